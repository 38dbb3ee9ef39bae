#pragma once
#include <string>
#include <string_view>

#include "base/expected.h"
#include "model/schema.h"

namespace lockstep::layout {

/// The schema that a snapshot of drizzle-kit describes (PostgreSQL; versions 5 to 7, and 8 and 9 of drizzle-kit 1.x),
/// or why it cannot be read: "not JSON: …", "its dialect is sqlite", "its version 4 is not one of 5 to 9". Never throws
/// for what the text holds: a part that is damaged is unknown in the schema, and a container open.
///
/// What older versions leave out or write differently is put as the newest does: a type's schema from the enums of the
/// snapshot, foreign tables of version 5 from its tables, its composite keys with "_pk", arrays as defaults as
/// literals. Kinds of objects that no table of the snapshot has a word on were unknown to its drizzle-kit and are in
/// `not_told`. A table with policies has row level security, which drizzle-kit then turns on by itself. Existing views
/// are left out.
///
/// A snapshot of version 9 may hold only what changed since its parents: its schema is open, and has what it creates.
///
/// Places are those of the keys in the text (1.x has none for objects: of the entity), with an empty path.
base::Expected<model::Schema, std::string> read_snapshot_schema(std::string_view json_text);

}  // namespace lockstep::layout
