#include "report/report.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

struct FormatRow {
  std::string_view name;
  Format format;
  std::string (*render)(const Report&, const RenderOptions&);
};

constexpr FormatRow kFormats[] = {{"human", Format::kHuman, render_human},
                                  {"github", Format::kGithub, render_github},
                                  {"json", Format::kJson, render_json}};

Format find_format(std::string_view name) {
  std::vector<std::string_view> names;
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
    names.push_back(row.name);
  }
  const std::optional<std::string_view> meant = base::nearest(name, names);
  throw base::Error("there is no format " + std::string(name),
                    meant ? "did you mean --format " + std::string(*meant) + "?" : "--format human, github or json");
}

Output parse_output(std::string_view value) {
  const std::size_t equals = value.find('=');
  Output output{.format = find_format(value.substr(0, equals))};
  if (equals == std::string_view::npos) return output;
  output.file = value.substr(equals + 1);
  if (output.file.empty()) throw base::Error("--format " + std::string(value) + " names no file");
  return output;
}

/// JSON with anything beside it is no JSON any more.
void refuse_mixed_json(const std::vector<Output>& outputs) {
  std::size_t on_stdout = 0;
  bool has_json = false;
  for (const Output& output : outputs) {
    if (!output.file.empty()) continue;
    ++on_stdout;
    has_json = has_json || output.format == Format::kJson;
  }
  if (has_json && on_stdout > 1) {
    throw base::Error("json shares standard output with another format", "--format json=FILE");
  }
}

}  // namespace

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

std::string render(Format format, const Report& report, const RenderOptions& options) {
  const auto row = std::find_if(std::begin(kFormats), std::end(kFormats),
                                [format](const FormatRow& candidate) { return candidate.format == format; });
  return row->render(report, options);
}

std::vector<Output> choose_outputs(const std::vector<std::string>& values,
                                   const base::TerminalEnvironment& environment) {
  std::vector<Output> outputs;
  for (const std::string& value : values) outputs.push_back(parse_output(value));
  refuse_mixed_json(outputs);
  if (!outputs.empty()) return outputs;
  outputs.push_back({.format = Format::kHuman});
  if (environment.is_github_actions) outputs.push_back({.format = Format::kGithub});
  return outputs;
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

std::string counts_text(const Counts& counts) {
  std::vector<std::string> parts;
  if (counts.errors > 0) parts.push_back(base::count_of(counts.errors, "error"));
  if (counts.warnings > 0) parts.push_back(base::count_of(counts.warnings, "warning"));
  return parts.empty() ? "nothing wrong" : base::join(parts, ", ");
}

}  // namespace lockstep::report
