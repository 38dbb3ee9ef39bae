#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/terminal.h"
#include "model/finding.h"

namespace lockstep::report {

/// What one check found. Everything in it may hold untrusted bytes; the formats make them safe.
struct Report {
  std::vector<model::Finding> findings = {};
  std::size_t checked = 0;              // migrations and schema sources looked at
  std::vector<std::string> notes = {};  // what was left out, and why, a line each
};

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};
Counts count_findings(const Report& report);

/// --fail-on: from which severity on findings make the exit status 1.
enum class FailOn { kError, kWarning, kNever };

/// "error", "warning" or "never"; nothing for another word.
std::optional<FailOn> parse_fail_on(std::string_view word);

bool fails(const Report& report, FailOn fail_on);

enum class Format { kHuman, kGcc, kGithub, kGitlab, kAzure, kSarif, kJunit, kCheckstyle, kRdjson, kJson };
enum class Color { kOff, kOn };
enum class Verbosity { kNormal, kVerbose };

/// What formats that describe rules need of one.
struct RuleText {
  std::string_view id;
  model::Severity default_severity = model::Severity::kError;
  std::string_view summary;
  std::string_view page;  // Markdown
};

struct RenderOptions {
  Color color = Color::kOff;  // of the human format; the others have none
  Verbosity verbosity = Verbosity::kNormal;
  FailOn fail_on = FailOn::kError;
  std::string gated_action = {};  // what a hook stops: "commit", "push"; empty when this is no hook
  std::string show_all_command = "lockstep check --verbose";
  std::span<const RuleText> rules = {};  // every rule that findings may name
  std::string_view version = {};         // of lockstep
};

/// What standard output may hold beside a format.
enum class Sharing {
  kLines,     // other formats of lines
  kDocument,  // nothing: with anything before or behind it, it is no document any more
};

struct FormatRow {
  std::string_view name;
  Format format;
  std::string_view description;  // one line, for --help and completions
  Sharing sharing;
  std::string (*render)(const Report&, const RenderOptions&);
};
/// The table of formats: everything that lists or chooses them reads it.
std::span<const FormatRow> all_formats();
std::optional<Format> parse_format(std::string_view name);

/// The report as text that is safe to write to a terminal or a CI log. Formats of lines are empty when nothing is wrong
/// and nobody asked for more.
std::string render(Format format, const Report& report, const RenderOptions& options = {});

/// Where the report goes in which form.
struct Output {
  Format format = Format::kHuman;
  std::string file = {};  // empty: standard output
};

/// One `--format F` or `--output FILE`.
struct OutputOption {
  std::optional<Format> format = {};
  std::string file = {};  // when it is not a format
};

/// Reads the options in the order in which they were typed: a file is that of the format before it, else of the one
/// after it, else of the human one. When every report goes to a file, or none is named, standard output has the human
/// one, and in a GitHub job its annotations as well. Throws base::Error for a second file of one format, and for a
/// document that would share standard output. What goes to standard output stands first.
std::vector<Output> choose_outputs(std::span<const OutputOption> options, const base::TerminalEnvironment& environment);

/// GitHub drops a step's summary above 1024 KiB; this leaves room for what other tools write.
inline constexpr std::size_t kSummaryBudget = std::size_t{900} * 1024;

/// The report in Markdown, for the caller to append to the file that GITHUB_STEP_SUMMARY names. At most `budget` bytes;
/// what does not fit is counted. Empty when nothing is wrong.
std::string step_summary(const Report& report, std::size_t budget = kSummaryBudget);

}  // namespace lockstep::report
