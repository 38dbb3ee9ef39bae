#include "commands/rule_texts.h"

#include <algorithm>

#include "rules/rule.h"
#include "rules/server_rules.h"
#include "sql_rules/registry.h"

namespace lockstep::commands {
namespace {

std::vector<report::RuleText> made_texts() {
  std::vector<report::RuleText> texts;
  for (const rules::Rule& rule : rules::all_rules()) {
    texts.push_back({rule.id, rule.default_severity, rule.summary, rules::rule_page(rule.id)});
  }
  for (const lint::Rule* rule : sql_rules::all_rules()) {
    const model::Severity severity = lint::severity_of(rule->hazard, lint::Preset::kRecommended);
    texts.push_back({rule->id, severity, rule->summary, rules::rule_page(rule->id)});
  }
  for (const rules::ServerRule& rule : rules::server_rules()) {
    texts.push_back({rule.id, rule.default_severity, rule.summary, rules::rule_page(rule.id)});
  }
  return texts;
}

/// Of the rules that do not judge SQL.
const std::vector<std::string_view>& ids_of_other_rules() {
  static const std::vector<std::string_view> ids = [] {
    std::vector<std::string_view> made;
    for (const rules::Rule& rule : rules::all_rules()) made.push_back(rule.id);
    for (const rules::ServerRule& rule : rules::server_rules()) made.push_back(rule.id);
    return made;
  }();
  return ids;
}

}  // namespace

const std::vector<report::RuleText>& all_rule_texts() {
  static const std::vector<report::RuleText> texts = made_texts();
  return texts;
}

const report::RuleText* find_rule_text(std::string_view name) {
  const lint::Rule* rule = lint::find_rule(sql_rule_book(), name);
  const std::string_view id = rule != nullptr ? rule->id : name;
  const auto& texts = all_rule_texts();
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return text.id == id; });
  return found == texts.end() ? nullptr : &*found;
}

lint::RuleBook sql_rule_book() {
  return {sql_rules::all_rules(), ids_of_other_rules()};
}

}  // namespace lockstep::commands
