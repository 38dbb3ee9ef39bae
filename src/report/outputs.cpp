// Which reports are written where: the table of formats, and what --format and --output choose from it.
#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"
#include "report/formats.h"

namespace lockstep::report {
namespace {

using enum Sharing;

constexpr FormatRow kFormats[] = {
    {"human", Format::kHuman, "for people: the line, what is wrong, what to type (default)", kLines, render_human},
    {"gcc", Format::kGcc, "a line each, as compilers write them: for editors and problem matchers", kLines, render_gcc},
    {"github", Format::kGithub, "annotations of a GitHub job", kLines, render_github},
    {"gitlab", Format::kGitlab, "a Code Quality report of GitLab", kDocument, render_gitlab},
    {"azure", Format::kAzure, "logging commands of Azure Pipelines", kLines, render_azure},
    {"sarif", Format::kSarif, "SARIF 2.1.0: for code scanning and viewers", kDocument, render_sarif},
    {"junit", Format::kJunit, "JUnit XML, a test case for each finding", kDocument, render_junit},
    {"checkstyle", Format::kCheckstyle, "Checkstyle XML: for Jenkins and reviewers", kDocument, render_checkstyle},
    {"rdjson", Format::kRdjson, "for reviewdog", kDocument, render_rdjson},
    {"json", Format::kJson, "everything that is known of the findings", kDocument, render_json},
};

const FormatRow& row_of(Format format) {
  return *std::find_if(std::begin(kFormats), std::end(kFormats),
                       [format](const FormatRow& row) { return row.format == format; });
}

[[noreturn]] void throw_unpaired(const std::string& file) {
  throw base::Error("there is no --format for --output " + file, "--format FORMAT --output FILE, for each file");
}

/// Puts formats and files together.
std::vector<Output> pair_up(std::span<const OutputOption> options) {
  std::vector<Output> outputs;
  std::string waiting_file;
  for (const OutputOption& option : options) {
    if (option.format) {
      outputs.push_back({*option.format, std::exchange(waiting_file, "")});
    } else if (!outputs.empty() && outputs.back().file.empty()) {
      outputs.back().file = option.file;
    } else {
      if (!waiting_file.empty()) throw_unpaired(option.file);
      waiting_file = option.file;
    }
  }
  if (waiting_file.empty()) return outputs;
  if (!outputs.empty()) throw_unpaired(waiting_file);
  return {{Format::kHuman, waiting_file}};
}

void refuse_mixed_documents(const std::vector<Output>& outputs) {
  const auto is_on_stdout = [](const Output& output) { return output.file.empty(); };
  if (std::count_if(outputs.begin(), outputs.end(), is_on_stdout) < 2) return;
  for (const Output& output : outputs) {
    const FormatRow& row = row_of(output.format);
    if (!is_on_stdout(output) || row.sharing != kDocument) continue;
    const std::string name(row.name);
    throw base::Error(name + " shares standard output with another format", "--format " + name + " --output FILE");
  }
}

}  // namespace

std::span<const FormatRow> all_formats() {
  return kFormats;
}

std::optional<Format> parse_format(std::string_view name) {
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string render(Format format, const Report& report, const RenderOptions& options) {
  return row_of(format).render(report, options);
}

std::vector<Output> choose_outputs(std::span<const OutputOption> options,
                                   const base::TerminalEnvironment& environment) {
  std::vector<Output> outputs = pair_up(options);
  const auto is_on_stdout = [](const Output& output) { return output.file.empty(); };
  if (std::none_of(outputs.begin(), outputs.end(), is_on_stdout)) {
    outputs.push_back({.format = Format::kHuman});
    if (environment.is_github_actions) outputs.push_back({.format = Format::kGithub});
  }
  refuse_mixed_documents(outputs);
  // A file that cannot be written must not keep the findings from being shown.
  std::stable_partition(outputs.begin(), outputs.end(), is_on_stdout);
  return outputs;
}

}  // namespace lockstep::report
