// GitHub's workflow commands, as actions/runner (2026-08) reads them: `::name key=value,key=value::data` at the start
// of a line; in data % CR LF are percent-encoded, in properties also : and , (src/Runner.Common/ActionCommand.cs). Ten
// annotations of each type are kept per step, and 4096 UTF-16 units of each message.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "base/sanitize.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

constexpr std::size_t kMostPerType = 10;
constexpr std::size_t kLongestMessage = 4096;  // UTF-16 units

std::string encode_data(std::string_view text) {
  std::string encoded = base::replace_all(std::string(text), "%", "%25");
  encoded = base::replace_all(std::move(encoded), "\r", "%0D");
  return base::replace_all(std::move(encoded), "\n", "%0A");
}

std::string encode_property(std::string_view bytes) {
  const std::string text = base::sanitize(bytes, {.place = base::Place::kMidLine});
  std::string encoded = base::replace_all(encode_data(text), ":", "%3A");
  return base::replace_all(std::move(encoded), ",", "%2C");
}

/// The longest start of valid UTF-8 that UTF-16 holds in `units`.
std::string_view first_utf16_units(std::string_view text, std::size_t units) {
  std::size_t at = 0;
  while (at < text.size()) {
    const base::Utf8Step step = base::utf8_step(text, at);
    const std::size_t needed = step.code_point.value_or(0) > 0xFFFF ? 2 : 1;
    if (needed > units) break;
    units -= needed;
    at += step.length;
  }
  return text.substr(0, at);
}

/// The message and the help below it, each line made safe, cut to what the runner keeps.
std::string annotation_text(const model::Finding& finding) {
  std::string text;
  for (const std::string& line : message_lines(finding)) {
    if (!text.empty()) text += "\n";
    text += base::sanitize(line);
  }
  if (first_utf16_units(text, kLongestMessage).size() == text.size()) return text;
  return std::string(first_utf16_units(text, kLongestMessage - 1)) + "…";
}

/// The runner drops an empty value and takes a "=" from the start of one.
std::string file_property(std::string_view path) {
  return "file=" + std::string(path.starts_with('=') ? "./" : "") + encode_property(path);
}

/// The runner drops columns that belong to a range of several lines, and lines that run backwards.
std::string place_properties(const model::Location& location) {
  const std::uint32_t end_line = std::max(location.line, location.end_line);
  std::string text =
      file_property(location.path) + ",line=" + std::to_string(location.line) + ",endLine=" + std::to_string(end_line);
  if (end_line != location.line || location.end_column <= location.column) return text;
  return text + ",col=" + std::to_string(location.column) + ",endColumn=" + std::to_string(location.end_column);
}

std::string annotation(const model::Finding& finding) {
  return "::" + std::string(severity_name(finding.severity)) + " " + place_properties(finding.location) +
         ",title=" + encode_property(finding.rule) + "::" + encode_data(annotation_text(finding)) + "\n";
}

std::string more_annotation(std::string_view severity, std::size_t left_out) {
  return "::" + std::string(severity) +
         " title=lockstep::" + base::count_of(left_out, "more " + std::string(severity)) + ", see the summary\n";
}

/// The annotations of one severity; when there are more than the runner keeps, the last one says how many.
std::string annotations_of(model::Severity severity, const FindingList& all) {
  FindingList findings;
  std::copy_if(all.begin(), all.end(), std::back_inserter(findings),
               [severity](const model::Finding* finding) { return finding->severity == severity; });
  const std::size_t shown = findings.size() > kMostPerType ? kMostPerType - 1 : findings.size();
  std::string text;
  for (std::size_t index = 0; index < shown; ++index) text += annotation(*findings[index]);
  if (shown < findings.size()) text += more_annotation(severity_name(severity), findings.size() - shown);
  return text;
}

}  // namespace

std::string render_github(const Report& report, const RenderOptions&) {
  const FindingList findings = by_place(report);
  return annotations_of(model::Severity::kError, findings) + annotations_of(model::Severity::kWarning, findings);
}

}  // namespace lockstep::report
