#include "commands/report_output.h"

#include <algorithm>
#include <cstdlib>
#include <ostream>

#include "base/error.h"
#include "base/files.h"
#include "commands/rule_texts.h"

namespace lockstep::commands {
namespace {

/// --format and --output, in the order in which they were typed.
std::vector<report::OutputOption> output_options(const Arguments& arguments) {
  std::vector<report::OutputOption> options;
  for (const Arguments::Given& given : arguments.in_order()) {
    if (given.option == "format") options.push_back({.format = report::parse_format(given.value)});
    if (given.option != "output") continue;
    if (given.value.empty()) throw base::Error("--output names no file", "--output FILE");
    options.push_back({.file = given.value});
  }
  return options;
}

/// GitHub shows what a step appends to this file on the run's page.
void write_step_summary(const report::Report& report, const ReportOptions& options) {
  const char* file = std::getenv("GITHUB_STEP_SUMMARY");
  const bool is_asked = std::any_of(options.outputs.begin(), options.outputs.end(),
                                    [](const auto& output) { return output.format == report::Format::kGithub; });
  if (file == nullptr || *file == '\0' || !is_asked) return;
  const std::string summary = report::step_summary(report);
  if (!summary.empty()) base::append_to_file(file, summary);
}

}  // namespace

std::vector<Choice> format_choices() {
  std::vector<Choice> choices;
  for (const report::FormatRow& row : report::all_formats()) choices.push_back({row.name, row.description});
  return choices;
}

std::vector<Choice> fail_on_choices() {
  return {{"error", "(default)"}, {"warning", "warnings too"}, {"never"}};
}

ReportOptions read_report_options(const Arguments& arguments, const base::TerminalEnvironment& terminal) {
  ReportOptions options;
  options.outputs = report::choose_outputs(output_options(arguments), terminal);
  options.fail_on = report::parse_fail_on(arguments.value("fail-on").value_or("error")).value();
  options.wants_color = wants_color(arguments);
  options.is_verbose = arguments.has("verbose");
  return options;
}

void write_report(const report::Report& report, const ReportOptions& options, const ReportWords& words,
                  std::ostream& out) {
  report::RenderOptions render{
      .verbosity = options.is_verbose ? report::Verbosity::kVerbose : report::Verbosity::kNormal,
      .fail_on = options.fail_on,
      .gated_action = words.gated_action,
      .show_all_command = words.show_all_command,
      .rules = all_rule_texts(),
      .version = version()};
  for (const report::Output& output : options.outputs) {
    if (output.file.empty()) {
      render.color = options.wants_color ? report::Color::kOn : report::Color::kOff;
      out << report::render(output.format, report, render) << std::flush;
    } else {
      render.color = report::Color::kOff;
      base::write_output(output.file, report::render(output.format, report, render));
    }
  }
  write_step_summary(report, options);
}

}  // namespace lockstep::commands
