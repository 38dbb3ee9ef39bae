#include <algorithm>

#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::AlterActionKind;

constexpr std::string_view kShut = ": to everybody but its owner it has no rows, and takes none";

std::string policy_help(const Situation& at, const std::string& table, const std::vector<std::string>& first) {
  std::vector<std::string> statements = first;
  statements.push_back("CREATE POLICY " + table.substr(table.find('.') + 1) + "_all ON " + table +
                       " USING (true) WITH CHECK (true)");
  return "make the policies in the same migration; this one allows everything, as now:\n" +
         script(at.settings, statements);
}

bool gets_policy(const Situation& at, const sql::QualifiedName& table) {
  return any_behind(at, [&](const sql::Statement& statement) {
    const auto* policy = std::get_if<sql::Policy>(&statement.body);
    return (policy != nullptr && policy->is_create && is_same_relation(at, policy->table, table)) ||
           drops_table(at, statement, table);
  });
}

bool is_opened_again(const Situation& at, const sql::QualifiedName& table) {
  return any_action_behind(
      at, table, [](const sql::AlterAction& action) { return action.kind == AlterActionKind::kDisableRowSecurity; });
}

void check_enable(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at, Hazards& found) {
  const sql::QualifiedName& name = alter.table.relation;
  const auto table = at.database.find_relation(name);
  // Of a table that is not known, policies are not known either.
  if (!table || table->origin.is_new || table->has_row_security) return;
  if (!table->policies.empty() || !table->open_parts.empty() || gets_policy(at, name) || is_opened_again(at, name))
    return;
  const std::string text = lint::quoted(name);
  found
      .add(action.span, "row security is turned on for " + text + " and it has no policy" + std::string(kShut),
           policy_help(at, text, {"ALTER TABLE " + text + " ENABLE ROW LEVEL SECURITY"}))
      .table = name;
}

void check_policy_drop(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kPolicy) return;
  const sql::ObjectName& object = drop.objects.front();
  const auto table = at.database.find_relation(object.on);
  if (!table || lint::is_private(at, object.on) || !table->has_row_security || !table->open_parts.empty()) return;
  const bool is_last = table->policies.size() == 1 && table->policies.front().name == object.name.name;
  if (!is_last || gets_policy(at, object.on) || is_opened_again(at, object.on)) return;
  const std::string text = lint::quoted(object.on);
  found
      .add(at.statement.span, "drops the last policy of " + text + ", whose row security stays on" + std::string(kShut),
           "make the policy that takes its place in the same migration, or let everybody in:\nALTER TABLE " + text +
               " DISABLE ROW LEVEL SECURITY;")
      .table = object.on;
}

}  // namespace

constexpr lint::Rule kRlsWithoutPolicy = {
    .id = "rls-without-policy",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "row security on a table without a policy",
    .handlers = {lint::on_action<AlterActionKind::kEnableRowSecurity, &check_enable>(), lint::on<&check_policy_drop>()},
    .aliases = {"rls-enabled-no-policy"},
};

}  // namespace lockstep::sql_rules
