#pragma once
#include <string>
#include <string_view>

#include "layout/json_tree.h"
#include "model/schema.h"

// The objects of a snapshot, as far as all versions of drizzle-kit write them alike: with a name, a place, and unknown
// as a whole when there is something else than an object.
namespace lockstep::layout {

struct RelationName {
  std::string schema;  // empty for public
  std::string name;
};

/// By its members, else by its key, which is "schema.name", or "name" in version 5.
RelationName relation_name(const JsonValue& relation);

model::Enum read_enum(const JsonValue& json, const LineIndex& lines);
/// Without its columns and constraints.
model::Table read_table_head(const JsonValue& json, const LineIndex& lines);
model::View read_view(const JsonValue& json, const LineIndex& lines);
/// Without its options, which are written in two ways.
model::Sequence read_sequence_head(const JsonValue& json, const LineIndex& lines);
model::Role read_role(const JsonValue& json, const LineIndex& lines);

/// Without the schema of its type, its default and its primary key.
model::Column read_column_head(const JsonValue& json, const LineIndex& lines);
model::PrimaryKey read_primary_key(const JsonValue& json, const LineIndex& lines);
model::Unique read_unique(const JsonValue& json, const LineIndex& lines);
/// Without the foreign table; its own columns are in `columns_key`.
model::ForeignKey read_foreign_key_head(const JsonValue& json, std::string_view columns_key, const LineIndex& lines);
model::Check read_check(const JsonValue& json, const LineIndex& lines);
model::Index read_index(const JsonValue& json, const LineIndex& lines);
model::Policy read_policy(const JsonValue& json, std::string_view roles_key, const LineIndex& lines);

}  // namespace lockstep::layout
