#include "replay/like.h"

#include <utility>
#include <vector>

#include "replay/columns.h"
#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/names.h"
#include "replay/targets.h"

namespace lockstep::replay {
namespace {

Column copied(const Column& from, const sql::TableLike& like, const Origin& origin) {
  Column column;
  column.name = from.name;
  column.type = from.type;
  column.type_id = from.type_id;
  column.is_type_known = from.is_type_known;
  column.not_null = from.not_null;
  column.collation = from.collation;
  column.origin = origin;
  if (like.including_defaults && !from.generated) {
    column.default_value = from.default_value;
    column.uses = from.uses;
  }
  if (like.including_generated && from.generated) {
    column.generated = from.generated;
    column.is_virtual = from.is_virtual;
    for (const Use& use : from.uses) {
      if (use.column == 0) column.uses.push_back(use);  // its own columns have other numbers here
    }
  }
  return column;
}

Id source_of(Step& step, Id table, const sql::TableLike& like) {
  const Id source = target_relation(step, like.table, RelationKind::kTable, false);
  return source == table ? 0 : source;
}

}  // namespace

void add_like(Step& step, Id table_id, const sql::TableLike& like) {
  const Id source_id = source_of(step, table_id, like);
  if (source_id == 0) return;
  const Relation& source = *step.database.relation(source_id);
  Relation& table = step.database.change_relation(table_id);
  if (!source.open_columns.empty()) table.open_columns = source.open_columns;
  for (const Column& from : source.columns) {
    if (find_column(table, from.name) != nullptr) {
      step.refuse("42701", "column \"" + from.name + "\" specified more than once", like.span);
      continue;
    }
    Column column = copied(from, like, step.origin);
    step.database.note_use(table_id, column.type_id);
    step.database.note_uses(table_id, column.uses);
    add_plain_column(table, std::move(column));
    if (!like.including_identity || from.identity == Column::Identity::kNone) continue;
    column_of(table, table.last_column_number)->identity = from.identity;
    add_own_sequence(step, table_id, table.last_column_number, {}, true);
  }
  if (!like.including_constraints) return;
  for (const Constraint& from : source.constraints) {
    if (from.kind != sql::ConstraintKind::kCheck || step.database.has_constraint(table, from.name)) continue;
    Constraint constraint = from;
    constraint.origin = step.origin;
    put_constraint(step, table_id, std::move(constraint));
  }
}

void add_like_indexes(Step& step, Id table_id, const sql::TableLike& like) {
  if (!like.including_indexes) return;
  const Id source_id = source_of(step, table_id, like);
  if (source_id == 0) return;
  const Relation& source = *step.database.relation(source_id);
  for (const Index& from : source.indexes) {
    const Relation& table = *step.database.relation(table_id);
    const Constraint* key = from.is_of_constraint ? find_constraint(source, from.name) : nullptr;
    const bool is_primary = key != nullptr && key->kind == sql::ConstraintKind::kPrimaryKey;
    const bool is_exclusion = key != nullptr && key->kind == sql::ConstraintKind::kExclusion;
    if (is_primary && find_primary_key(table) != nullptr) continue;
    const std::string middle = is_primary ? "" : joined_labels(from);
    const std::string_view label = is_primary ? "pkey" : is_exclusion ? "excl" : key != nullptr ? "key" : "idx";
    Index index = from;
    index.name = free_relation_name(step.database, table.schema, table.name, middle, label,
                                    key != nullptr ? NameOf::kConstraintIndex : NameOf::kRelation);
    index.is_named_by_postgres = true;
    index.origin = step.origin;
    index.parent = 0;
    if (key != nullptr) {
      Constraint constraint = *key;
      constraint.name = constraint.index = index.name;
      constraint.origin = step.origin;
      constraint.is_inherited = false;
      put_constraint(step, table_id, std::move(constraint));
    }
    put_index(step, table_id, std::move(index));
  }
}

}  // namespace lockstep::replay
