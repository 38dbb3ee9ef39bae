#include "report/report.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "report/formats.h"

namespace lockstep::report {

Counts count_findings(const Report& report) {
  Counts counts;
  for (const model::Finding& finding : report.findings) {
    counts.errors += finding.severity == model::Severity::kError ? 1 : 0;
    counts.warnings += finding.severity == model::Severity::kWarning ? 1 : 0;
  }
  return counts;
}

std::optional<FailOn> parse_fail_on(std::string_view word) {
  if (word == "error") return FailOn::kError;
  if (word == "warning") return FailOn::kWarning;
  if (word == "never") return FailOn::kNever;
  return std::nullopt;
}

bool fails(const Report& report, FailOn fail_on) {
  if (fail_on == FailOn::kNever) return false;
  const Counts counts = count_findings(report);
  return counts.errors > 0 || (fail_on == FailOn::kWarning && counts.warnings > 0);
}

FindingList by_place(const Report& report) {
  FindingList findings;
  for (const model::Finding& finding : report.findings) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(), [](const model::Finding* a, const model::Finding* b) {
    return std::tie(a->location.path, a->location.line, a->location.column) <
           std::tie(b->location.path, b->location.line, b->location.column);
  });
  return findings;
}

FindingList errors_first(const Report& report) {
  FindingList findings = by_place(report);
  std::stable_partition(findings.begin(), findings.end(),
                        [](const model::Finding* finding) { return finding->severity == model::Severity::kError; });
  return findings;
}

std::string_view severity_name(model::Severity severity) {
  return severity == model::Severity::kError ? "error" : "warning";
}

std::vector<std::string> message_lines(const model::Finding& finding) {
  std::vector<std::string> lines{finding.message};
  std::string_view label = "help: ";
  for (const std::string_view line : base::split_lines(finding.help)) {
    lines.push_back(std::string(label) + std::string(line));
    label = "      ";
  }
  return lines;
}

std::string counts_text(const Counts& counts) {
  std::vector<std::string> parts;
  if (counts.errors > 0) parts.push_back(base::count_of(counts.errors, "error"));
  if (counts.warnings > 0) parts.push_back(base::count_of(counts.warnings, "warning"));
  return parts.empty() ? "nothing wrong" : base::join(parts, ", ");
}

}  // namespace lockstep::report
