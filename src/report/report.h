#pragma once
#include <cstddef>
#include <optional>
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

enum class Format { kHuman, kGithub, kJson };
enum class Color { kOff, kOn };
enum class Verbosity { kNormal, kVerbose };

struct RenderOptions {
  Color color = Color::kOff;  // of the human format; the others have none
  Verbosity verbosity = Verbosity::kNormal;
  FailOn fail_on = FailOn::kError;
  std::string gated_action = {};  // what a hook stops: "commit", "push"; empty when this is no hook
  std::string show_all_command = "lockstep check --verbose";
};

/// The report as text that is safe to write to a terminal or a CI log. Empty (but for JSON) when nothing is wrong and
/// nobody asked for more.
std::string render(Format format, const Report& report, const RenderOptions& options = {});

/// One --format: where the report goes in which form.
struct Output {
  Format format = Format::kHuman;
  std::string file = {};  // empty: standard output
};

/// Reads the values of --format, each `F` or `F=FILE`. Without any: human, and in a GitHub job its annotations as well.
/// Throws base::Error for an unknown format, a missing file name, and for JSON that would share standard output.
std::vector<Output> choose_outputs(const std::vector<std::string>& values,
                                   const base::TerminalEnvironment& environment);

/// GitHub drops a step's summary above 1024 KiB; this leaves room for what other tools write.
inline constexpr std::size_t kSummaryBudget = std::size_t{900} * 1024;

/// The report in Markdown, for the caller to append to the file that GITHUB_STEP_SUMMARY names. At most `budget` bytes;
/// what does not fit is counted. Empty when nothing is wrong.
std::string step_summary(const Report& report, std::size_t budget = kSummaryBudget);

}  // namespace lockstep::report
