#include <algorithm>

#include "sql_rules/conditions.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::ConstraintKind;

/// Whether the rows that are there get a value that is not NULL.
bool fills_itself(const sql::Column& column, const replay::Type* domain) {
  const bool is_serial = column.type.schema.empty() && column.type.name.ends_with("serial");
  if (is_serial || find_constraint(column, ConstraintKind::kIdentity) ||
      find_constraint(column, ConstraintKind::kGenerated)) {
    return true;
  }
  const sql::Constraint* value = find_constraint(column, ConstraintKind::kDefault);
  return value != nullptr ? !is_null(*value->expression) : domain != nullptr && domain->default_value.has_value();
}

/// Whether an earlier statement took all rows, and none behind it put any in.
bool is_emptied(const Situation& at, const sql::QualifiedName& table) {
  bool is_empty = false;
  any_before(at, [&](const sql::Statement& statement) {
    const auto* removal = std::get_if<sql::Delete>(&statement.body);
    const bool removes_all = std::holds_alternative<sql::Truncate>(statement.body) ||
                             (removal != nullptr && removal->where == nullptr && removal->from.empty());
    sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
      const bool is_written = use == sql::RelationUse::kWritten && is_same_relation(at, name, table);
      if (is_written) is_empty = removes_all;
    });
    return false;
  });
  return is_empty;
}

/// Nothing where there is no row that could lack the value.
std::optional<lint::Hazard> hazard_of_rows(const Situation& at, const sql::QualifiedName& name) {
  const auto table = at.database.find_relation(name);
  if (is_absent(at, table)) return std::nullopt;
  if (table && lint::is_private(at, name)) {
    return table->is_written_since_creation ? std::optional(lint::Hazard::kMayFail) : std::nullopt;
  }
  if (is_emptied(at, name)) return std::nullopt;
  return table && !at.statement.nesting.in_condition ? lint::Hazard::kFails : lint::Hazard::kMayFail;
}

/// Whether the statement itself drops the column of that name, which PostgreSQL does before it adds one.
bool is_dropped_first(const sql::AlterTable& alter, std::string_view column) {
  return std::any_of(alter.actions.begin(), alter.actions.end(), [&](const sql::AlterAction& action) {
    return action.kind == sql::AlterActionKind::kDropColumn && action.name.text == column;
  });
}

std::string help(const sql::Column& column, const Situation& at, const std::string& table) {
  const std::string name = lint::quoted(column.name.text);
  const std::string type = type_text(column.type);
  return "give the rows that are there a value:\nALTER TABLE " + table + " ADD COLUMN " + name + " " + type +
         " NOT NULL DEFAULT …;\nor, when each row has its own:\n" +
         script(at.settings, {"ALTER TABLE " + table + " ADD COLUMN " + name + " " + type,
                              "UPDATE " + table + " SET " + name + " = …",
                              "ALTER TABLE " + table + " ALTER COLUMN " + name + " SET NOT NULL"});
}

void check_adding_required_field(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                                 Hazards& found) {
  const sql::Column& column = *action.column;
  const replay::Type* type = at.database.find_type(column.type).type;
  const bool has_domain = type != nullptr && type->kind == replay::Type::Kind::kDomain && column.type.dimensions == 0;
  const replay::Type* domain = has_domain ? type : nullptr;
  const bool is_required = find_constraint(column, ConstraintKind::kNotNull) ||
                           find_constraint(column, ConstraintKind::kPrimaryKey) ||
                           (domain != nullptr && domain->not_null);
  if (!is_required || fills_itself(column, domain)) return;
  const sql::QualifiedName& name = alter.table.relation;
  const auto table = at.database.find_relation(name);
  const bool is_there = table && at.database.find_column(*table, column.name.text).is_present();
  if (is_there && !is_dropped_first(alter, column.name.text)) return;
  const auto hazard = hazard_of_rows(at, name);
  if (!hazard) return;
  const std::string text = lint::quoted(name);
  const std::string is = *hazard == lint::Hazard::kFails ? "fails on any row of " : "fails if there is a row in ";
  found
      .add(*hazard, action.span,
           is + text + ": column " + lint::quoted(column.name.text) +
               " is NOT NULL and has no default, so the rows that are there would have none",
           help(column, at, text))
      .table = name;
}

}  // namespace

constexpr lint::Rule kAddingRequiredField = {
    .id = "adding-required-field",
    .hazard = lint::Hazard::kFails,
    .summary = "ADD COLUMN NOT NULL without a value for the rows that are there",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddColumn, &check_adding_required_field>()},
    .aliases = {"MF103", "add-column-not-null-no-default"},
};

}  // namespace lockstep::sql_rules
