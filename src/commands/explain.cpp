#include "commands/explain.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unistd.h>

#include "base/error.h"
#include "base/terminal.h"
#include "commands/rule_texts.h"
#include "report/page_text.h"

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
  for (const report::RuleText& rule : all_rule_texts()) {
    out << cell(rule.id, 44) << cell(name_of(rule.default_severity), 9) << rule.summary << '\n';
  }
}

/// What other linters call it, so that a configuration for one of them can be carried over.
std::vector<std::string_view> aliases_of(std::string_view id) {
  std::vector<std::string_view> aliases;
  const lint::Rule* rule = lint::find_rule(sql_rule_book(), id);
  if (rule == nullptr) return aliases;
  std::copy_if(rule->aliases.begin(), rule->aliases.end(), std::back_inserter(aliases),
               [](std::string_view alias) { return !alias.empty(); });
  return aliases;
}

void print_json(std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const report::RuleText& rule : all_rule_texts()) {
    list.push_back({{"rule", rule.id},
                    {"severity", name_of(rule.default_severity)},
                    {"summary", rule.summary},
                    {"aliases", aliases_of(rule.id)}});
  }
  out << list.dump(2) << '\n';
}

// Longer lines are hard to read, however wide the window is.
constexpr std::size_t kWidestPage = 100;

}  // namespace

std::vector<Choice> rule_list_formats() {
  return {{"human", "a table (default)"}, {"json", "for programs"}};
}

std::vector<Choice> rule_choices() {
  std::vector<Choice> choices;
  for (const report::RuleText& rule : all_rule_texts()) choices.push_back({rule.id, rule.summary});
  return choices;
}

ExitStatus run_rules_command(const Arguments& arguments, Surroundings& surroundings) {
  arguments.value("format") == "json" ? print_json(surroundings.out) : print_table(surroundings.out);
  return kNothingWrong;
}

ExitStatus run_explain(const Arguments& arguments, Surroundings& surroundings) {
  if (arguments.positional().size() != 1) throw base::Error("explain takes one rule", "lockstep rules    lists them");
  const std::string_view page = find_rule_text(arguments.positional().front())->page;
  const report::Color color = wants_color(arguments) ? report::Color::kOn : report::Color::kOff;
  const bool is_shown_to_people =
      color == report::Color::kOn || base::stream_kind(STDOUT_FILENO) == base::StreamKind::kTerminal;
  const report::PageStyle style{color,
                                std::min(base::terminal_width(STDOUT_FILENO).value_or(kWidestPage), kWidestPage)};
  surroundings.out << (is_shown_to_people ? report::page_as_text(page, style) : std::string(page));
  return kNothingWrong;
}

}  // namespace lockstep::commands
