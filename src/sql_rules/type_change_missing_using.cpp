#include <algorithm>

#include "base/text.h"
#include "sql_rules/advice.h"
#include "sql_rules/casts.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::AlterActionKind;
using sql::ExpressionKind;

/// One ALTER COLUMN … TYPE, of a column whose type is known.
struct ColumnTypeChange {
  const sql::AlterTable& alter;
  const sql::AlterAction& action;
  const replay::Column& column;
  std::string name;  // of the column, as SQL
  std::string from;
  std::string to;
};

std::string set_type(const ColumnTypeChange& change, const std::string& value) {
  return alter(change.alter.table.relation) + "ALTER COLUMN " + change.name + " TYPE " + change.to + " USING " + value;
}

bool drops_default(const sql::AlterTable& alter, const std::string& column) {
  return std::any_of(alter.actions.begin(), alter.actions.end(), [&](const sql::AlterAction& action) {
    return action.kind == AlterActionKind::kDropDefault && action.name.text == column;
  });
}

void check_automatic(const ColumnTypeChange& change, const Situation& at, Cast cast, Hazards& found) {
  const std::string value =
      cast == Cast::kExplicit ? change.name + "::" + change.to : "… -- an expression of " + change.name;
  found.add(change.action.span,
            "fails: " + change.from + " does not become " + change.to + " by itself, so column " + change.name +
                " needs USING",
            "say how each value is converted, and see first that all of them can be:\n" +
                script(at.settings, {set_type(change, value)}));
}

/// PostgreSQL keeps no default that is NULL.
bool has_default(const replay::Column& column) {
  return column.default_value && !base::lower_ascii(*column.default_value).starts_with("null");
}

void check_default(const ColumnTypeChange& change, const Situation& at, Hazards& found) {
  const bool is_kept = has_default(change.column) && !drops_default(change.alter, change.column.name);
  const Cast cast = cast_between(change.column.type, change.action.column->type, at.database);
  if (!is_kept || cast == Cast::kAutomatic || cast == Cast::kUnknown) return;
  const std::string of_column = "ALTER COLUMN " + change.name;
  found.add(
      change.action.span,
      "fails: the default of " + change.name + " does not become " + change.to + " by itself, whatever USING says",
      "take the default away and set it again, in one statement:\n" + set_type(change, "…") + ",\n  " + of_column +
          " DROP DEFAULT,\n  " + of_column + " SET DEFAULT …;");
}

void check_result(const ColumnTypeChange& change, const Situation& at, Hazards& found) {
  const sql::Expression& value = *change.action.expression;
  const bool is_column = value.kind == ExpressionKind::kColumn && value.text == change.column.name;
  if (value.kind != ExpressionKind::kCast && !is_column) return;
  const sql::TypeName& type = is_column ? change.column.type : *value.type;
  const Cast cast = cast_between(type, change.action.column->type, at.database);
  if (cast == Cast::kAutomatic || cast == Cast::kUnknown) return;
  const std::string text(at.text_of(value.span));
  found.add(value.span, "fails: USING gives " + type_text(type) + ", which does not become " + change.to + " by itself",
            "cast the result: " + set_type(change, "(" + text + ")::" + change.to) + ";");
}

void check_source(const ColumnTypeChange& change, const Situation& at, Hazards& found) {
  bool uses_column = false;
  sql::for_each_expression(*change.action.expression, [&](const sql::Expression& part) {
    const bool is_row = part.kind == ExpressionKind::kColumn && part.text == change.alter.table.relation.name;
    uses_column = uses_column || is_row || (part.kind == ExpressionKind::kColumn && part.text == change.column.name) ||
                  part.kind == ExpressionKind::kSubquery;
  });
  if (uses_column || lint::is_private(at, change.alter.table.relation)) return;
  found.add(lint::Hazard::kLosesData, change.action.expression->span,
            "every value of " + change.name + " is replaced by what USING says, which does not look at it",
            "if the values are meant to be kept: " + set_type(change, change.name + "::" + change.to) +
                ";\nif not, say so above the statement:\n" +
                suppression("type-change-missing-using", "the old values are of no use"));
}

void check_type_change_missing_using(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                                     Hazards& found) {
  const auto table = at.database.find_relation(alter.table.relation);
  if (!table) return;
  const auto column = at.database.find_column(*table, action.name.text);
  const bool is_known = column.is_present() && column->is_type_known && !column->type.name.empty();
  if (!is_known || is_enum_step(at, alter, action)) return;
  const ColumnTypeChange change{
      alter, action, *column, lint::quoted(column->name), type_text(column->type), type_text(action.column->type)};
  const Cast cast = cast_between(column->type, action.column->type, at.database);
  if (action.expression == nullptr && (cast == Cast::kExplicit || cast == Cast::kNone)) {
    check_automatic(change, at, cast, found);
    return;
  }
  check_default(change, at, found);
  if (action.expression == nullptr) return;
  check_result(change, at, found);
  check_source(change, at, found);
}

}  // namespace

constexpr lint::Rule kTypeChangeMissingUsing = {
    .id = "type-change-missing-using",
    .hazard = lint::Hazard::kFails,
    .summary = "a new type that the values or the default do not become by themselves",
    .handlers = {lint::on_action<AlterActionKind::kSetType, &check_type_change_missing_using>()},
    .aliases = {"mismatch-column-in-using", "US030"},
};

}  // namespace lockstep::sql_rules
