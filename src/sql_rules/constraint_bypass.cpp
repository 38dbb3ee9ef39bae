#include "base/text.h"
#include "sql_rules/rules.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

constexpr std::string_view kUnchecked =
    ": foreign keys are not checked, and what is written now is never checked later";

void check_setting(const sql::SetVariable& set, const Situation& at, Hazards& found) {
  const bool is_bypass = set.name == "session_replication_role" && set.kind == sql::SetVariable::Kind::kSet &&
                         set.values.size() == 1 && base::lower_ascii(set.values.front()) == "replica";
  if (!is_bypass) return;
  const std::string kept = set.is_local ? "" : ", also afterwards";
  found.add(at.statement.span, "session_replication_role = replica turns triggers off" + kept + std::string(kUnchecked),
            "drop the foreign key, write, and add it again: ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT");
}

void check_disabled_trigger(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                            Hazards& found) {
  const sql::QualifiedName& table = alter.table.relation;
  if (lint::is_private(at, table)) return;
  const std::string name = lint::quoted(table);
  if (action.name.text.empty() && action.value == "all") {
    found.add(action.span, "turns all triggers of " + name + " off" + std::string(kUnchecked),
              "turn off the triggers that are meant: ALTER TABLE " + name + " DISABLE TRIGGER USER;");
    return;
  }
  const bool comes_back = any_action_behind(at, table, [&](const sql::AlterAction& later) {
    return later.kind == sql::AlterActionKind::kEnableTrigger &&
           (later.name.text == action.name.text || later.name.text.empty());
  });
  if (comes_back) return;
  const std::string what = action.name.text.empty() ? "USER" : lint::quoted(action.name.text);
  found.add(action.span,
            (action.name.text.empty() ? "the triggers of " : "trigger " + what + " of ") + name +
                " stay off: the migration does not turn them on again",
            "at the end: ALTER TABLE " + name + " ENABLE TRIGGER " + what +
                ";\nor, when it is not needed any more: DROP TRIGGER " + what + " ON " + name + ";");
}

}  // namespace

constexpr lint::Rule kConstraintBypass = {
    .id = "constraint-bypass",
    .hazard = lint::Hazard::kMayFail,
    .summary = "rows that are written without the checks of the table",
    .handlers = {lint::on<&check_setting>(),
                 lint::on_action<sql::AlterActionKind::kDisableTrigger, &check_disabled_trigger>()},
    .aliases = {},
};

}  // namespace lockstep::sql_rules
