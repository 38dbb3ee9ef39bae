#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"
#include "sql_rules/timeout.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::LockMode;
using lint::Situation;

void say(const std::string& what, const Effect* lock, const Situation& at, Hazards& found) {
  const bool is_bounded = has_timeout(at, "lock_timeout") || at.settings.runner_sets_lock_timeout;
  if (lock == nullptr || is_bounded) return;
  found.add(lock->span,
            what + " takes " + lint::lock_in_words(lock->lock) + " on " + lint::in_words(lock->name) +
                ": behind a long query, " + std::string(lint::blocked_by(lock->lock)) + " queue",
            with_lock_timeout(at, "it is over at once when it gets the lock"));
}

void check_trigger(const sql::CreateTrigger&, const Situation& at, Hazards& found) {
  say("CREATE TRIGGER", lint::strongest_lock(at), at, found);
}

void check_policy(const sql::Policy& policy, const Situation& at, Hazards& found) {
  say(policy.is_create ? "CREATE POLICY" : "ALTER POLICY", lint::strongest_lock(at), at, found);
}

void check_rule(const sql::CreateRule&, const Situation& at, Hazards& found) {
  say("CREATE RULE", lint::strongest_lock(at), at, found);
}

void check_trigger_drop(const sql::Drop& drop, const Situation& at, Hazards& found) {
  const char* what = drop.kind == sql::ObjectKind::kTrigger  ? "DROP TRIGGER"
                     : drop.kind == sql::ObjectKind::kPolicy ? "DROP POLICY"
                     : drop.kind == sql::ObjectKind::kRule   ? "DROP RULE"
                                                             : nullptr;
  if (what != nullptr) say(what, lint::strongest_lock(at), at, found);
}

void check_lock(const sql::LockTable&, const Situation& at, Hazards& found) {
  say("LOCK TABLE", lint::strongest_lock(at), at, found);
}

std::string_view words(sql::AlterActionKind kind) {
  using Kind = sql::AlterActionKind;
  switch (kind) {
    case Kind::kEnableTrigger:
      return "ENABLE TRIGGER";
    case Kind::kDisableTrigger:
      return "DISABLE TRIGGER";
    case Kind::kEnableRule:
      return "ENABLE RULE";
    case Kind::kDisableRule:
      return "DISABLE RULE";
    case Kind::kEnableRowSecurity:
    case Kind::kDisableRowSecurity:
    case Kind::kForceRowSecurity:
    case Kind::kNoForceRowSecurity:
      return "ROW LEVEL SECURITY";
    default:
      return "";
  }
}

void check_trigger_alter(const sql::AlterTable& alter, const Situation& at, Hazards& found) {
  for (const sql::AlterAction& action : alter.actions) {
    const std::string_view what = words(action.kind);
    if (!what.empty()) say(std::string(what), lint::find_work(at, action.span, lint::Work::kNone), at, found);
  }
}

}  // namespace

constexpr lint::Rule kTriggerAndPolicyDdl = {
    .id = "trigger-and-policy-ddl",
    .hazard = lint::Hazard::kBriefLock,
    .summary = "a trigger, policy, rule or LOCK TABLE that makes a table in use wait",
    .handlers = {lint::on<&check_trigger>(), lint::on<&check_policy>(), lint::on<&check_rule>(),
                 lint::on<&check_trigger_drop>(), lint::on<&check_lock>(), lint::on<&check_trigger_alter>()},
};

}  // namespace lockstep::sql_rules
