#include <algorithm>
#include <set>
#include <utility>

#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/names.h"
#include "replay/targets.h"
#include "replay/uses.h"

// Primary keys, unique and exclusion constraints: constraints that stand on an index of their own name.

namespace lockstep::replay {
namespace {

using sql::ConstraintKind;

std::string_view noun(ConstraintKind kind) {
  return kind == ConstraintKind::kPrimaryKey ? "primary key" : "unique";
}

std::vector<sql::Name> key_columns(const PendingConstraint& pending) {
  if (pending.column.empty()) return pending.written->columns;
  return {sql::Name{pending.column, pending.written->span}};
}

/// Adds the columns to the index; false when one is missing or stands twice.
bool add_columns(Step& step, Id table_id, const PendingConstraint& pending, Index& index) {
  std::set<std::string> seen;
  for (const sql::Name& name : key_columns(pending)) {
    const Relation& table = *step.database.relation(table_id);
    if (step.database.find_column(table, name.text).is_absent()) {
      step.note("42703", "column \"" + name.text + "\" named in key does not exist", name.span,
                table.existence == Existence::kCertain);
      if (!step.has_run) return false;
    }
    if (!seen.insert(name.text).second) {
      step.refuse(
          "42701",
          "column \"" + name.text + "\" appears twice in " + std::string(noun(pending.written->kind)) + " constraint",
          name.span);
      return false;
    }
    index.keys.push_back({name.text, name.text, name.text, {}, {}, false, false});
  }
  for (const sql::Name& name : pending.written->included) index.included.push_back(name.text);
  return true;
}

bool add_exclusions(Step& step, Id table_id, const sql::Constraint& written, Index& index) {
  for (const sql::IndexKey& key : written.exclusions) {
    if (!add_index_key(step, *step.database.relation(table_id), key, index)) return false;
  }
  index.method = written.method.empty() ? "btree" : written.method;
  if (written.where == nullptr) return true;
  const Relation& table = *step.database.relation(table_id);
  const Uses uses = uses_of(step.database, table, *written.where);
  index.where = step.source_within_parentheses(written.where->span, written.span);
  list_columns(table, index, uses);
  return true;
}

std::string chosen_name(Step& step, const Relation& table, const sql::Constraint& written, const Index& index) {
  if (!written.name.text.empty()) return written.name.text;
  const auto choose = [&](std::string_view middle, std::string_view label) {
    return free_relation_name(step.database, table.schema, table.name, middle, label, NameOf::kConstraintIndex);
  };
  if (written.kind == ConstraintKind::kPrimaryKey) return choose("", "pkey");
  const std::string middle = joined_labels(index);
  return choose(middle, written.kind == ConstraintKind::kExclusion ? "excl" : "key");
}

bool is_second_primary_key(Step& step, const Relation& table, const sql::Constraint& written) {
  const Constraint* known = find_primary_key(table);
  if (written.kind != ConstraintKind::kPrimaryKey || known == nullptr) return false;
  step.note("42P16", "multiple primary keys for table \"" + table.name + "\" are not allowed", written.span,
            known->existence == Existence::kCertain);
  return true;
}

/// A unique key of a partitioned table has to contain the columns that it is partitioned by.
bool lacks_partition_columns(Step& step, const Relation& table, const sql::Constraint& written, const Index& index) {
  if (!table.is_partitioned()) return false;
  if (written.kind == ConstraintKind::kExclusion) {
    step.refuse("0A000", "exclusion constraints are not supported on partitioned tables", written.span);
    return true;
  }
  for (const std::string& column : table.partition_columns) {
    const bool has_it =
        std::any_of(index.keys.begin(), index.keys.end(), [&](const IndexKey& key) { return key.column == column; });
    if (has_it) continue;
    step.refuse("0A000", "unique constraint on partitioned table must include all partitioning columns", written.span);
    return true;
  }
  return false;
}

/// In one CREATE TABLE, a unique constraint over the columns of another is left out by PostgreSQL.
bool is_redundant(const Relation& table, const sql::Constraint& written, const Index& index) {
  if (written.kind != ConstraintKind::kUnique) return false;
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& one) {
    if (one.kind != ConstraintKind::kPrimaryKey && one.kind != ConstraintKind::kUnique) return false;
    const Index* other = find_index(table, one.index);
    return other != nullptr && other->included == index.included && one.is_deferrable == written.is_deferrable &&
           other->nulls_not_distinct == written.nulls_not_distinct &&
           std::equal(other->keys.begin(), other->keys.end(), index.keys.begin(), index.keys.end(),
                      [](const IndexKey& a, const IndexKey& b) { return a.column == b.column; });
  });
}

void set_not_null(Step& step, Id table_id, const Index& index) {
  for (const Id id : with_descendants(step.database, table_id)) {
    for (Column& column : step.database.change_relation(id).columns) {
      const bool is_key = std::any_of(index.keys.begin(), index.keys.end(),
                                      [&](const IndexKey& key) { return key.column == column.name; });
      if (is_key && !column.not_null) column.not_null = column.is_not_null_of_key = true;
    }
  }
}

/// ADD CONSTRAINT … USING INDEX: the index takes the name of the constraint.
void adopt_index(Step& step, Id table_id, const sql::Constraint& written) {
  const Relation& table = *step.database.relation(table_id);
  const Index* known = find_index(table, written.index.text);
  if (known == nullptr) {
    if (!table.open_parts.empty() ||
        step.database.find_index({table.schema, written.index.text, {}}).presence == Presence::kUnknown) {
      return;
    }
    step.refuse("42704", "index \"" + written.index.text + "\" does not exist", written.index.span);
    return;
  }
  const bool has_expression =
      std::any_of(known->keys.begin(), known->keys.end(), [](const IndexKey& key) { return key.column.empty(); });
  const std::string quoted = "\"" + known->name + "\"";
  if (known->is_of_constraint) {
    step.refuse("55000", "index " + quoted + " is already associated with a constraint", written.index.span);
  } else if (!known->is_valid) {
    step.refuse("55000", "index " + quoted + " is not valid", written.index.span);
  } else if (!known->is_unique) {
    step.refuse("42809", quoted + " is not a unique index", written.index.span);
  } else if (has_expression) {
    step.refuse("42809", "index " + quoted + " contains expressions", written.index.span);
  } else if (known->where) {
    step.refuse("42809", quoted + " is a partial index", written.index.span);
  } else {
    const std::string name = written.name.text.empty() ? known->name : written.name.text;
    if (!is_constraint_name_free(step, table, name, written.span)) return;
    const Index index = *known;
    if (name != index.name) {
      if (!take_relation_name(step, table.schema, name, written.name.span)) return;
      rename_index(step, table_id, index.name, name);
    }
    for (Index& one : step.database.change_relation(table_id).indexes) {
      if (one.name == name) one.is_of_constraint = true;
    }
    Constraint constraint = head_of(step, written, name);
    for (const IndexKey& key : index.keys) constraint.columns.push_back(key.column);
    constraint.index = name;
    put_constraint(step, table_id, std::move(constraint));
    if (written.kind == ConstraintKind::kPrimaryKey) set_not_null(step, table_id, index);
  }
}

}  // namespace

void add_key(Step& step, Id table_id, const PendingConstraint& pending, ConstraintContext context) {
  const sql::Constraint& written = *pending.written;
  if (is_second_primary_key(step, *step.database.relation(table_id), written)) return;
  if (!written.index.text.empty()) return adopt_index(step, table_id, written);
  Index index;
  index.is_unique = written.kind != ConstraintKind::kExclusion;
  index.is_of_constraint = true;
  index.nulls_not_distinct = written.nulls_not_distinct;
  index.options = written.options;
  index.existence = step.existence();
  index.origin = step.at(written.span);
  const bool is_whole = written.kind == ConstraintKind::kExclusion ? add_exclusions(step, table_id, written, index)
                                                                   : add_columns(step, table_id, pending, index);
  const Relation& table = *step.database.relation(table_id);
  if (!is_whole || lacks_partition_columns(step, table, written, index)) return;
  if (context == ConstraintContext::kCreateTable && is_redundant(table, written, index)) return;
  index.name = chosen_name(step, table, written, index);
  index.is_named_by_postgres = written.name.text.empty();
  if (!take_relation_name(step, table.schema, index.name, written.span)) return;
  if (!is_constraint_name_free(step, table, index.name, written.span)) return;
  list_columns(table, index, {});
  Constraint constraint = head_of(step, written, index.name);
  constraint.is_of_column = !pending.column.empty();
  constraint.index = index.name;
  for (const IndexKey& key : index.keys) {
    if (!key.column.empty()) constraint.columns.push_back(key.column);
  }
  put_constraint(step, table_id, std::move(constraint));
  if (written.kind == ConstraintKind::kPrimaryKey) set_not_null(step, table_id, index);
  put_index(step, table_id, std::move(index));
}

}  // namespace lockstep::replay
