#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "base/terminal.h"
#include "commands/coloring.h"
#include "commands/command.h"
#include "report/report.h"

namespace lockstep::commands {

std::vector<Choice> format_choices();
std::vector<Choice> fail_on_choices();

/// How findings are told, as --format, --output, --fail-on, --color and --verbose have it.
struct ReportOptions {
  std::vector<report::Output> outputs;
  report::FailOn fail_on = report::FailOn::kError;
  bool wants_color = false;
  bool is_verbose = false;
};

/// Throws base::Error for options that do not fit together.
ReportOptions read_report_options(const Arguments& arguments, const base::TerminalEnvironment& terminal);

/// What the human report says besides the findings.
struct ReportWords {
  std::string gated_action;      // what a hook stops: "commit"; empty when this is no hook
  std::string show_all_command;  // what shows every finding of the same run
};

/// Writes every output that was asked for, and the summary of a step on GitHub.
void write_report(const report::Report& report, const ReportOptions& options, const ReportWords& words,
                  std::ostream& out);

}  // namespace lockstep::commands
