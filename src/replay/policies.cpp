#include "replay/policies.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

constexpr std::array<std::string_view, 5> kBuiltinTriggers = {"lo_manage", "suppress_redundant_updates_trigger",
                                                              "tsvector_update_trigger",
                                                              "tsvector_update_trigger_column", "unique_key_recheck"};

template <typename T>
T* find_part(std::vector<T>& parts, const std::string& name) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const T& one) { return one.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

/// 0 when it is not known; nothing when it is missing, which is refused.
std::optional<Id> trigger_function(Step& step, const sql::QualifiedName& name) {
  if (std::find(kBuiltinTriggers.begin(), kBuiltinTriggers.end(), name.name) != kBuiltinTriggers.end()) return 0;
  sql::ObjectName function;
  function.name = name;
  function.has_arguments = true;  // trigger functions have none
  const Lookup<Function> found = step.database.find_function(function);
  if (found.is_absent() &&
      !step.is_made_elsewhere("42883", "function " + shown(name) + "() does not exist", name.span)) {
    return std::nullopt;
  }
  return found ? found->id : 0;
}

void refuse_duplicate(Step& step, const Relation& table, std::string_view noun, const sql::Name& name) {
  step.note("42710",
            std::string(noun) + " \"" + name.text + "\" for " + (noun == "policy" ? "table" : "relation") + " \"" +
                table.name + "\" already exists",
            name.span, table.existence == Existence::kCertain);
}

void take_expressions(Step& step, const Relation& table, const sql::Policy& statement, Policy& policy) {
  Uses uses;
  if (statement.using_expression != nullptr) {
    policy.using_expression = step.source_within_parentheses(statement.using_expression->span, step.origin.span);
    add_uses(uses, uses_of(step.database, table, *statement.using_expression));
  }
  if (statement.with_check != nullptr) {
    policy.with_check = step.source_within_parentheses(statement.with_check->span, step.origin.span);
    add_uses(uses, uses_of(step.database, table, *statement.with_check));
  }
  add_uses(policy.uses, uses);
  step.database.note_uses(table.id, policy.uses);
}

void alter_policy(Step& step, Id table_id, const sql::Policy& statement) {
  Relation& table = step.database.change_relation(table_id);
  Policy* policy = find_part(table.policies, statement.name.text);
  if (policy == nullptr) {
    if (!table.open_parts.empty()) return;
    step.note("42704", "policy \"" + statement.name.text + "\" for table \"" + table.name + "\" does not exist",
              statement.name.span, table.existence == Existence::kCertain);
    return;
  }
  if (step.may_not_run()) {
    table.may_be_altered = true;
    return;
  }
  if (!statement.roles.empty()) {
    policy->roles.clear();
    for (const sql::Name& role : statement.roles) policy->roles.push_back(role.text);
  }
  take_expressions(step, table, statement, *policy);
}

}  // namespace

void apply_create_trigger(Step& step, const sql::CreateTrigger& statement) {
  const Id table_id = target_relation(step, statement.table, RelationKind::kTable, false);
  if (table_id == 0) return;
  const std::optional<Id> function = trigger_function(step, statement.function);
  if (!function) return;
  Trigger trigger;
  trigger.function = *function;
  Relation& table = step.database.change_relation(table_id);
  Trigger* known = find_part(table.triggers, statement.name.text);
  if (known != nullptr && !statement.or_replace) {
    refuse_duplicate(step, table, "trigger", statement.name);
    return;
  }
  trigger.name = statement.name.text;
  trigger.is_constraint = statement.is_constraint;
  trigger.for_each_row = statement.for_each_row;
  trigger.timing = statement.timing;
  trigger.events = statement.events;
  trigger.existence = step.existence();
  trigger.origin = step.origin;
  if (trigger.function != 0) trigger.uses.push_back({trigger.function, 0, true});
  for (const sql::Name& name : statement.columns) {
    if (const Column* column = find_column(table, name.text)) {
      trigger.uses.push_back({table_id, column->number, true});
    } else if (table.open_columns.empty()) {
      step.refuse("42703", "column \"" + name.text + "\" of relation \"" + table.name + "\" does not exist", name.span);
      return;
    }
  }
  if (statement.when != nullptr) add_uses(trigger.uses, uses_of(step.database, table, *statement.when));
  step.database.note_uses(table_id, trigger.uses);
  if (known != nullptr) {
    *known = std::move(trigger);
  } else {
    table.triggers.push_back(std::move(trigger));
  }
}

void apply_policy(Step& step, const sql::Policy& statement) {
  const Id table_id = target_relation(step, statement.table, RelationKind::kTable, false);
  if (table_id == 0) return;
  if (!statement.is_create) return alter_policy(step, table_id, statement);
  Relation& table = step.database.change_relation(table_id);
  if (find_part(table.policies, statement.name.text) != nullptr) {
    refuse_duplicate(step, table, "policy", statement.name);
    return;
  }
  Policy policy;
  policy.name = statement.name.text;
  policy.command = statement.command.empty() ? "all" : statement.command;
  policy.is_permissive = statement.is_permissive;
  for (const sql::Name& role : statement.roles) policy.roles.push_back(role.text);
  policy.existence = step.existence();
  policy.origin = step.origin;
  take_expressions(step, table, statement, policy);
  table.policies.push_back(std::move(policy));
}

void apply_create_rule(Step& step, const sql::CreateRule& statement) {
  const Id table_id = target_relation(step, statement.table, RelationKind::kTable, false);
  if (table_id == 0) return;
  Relation& table = step.database.change_relation(table_id);
  Rule* known = find_part(table.rules, statement.name.text);
  if (known != nullptr && !statement.or_replace) {
    refuse_duplicate(step, table, "rule", statement.name);
    return;
  }
  Rule rule;
  rule.name = statement.name.text;
  rule.event = statement.event;
  rule.is_instead = statement.is_instead;
  rule.existence = step.existence();
  rule.origin = step.origin;
  if (statement.where != nullptr) rule.uses = uses_of(step.database, table, *statement.where);
  for (const sql::DataStatement& action : statement.actions) {
    add_uses(rule.uses, uses_of(step.database, action, &table));
  }
  step.database.note_uses(table_id, rule.uses);
  if (known != nullptr) {
    *known = std::move(rule);
  } else {
    table.rules.push_back(std::move(rule));
  }
}

}  // namespace lockstep::replay
