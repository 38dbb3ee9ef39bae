#include <algorithm>

#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

bool is_same(const sql::QualifiedName& a, const sql::QualifiedName& b) {
  return a.name == b.name && (a.schema == b.schema || a.schema.empty() || b.schema.empty());
}

bool has_column(const replay::Constraint& constraint, std::string_view name) {
  return std::find(constraint.columns.begin(), constraint.columns.end(), name) != constraint.columns.end();
}

/// Whether an action makes up for it: it adds such a constraint anew, or drops a column that it was about.
bool makes_up(const sql::AlterAction& action, const replay::Constraint& dropped) {
  if (action.kind == sql::AlterActionKind::kDropColumn) return has_column(dropped, action.name.text);
  if (action.kind != sql::AlterActionKind::kAddConstraint || action.constraint->kind != dropped.kind) return false;
  const std::vector<sql::Name>& columns = action.constraint->columns;
  const bool has_its_columns = std::all_of(columns.begin(), columns.end(),
                                           [&](const sql::Name& column) { return has_column(dropped, column.text); });
  return action.constraint->name.text == dropped.name || (!columns.empty() && has_its_columns);
}

bool is_made_up_for(const sql::AlterTable& alter_table, const replay::Constraint& dropped, const Situation& at) {
  const auto in = [&](const sql::AlterTable& statement) {
    return std::any_of(statement.actions.begin(), statement.actions.end(),
                       [&](const sql::AlterAction& action) { return makes_up(action, dropped); });
  };
  if (in(alter_table)) return true;
  const sql::QualifiedName& table = alter_table.table.relation;
  for (const sql::Statement& later : lint::following(at)) {
    if (const auto* statement = std::get_if<sql::AlterTable>(&later.body)) {
      if (is_same(statement->table.relation, table) && in(*statement)) return true;
    } else if (const auto* drop = std::get_if<sql::Drop>(&later.body); drop && drop->kind == sql::ObjectKind::kTable) {
      const bool drops_it = std::any_of(drop->objects.begin(), drop->objects.end(),
                                        [&](const sql::ObjectName& object) { return is_same(object.name, table); });
      if (drops_it) return true;
    }
  }
  return false;
}

/// Whether ON CONFLICT on the same columns goes on finding a unique index.
bool has_another_key(const replay::Relation& relation, const replay::Constraint& dropped) {
  return std::any_of(relation.indexes.begin(), relation.indexes.end(), [&](const replay::Index& index) {
    return index.is_unique && index.name != dropped.index && !index.where &&
           index.keys.size() == dropped.columns.size() &&
           std::all_of(index.keys.begin(), index.keys.end(),
                       [&](const replay::IndexKey& key) { return has_column(dropped, key.column); });
  });
}

std::string joined(const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + lint::quoted(column);
  return list;
}

void say(const replay::Relation& relation, const replay::Constraint& dropped, const sql::AlterAction& action,
         const Situation& at, Hazards& found) {
  const std::string name = lint::quoted(dropped.name);
  const bool is_key = dropped.kind == sql::ConstraintKind::kUnique || dropped.kind == sql::ConstraintKind::kPrimaryKey;
  if (is_key && !has_another_key(relation, dropped)) {
    const std::string columns = joined(dropped.columns);
    found.add(lint::Hazard::kBreaksRelease, action.span,
              "duplicates of " + columns + " are let in, and ON CONFLICT (" + columns +
                  ") of the release that still runs fails without " + name,
              "drop it after the last release that relies on it is gone, or have another unique index on (" + columns +
                  ") before");
    return;
  }
  if (dropped.kind != sql::ConstraintKind::kForeignKey) {
    found.add(
        action.span,
        "rows that " + name + " keeps out are let in; takes an ACCESS EXCLUSIVE lock on " + lint::quoted(relation.name),
        with_lock_timeout(at, "make sure that nothing relies on it"));
    return;
  }
  found.add(action.span,
            "takes ACCESS EXCLUSIVE locks on " + lint::quoted(relation.name) + " and " +
                lint::quoted(dropped.foreign_name) + ": behind a long query on either, all reads and writes queue",
            with_lock_timeout(at, "rows without a partner are let in from then on"));
}

void check_drop_constraint(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                           Hazards& found) {
  const auto relation = at.database.find_relation(alter_table.table.relation);
  if (!relation || lint::is_private(at, alter_table.table.relation)) return;
  const auto dropped = at.database.find_constraint(*relation, action.name.text);
  if (!dropped || dropped->origin.is_new || is_made_up_for(alter_table, *dropped, at)) return;
  say(*relation, *dropped, action, at, found);
}

}  // namespace

constexpr lint::Rule kDropConstraint = {
    .id = "drop-constraint",
    .hazard = lint::Hazard::kBriefLock,
    .summary = "a constraint is given up, with what relies on it",
    .handlers = {lint::on_action<sql::AlterActionKind::kDropConstraint, &check_drop_constraint>()},
};

}  // namespace lockstep::sql_rules
