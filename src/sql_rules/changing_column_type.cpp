#include <utility>

#include "base/text.h"
#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/lossy_change.h"
#include "sql_rules/rules.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

/// The column as it is; null when it is not known, or its type is not.
const replay::Column* known_column(const sql::QualifiedName& table, const std::string& name, const Situation& at) {
  const auto relation = at.database.find_relation(table);
  if (!relation) return nullptr;
  const auto column = at.database.find_column(*relation, name);
  return column && column->is_type_known && !column->type.name.empty() ? column.object : nullptr;
}

std::string help(const sql::QualifiedName& table, const sql::AlterAction& action, const replay::Column* column,
                 const Situation& at) {
  const std::string name = lint::quoted(action.name.text);
  const std::string to(at.text_of(action.column->type.span));
  const bool is_to_timestamptz = column != nullptr && column->type.name == "timestamp" && to != "timestamp" &&
                                 action.column->type.name == "timestamptz" && !action.expression;
  if (is_to_timestamptz) {
    return "when the values are in UTC this leaves the rows as they are:\nSET LOCAL timezone = 'UTC';\n" +
           std::string(at.text_of(at.statement.span)) + ";";
  }
  const std::string next = lint::quoted(lint::suggested_name({"", action.name.text, {}}, "", "new"));
  return "over several releases: " + alter(table) + "ADD COLUMN " + next + " " + to + "; write both columns, fill " +
         next + " in batches, read it, drop " + name;
}

/// The type as people write it.
std::string type_in_words(const sql::TypeName& type) {
  constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"int2", "smallint"}, {"int4", "integer"}, {"int8", "bigint"}, {"float4", "real"}, {"bpchar", "char"},
  };
  std::string text = type.name;
  for (const auto& [name, spelling] : kSpellings) {
    if (type.name == name) text = spelling;
  }
  if (!type.modifiers.empty()) text += "(" + base::join(type.modifiers, ", ") + ")";
  return type.dimensions == 0 ? text : text + "[]";
}

/// The change in words: "integer to bigint", or "to bigint" when the old type is not known.
std::string change(const sql::AlterAction& action, const replay::Column* column, const Situation& at) {
  const std::string to(at.text_of(action.column->type.span));
  return column == nullptr ? "to " + to : type_in_words(column->type) + " to " + to;
}

void check_changing_column_type(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                                Hazards& found) {
  const sql::QualifiedName& table = alter_table.table.relation;
  const replay::Column* column = known_column(table, action.name.text, at);
  const std::string name = lint::quoted(action.name.text);
  const std::string loss = column == nullptr || lint::is_private(at, table)
                               ? ""
                               : silent_loss(column->type, action.column->type, action.expression.get());
  const Effect* work = lint::find_work(at, action.span);
  if (!loss.empty()) {
    found.add(lint::Hazard::kLosesData, action.span,
              change(action, column, at) + " drops " + loss + " of " + name + " without an error" +
                  (work == nullptr ? "" : "; " + lint::work_in_words(at, *work)),
              help(table, action, column, at));
    return;
  }
  if (work == nullptr || is_step_by_text(at, alter_table, action)) return;
  const bool is_rewrite = work->work == lint::Work::kRewrite;
  const lint::Hazard certain = is_rewrite ? lint::Hazard::kRewrites : lint::Hazard::kBlocks;
  found
      .add(work->is_unsure ? lint::Hazard::kMayFail : certain, action.span,
           is_rewrite ? name + " " + change(action, column, at) + " " + lint::in_words(at, *work)
                      : lint::with_reason(at, *work),
           help(table, action, column, at))
      .table = table;
}

}  // namespace

constexpr lint::Rule kChangingColumnType = {
    .id = "changing-column-type",
    .hazard = lint::Hazard::kRewrites,
    .summary = "a type that needs every row written anew, or takes something from values",
    .handlers = {lint::on_action<sql::AlterActionKind::kSetType, &check_changing_column_type>()},
    .aliases = {"E5", "E10"},
};

}  // namespace lockstep::sql_rules
