#pragma once
#include "merge/json_merge.h"

// Snapshots of drizzle-kit up to 0.31 (versions 5 to 7: maps of tables, enums and so on), merged as what they are: the
// sum of what migrations did.
namespace lockstep::merge {

/// What the branch's migration makes of the base's schema. `ancestor` is the schema that the migration was generated
/// against. Beside members that both sides changed, these are conflicts: what both sides add or take away (the second
/// statement fails), what refers to something that the other side took away, and a view whose table the other side
/// changed, since its definition lists the columns.
MergedJson merge_schemas(const Versions& versions);

/// The same of three states of one file, where no statement runs twice: what both sides did alike is taken once.
MergedJson merge_snapshot_file(const Versions& versions);

}  // namespace lockstep::merge
