#include "commands/new_migration/review.h"

#include <algorithm>

#include "base/sanitize.h"
#include "base/text.h"
#include "base/utf8.h"

namespace lockstep::commands::new_migration {
namespace {

constexpr std::size_t kMostLines = 200;
constexpr std::size_t kMargin = 6;  // "   1  "

struct Paint {
  Colors colors;
  std::string operator()(std::string_view code, std::string_view text) const {
    if (colors == Colors::kOff) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
  }
};

std::string shown_line(std::string_view line) {
  return base::sanitize(line, {.place = base::Place::kMidLine, .tabs = base::Tabs::kSpaces});
}

std::string numbered(std::size_t number, std::string_view line, const Paint& paint) {
  std::string digits = std::to_string(number);
  if (digits.size() + 2 < kMargin) digits.insert(0, kMargin - 2 - digits.size(), ' ');
  return paint("2", digits) + "  " + shown_line(line) + "\n";
}

std::string told(const model::Finding& finding, std::string_view line, const Paint& paint) {
  constexpr std::size_t kFarthest = 40;  // a caret farther right would leave no room for the message
  const std::string_view before = line.substr(0, std::min<std::size_t>(finding.location.column - 1, line.size()));
  const std::size_t column = std::min(base::display_width(shown_line(before)), kFarthest);
  const bool is_error = finding.severity == model::Severity::kError;
  const std::string indent(kMargin, ' ');
  std::string text = indent + std::string(column, ' ') + paint(is_error ? "1;31" : "1;33", "^ ") +
                     paint(is_error ? "1;31" : "1;33", is_error ? "error: " : "warning: ") +
                     shown_line(finding.message) + paint("2", " [" + finding.rule + "]") + "\n";
  std::string_view label = "help: ";
  for (const std::string_view help : base::split_lines(finding.help)) {
    text += indent + (label.empty() ? "      " : paint("36", label)) + shown_line(help) + "\n";
    label = "";
  }
  return text;
}

}  // namespace

std::string sql_with_findings(std::string_view text, const std::string& path,
                              const std::vector<model::Finding>& findings, Colors colors) {
  const Paint paint{colors};
  const std::vector<std::string_view> lines = base::split_lines(text);
  std::string page;
  std::size_t left_out = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    std::string under;
    for (const model::Finding& finding : findings) {
      if (finding.location.path == path && finding.location.line == at + 1) under += told(finding, lines[at], paint);
    }
    if (at >= kMostLines && under.empty()) {
      ++left_out;
      continue;
    }
    page += numbered(at + 1, lines[at], paint) + under;
  }
  if (left_out > 0) page += "      … " + base::count_of(left_out, "more line") + "\n";
  return page;
}

std::vector<model::Finding> findings_elsewhere(const std::vector<model::Finding>& findings, const std::string& path) {
  std::vector<model::Finding> others;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(others),
               [&](const model::Finding& finding) { return finding.location.path != path; });
  return others;
}

}  // namespace lockstep::commands::new_migration
