#include "replay/tables.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "replay/columns.h"
#include "replay/constraints.h"
#include "replay/like.h"
#include "replay/partitions.h"
#include "replay/targets.h"
#include "replay/uses.h"

// CREATE TABLE: columns, of its own and of what it is made after, in the order of the text; then the constraints.

namespace lockstep::replay {
namespace {

bool is_there(Step& step, const std::string& schema, const std::string& name) {
  const Id id = step.database.holder({NameSpace::kRelation, schema, name, {}});
  if (id == 0) return false;
  const Relation* known = step.database.relation(id);
  if (known->existence != Existence::kCertain && !step.may_not_run()) {
    step.database.change_relation(id).existence = Existence::kCertain;
  }
  return true;
}

bool take_names(Step& step, const std::string& schema, const sql::QualifiedName& name) {
  return take_relation_name(step, schema, name.name, name.span) && take_type_name(step, schema, name.name, name.span);
}

std::optional<std::string> schema_of_new(Step& step, const sql::QualifiedName& name, sql::Persistence persistence) {
  if (persistence == sql::Persistence::kTemporary) return "pg_temp";
  return target_schema(step, name);
}

/// Whether an older one may be there, which the statement passes over; not where the history proves that there is none.
bool may_be_older(const Step& step, const sql::QualifiedName& name, bool if_not_exists) {
  return step.forgives_duplicates() || (if_not_exists && !step.database.find_relation(name).is_absent());
}

Relation head_of(const Step& step, const sql::CreateTable& statement, std::string schema) {
  Relation relation;
  relation.kind = statement.is_foreign ? RelationKind::kForeignTable : RelationKind::kTable;
  relation.schema = std::move(schema);
  relation.name = statement.name.name;
  relation.existence = step.existence();
  relation.made_if_not_exists = may_be_older(step, statement.name, statement.if_not_exists);
  relation.origin = step.origin;
  relation.persistence = statement.persistence;
  relation.options = statement.options;
  relation.columns.reserve(statement.columns.size());
  if (statement.partition_by != nullptr) relation.partition_strategy = statement.partition_by->strategy;
  return relation;
}

void inherit_columns(Relation& child, const Relation& parent, const Origin& origin) {
  if (!parent.open_columns.empty()) child.open_columns = parent.open_columns;
  for (Column column : parent.columns) {
    if (find_column(child, column.name) != nullptr) continue;
    column.is_inherited = true;
    column.identity = Column::Identity::kNone;
    column.sequence = 0;
    column.origin = origin;
    add_plain_column(child, std::move(column));
  }
}

/// Columns of the parents, of the partitioned table, or of the composite type.
void add_columns_of_others(Step& step, Id table_id, const sql::CreateTable& statement) {
  std::vector<sql::QualifiedName> parents = statement.inherits;
  if (!statement.partition_of.name.empty()) parents.push_back(statement.partition_of);
  if (!statement.of_type.name.empty()) parents.push_back(statement.of_type);
  for (const sql::QualifiedName& name : parents) {
    const Id parent_id = target_relation(step, name, RelationKind::kTable, false);
    if (parent_id == 0) continue;
    const Relation& parent = *step.database.relation(parent_id);
    Relation& table = step.database.change_relation(table_id);
    inherit_columns(table, parent, step.origin);
    for (const Column& column : table.columns) {
      step.database.note_use(table_id, column.type_id);
      step.database.note_uses(table_id, column.uses);
    }
    if (!statement.of_type.name.empty() && name.span == statement.of_type.span) {
      table.of_type = parent_id;
      step.database.note_use(table_id, parent_id);
    }
  }
}

/// A column that the table has from a parent or a type already, and that is written again.
void merge_column(Step& step, Id table_id, const sql::Column& written, std::vector<PendingConstraint>& pending) {
  const std::uint32_t number = find_column(*step.database.relation(table_id), written.name.text)->number;
  for (const sql::Constraint& constraint : written.constraints) {
    if (constraint.kind == sql::ConstraintKind::kDefault && constraint.expression != nullptr) {
      set_default(step, table_id, number, *constraint.expression, constraint.span);
    } else if (constraint.kind == sql::ConstraintKind::kNotNull) {
      column_of(step.database.change_relation(table_id), number)->not_null = true;
    } else {
      pending.push_back({&constraint, written.name.text});
    }
  }
  column_of(step.database.change_relation(table_id), number)->is_inherited = false;
}

void add_written_columns(Step& step, Id table_id, const sql::CreateTable& statement,
                         std::vector<PendingConstraint>& pending) {
  std::size_t like = 0;
  const auto add_likes_before = [&](std::uint32_t offset) {
    for (; like < statement.likes.size() && statement.likes[like].span.begin < offset; ++like) {
      add_like(step, table_id, statement.likes[like]);
    }
  };
  for (const sql::Column& written : statement.columns) {
    add_likes_before(written.span.begin);
    const Column* known = find_column(*step.database.relation(table_id), written.name.text);
    if (known == nullptr) {
      add_column(step, table_id, written, pending);
    } else if (known->is_inherited) {
      merge_column(step, table_id, written, pending);
    } else {
      step.refuse("42701", "column \"" + written.name.text + "\" specified more than once", written.name.span);
    }
  }
  add_likes_before(static_cast<std::uint32_t>(-1));
}

void take_partition_key(Step& step, Id table_id, const sql::PartitionBy& by) {
  Uses uses;
  std::vector<std::string> columns;
  for (const sql::IndexKey& key : by.keys) {
    const Relation& table = *step.database.relation(table_id);
    if (key.expression != nullptr) {
      add_uses(uses, uses_of(step.database, table, *key.expression));
    } else if (step.database.find_column(table, key.column.text).is_absent()) {
      step.refuse("42703", "column \"" + key.column.text + "\" named in partition key does not exist", key.span);
    } else {
      columns.push_back(key.column.text);
    }
  }
  for (std::string& name : own_columns(*step.database.relation(table_id), uses)) columns.push_back(std::move(name));
  step.database.change_relation(table_id).partition_columns = std::move(columns);
}

void take_parents(Step& step, Id table_id, const sql::CreateTable& statement) {
  for (const sql::QualifiedName& name : statement.inherits) {
    if (const Lookup<Relation> parent = step.database.find_relation(name)) add_parent(step, table_id, parent->id);
  }
  if (statement.partition_of.name.empty()) return;
  const Lookup<Relation> parent = step.database.find_relation(statement.partition_of);
  if (!parent) return;
  const bool is_default = statement.bound != nullptr && statement.bound->kind == sql::PartitionBound::Kind::kDefault;
  if (parent->id != table_id) attach_partition(step, parent->id, table_id, is_default);
}

/// Whether it is to be a partition of something that has none.
bool has_wrong_parent(Step& step, const sql::CreateTable& statement) {
  if (statement.partition_of.name.empty()) return false;
  const Lookup<Relation> parent = step.database.find_relation(statement.partition_of);
  if (!parent || parent->is_partitioned() || parent->is_assumed) return false;
  step.note("42P17", "\"" + parent->name + "\" is not partitioned", statement.partition_of.span,
            parent->existence == Existence::kCertain);
  return true;
}

}  // namespace

void apply_create_table(Step& step, const sql::CreateTable& statement) {
  std::optional<std::string> schema = schema_of_new(step, statement.name, statement.persistence);
  if (!schema) return;
  if (statement.if_not_exists && is_there(step, *schema, statement.name.name)) return;
  if (has_wrong_parent(step, statement) || !take_names(step, *schema, statement.name)) return;
  const Id table = step.database.add(head_of(step, statement, std::move(*schema)));
  std::vector<PendingConstraint> pending;
  add_columns_of_others(step, table, statement);
  add_written_columns(step, table, statement, pending);
  if (statement.partition_by != nullptr) take_partition_key(step, table, *statement.partition_by);
  for (const sql::Constraint& constraint : statement.constraints) pending.push_back({&constraint, ""});
  add_constraints(step, table, std::move(pending), ConstraintContext::kCreateTable);
  take_parents(step, table, statement);
  for (const sql::TableLike& like : statement.likes) add_like_indexes(step, table, like);
}

void apply_create_table_as(Step& step, const sql::CreateTableAs& statement) {
  std::optional<std::string> schema = schema_of_new(step, statement.name, statement.persistence);
  if (!schema) return;
  if (statement.if_not_exists && is_there(step, *schema, statement.name.name)) return;
  QueryPicture picture;
  if (statement.query) {
    picture = picture_of(step.database, *statement.query);
  } else {
    picture.is_open = true;
  }
  if (!take_names(step, *schema, statement.name)) return;
  Relation relation;
  relation.kind = statement.is_materialized_view ? RelationKind::kMaterializedView : RelationKind::kTable;
  relation.schema = std::move(*schema);
  relation.name = statement.name.name;
  relation.existence = step.existence();
  relation.made_if_not_exists = may_be_older(step, statement.name, statement.if_not_exists);
  relation.origin = step.origin;
  relation.persistence = statement.persistence;
  relation.options = statement.options;
  relation.is_populated = !statement.with_no_data;
  relation.is_written_since_creation = !statement.is_materialized_view && !statement.with_no_data;
  add_output_columns(step, relation, picture, statement.columns);
  if (statement.is_materialized_view) {
    relation.uses = std::move(picture.uses);
    if (statement.query) relation.definition = step.source(statement.query->span);
  }
  const Id id = step.database.add(std::move(relation));
  const Relation& added = *step.database.relation(id);
  step.database.note_uses(id, added.uses);
  for (const Column& column : added.columns) step.database.note_use(id, column.type_id);
}

}  // namespace lockstep::replay
