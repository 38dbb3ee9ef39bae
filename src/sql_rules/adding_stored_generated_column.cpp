#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

constexpr int kFirstWithVirtual = 18;

void say(const sql::QualifiedName& table, sql::Span span, const Effect& work, const std::string& help,
         const Situation& at, Hazards& found) {
  found.add(span, lint::in_words(at, work), help).table = table;
}

void check_add(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
               Hazards& found) {
  const sql::Constraint* generated = sql::find_constraint(*action.column, sql::ConstraintKind::kGenerated);
  const Effect* work = lint::find_work(at, action.span);
  if (generated == nullptr || work == nullptr || work->work != lint::Work::kRewrite) return;
  const std::string name = lint::quoted(action.column->name.text);
  const std::string type(at.text_of(action.column->type.span));
  const sql::QualifiedName& table = alter_table.table.relation;
  const std::string value =
      generated->expression ? std::string(at.text_of(generated->expression->span)) : std::string("…");
  const std::string add = alter(table) + "ADD COLUMN " + name + " " + type;
  const std::string help =
      at.settings.postgres_major >= kFirstWithVirtual
          ? "computed when it is read, and added at once:\n" + add + " GENERATED ALWAYS AS (" + value + ") VIRTUAL;"
          : add + ";\nfill it by a trigger BEFORE INSERT OR UPDATE, old rows in batches; or compute it in a view";
  say(table, generated->span, *work, help, at, found);
}

void check_change(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at, Hazards& found) {
  const Effect* work = lint::find_work(at, action.span);
  if (work == nullptr || work->work != lint::Work::kRewrite) return;
  say(alter.table.relation, action.span, *work,
      "add a column with the new expression beside it, move what reads it, and drop the old one", at, found);
}

}  // namespace

constexpr lint::Rule kAddingStoredGeneratedColumn = {
    .id = "adding-stored-generated-column",
    .hazard = lint::Hazard::kRewrites,
    .summary = "a stored generated column, which is computed for every row while reads and writes wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddColumn, &check_add>(),
                 lint::on_action<sql::AlterActionKind::kSetExpression, &check_change>()},
    .aliases = {"E10"},
};

}  // namespace lockstep::sql_rules
