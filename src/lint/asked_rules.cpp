#include "lint/asked_rules.h"

#include <algorithm>

namespace lockstep::lint {
namespace {

bool is_heard_in(const Rule& rule, Preset preset) {
  return severity_of(rule.hazard, preset) != model::Severity::kOff;
}

/// Whether a finding of the rule can come to be reported. Of a convention all findings are alike; other rules may find
/// something worse than their usual hazard, so they are asked even where that one is off.
bool can_be_heard(const Rule& rule, const Settings& settings) {
  const auto configured = settings.rules.find(rule.id);
  if (configured != settings.rules.end()) return configured->second != model::Severity::kOff;
  if (rule.pack != Pack::kSquawk || is_heard_in(rule, settings.preset)) return true;
  return std::any_of(settings.table_presets.begin(), settings.table_presets.end(),
                     [&](const auto& table) { return is_heard_in(rule, table.second); });
}

}  // namespace

AskedRules::AskedRules(const RuleBook& book, const Settings& settings) : book_(book), settings_(settings) {
  for (const Rule* rule : book.rules) {
    if (!can_be_heard(*rule, settings)) continue;
    rules_.push_back(rule);
    for (const Handler& handler : rule->handlers) {
      if (handler.check == nullptr) break;
      for (std::size_t body = 0; body < questions_.size(); ++body) {
        const bool is_for = handler.body == Handler::kEvery || handler.body == body;
        if (is_for) questions_[body].push_back({rule, handler.check});
      }
    }
  }
}

}  // namespace lockstep::lint
