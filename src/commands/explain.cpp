#include "commands/explain.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/error.h"
#include "base/text.h"
#include "rules/rule.h"

namespace lockstep::commands {
namespace {

std::string_view name_of(model::Severity severity) {
  switch (severity) {
    case model::Severity::kOff:
      return "off";
    case model::Severity::kWarning:
      return "warning";
    case model::Severity::kError:
      return "error";
  }
  return "";
}

std::string cell(std::string_view text, std::size_t width) {
  std::string padded(text);
  padded.resize(std::max(width, padded.size()), ' ');
  return padded;
}

void print_table(std::ostream& out) {
  for (const rules::Rule& rule : rules::all_rules()) {
    out << cell(rule.id, 26) << cell(name_of(rule.default_severity), 9) << rule.summary << '\n';
  }
}

void print_json(std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const rules::Rule& rule : rules::all_rules()) {
    list.push_back({{"rule", rule.id}, {"severity", name_of(rule.default_severity)}, {"summary", rule.summary}});
  }
  out << list.dump(2) << '\n';
}

const rules::Rule& rule_or_throw(const std::string& id) {
  if (const rules::Rule* rule = rules::find_rule(id)) return *rule;
  std::vector<std::string_view> known;
  for (const rules::Rule& rule : rules::all_rules()) known.push_back(rule.id);
  const std::optional<std::string_view> meant = base::nearest(id, known);
  throw base::Error("there is no rule " + id, meant ? "lockstep explain " + std::string(*meant) : "lockstep rules");
}

}  // namespace

ExitStatus run_rules_command(const Arguments& arguments, Surroundings& surroundings) {
  const std::string format = arguments.value("format").value_or("human");
  if (format != "human" && format != "json")
    throw base::Error("no format " + format + " here", "--format human or json");
  format == "json" ? print_json(surroundings.out) : print_table(surroundings.out);
  return kNothingWrong;
}

ExitStatus run_explain(const Arguments& arguments, Surroundings& surroundings) {
  if (arguments.positional().size() != 1) throw base::Error("explain takes one rule", "lockstep rules    lists them");
  surroundings.out << rules::rule_page(rule_or_throw(arguments.positional().front()));
  return kNothingWrong;
}

}  // namespace lockstep::commands
