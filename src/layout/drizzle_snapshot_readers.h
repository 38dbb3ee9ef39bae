#pragma once
#include <cstdint>

#include "layout/json_tree.h"
#include "model/schema.h"

// One reader for each form of snapshot that drizzle-kit has had.
namespace lockstep::layout {

/// Versions 5 to 7: maps of tables, enums and so on.
model::Schema read_snapshot_maps(const JsonValue& snapshot, std::int64_t version, const LineIndex& lines);

/// Versions 8 and 9: an array of entities, or of changes that hold such.
model::Schema read_snapshot_entities(const JsonValue& snapshot, const LineIndex& lines);

}  // namespace lockstep::layout
