#include <algorithm>

#include "base/sanitize.h"
#include "base/text.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

/// Text in which Markdown, HTML, links and @mentions mean nothing.
std::string escape_markdown(std::string_view bytes) {
  std::string text;
  for (const char c : base::sanitize(bytes)) {
    if (c == '@') {
      text += "@<!-- -->";  // a backslash does not stop a mention
    } else if (c == '<') {
      text += "&lt;";
    } else if (c == '&') {
      text += "&amp;";
    } else if (c == ':') {
      text += "&#58;";  // https://… links by itself
    } else if (std::string_view("\\`*_{}[]()>#+-.!|~$").find(c) != std::string_view::npos) {
      text += std::string("\\") + c;
    } else {
      text += c;
    }
  }
  return text;
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string code_span(std::string_view bytes) {
  const std::string text = base::sanitize(bytes, {.place = base::Place::kMidLine});
  const std::string fence(longest_run_of_backticks(text) + 1, '`');
  const std::string_view pad = text.starts_with('`') || text.ends_with('`') ? " " : "";
  return fence + std::string(pad) + text + std::string(pad) + fence;
}

/// A fenced block of the lines, each made safe; nothing when there is none.
std::string code_block(std::string_view language, std::string_view bytes) {
  std::string text;
  for (const std::string_view line : base::split_lines(bytes)) {
    text += base::sanitize(line, {.tabs = base::Tabs::kSpaces}) + "\n";
  }
  if (text.empty()) return "";
  const std::string fence(std::max<std::size_t>(longest_run_of_backticks(text) + 1, 3), '`');
  return fence + std::string(language) + "\n" + text + fence + "\n\n";
}

std::string_view language_of(std::string_view path) {
  if (path.ends_with(".sql")) return "sql";
  if (path.ends_with(".ts")) return "ts";
  if (path.ends_with(".json")) return "json";
  return "";
}

std::string section(const model::Finding& finding) {
  const model::Location& location = finding.location;
  return "**" + std::string(severity_name(finding.severity)) + "** " +
         code_span(location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column)) + " " +
         escape_markdown(finding.message) + " (" + code_span(finding.rule) + ")\n\n" +
         code_block(language_of(location.path), finding.excerpt) + code_block("", finding.help);
}

std::string left_out_text(std::size_t count) {
  return count == 0 ? "" : base::count_of(count, "more finding") + " did not fit here\n\n";
}

}  // namespace

std::string step_summary(const Report& report, std::size_t budget) {
  if (report.findings.empty()) return "";
  std::string text = "### lockstep: " + counts_text(count_findings(report)) + "\n\n";
  const std::size_t room_for_count = left_out_text(report.findings.size()).size();
  const FindingList findings = errors_first(report);
  std::size_t shown = 0;
  for (; shown < findings.size(); ++shown) {
    const std::string next = section(*findings[shown]);
    if (text.size() + next.size() + room_for_count > budget) break;
    text += next;
  }
  return text + left_out_text(findings.size() - shown);
}

}  // namespace lockstep::report
