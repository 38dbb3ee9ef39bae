#include "commands/check.h"

#include <algorithm>
#include <chrono>
#include <ostream>
#include <set>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/terminal.h"
#include "base/text.h"
#include "commands/comparison.h"
#include "commands/elapsed.h"
#include "commands/judge.h"
#include "commands/kept_knowledge.h"
#include "commands/report_output.h"
#include "commands/sql_fix.h"
#include "report/report.h"

namespace lockstep::commands {
namespace {

struct CheckOptions {
  ComparisonRequest request;
  Scope scope = Scope::kChange;
  std::optional<std::string> config_file;
  ReportOptions report;
  git::Backend backend = git::Backend::kAuto;
  bool is_hook = false;
  Fixing fixing = Fixing::kNone;
};

CheckOptions read_check_options(const Arguments& arguments, const base::TerminalEnvironment& terminal) {
  CheckOptions options;
  options.request = read_request(arguments);
  if (arguments.has("all")) options.scope = Scope::kEverything;
  options.config_file = arguments.value("config");
  options.report = read_report_options(arguments, terminal);
  options.is_hook = arguments.has("hook");
  options.fixing = read_fixing(arguments);
  options.backend = read_backend(arguments);
  return options;
}

std::string abbreviated(const std::optional<model::ObjectId>& commit) {
  return commit ? commit->hex().substr(0, 10) : "HEAD";
}

/// `lockstep renumber` looks at what is staged or committed, and at what that is compared with here.
std::string renumbering_of(const CheckOptions& options, const Base& base) {
  if (options.scope == Scope::kEverything || options.request.subject == Subject::kWorkTree || !base.commit) return "";
  return "lockstep renumber" +
         (options.request.base ? " --onto " + base::shell_quoted(*options.request.base) : std::string());
}

/// The reason of a trailer, where the judged commits have been made already.
std::string reason_in_commits(const git::Repository& repository, const CheckOptions& options, const Base& base) {
  if (!options.request.head || !base.commit) return "";
  const std::optional<model::ObjectId> head = repository.resolve_commit(*options.request.head);
  return head ? trailer_reason(repository, *base.commit, *head) : "";
}

Verdict judge(const git::Repository& repository, const CheckOptions& options, const Comparison& comparison,
              std::int64_t now_ms) {
  std::optional<std::vector<git::ChangedPath>> changed;
  if (options.scope == Scope::kChange) {
    changed = git::changed_paths(*comparison.base.tree, *comparison.after, "");
    if (changed->empty()) return {};
  }
  Knowledge knowledge = read_kept_knowledge(repository);
  Verdict verdict = judge_trees({.before = *comparison.base.tree,
                                 .after = *comparison.after,
                                 .scope = options.scope,
                                 .base_revision = abbreviated(comparison.base.commit),
                                 .no_migration_reason = reason_in_commits(repository, options, comparison.base),
                                 .now_ms = now_ms,
                                 .renumber_command = renumbering_of(options, comparison.base),
                                 .changed = std::move(changed),
                                 .barren_folders = &knowledge.barren_folders},
                                comparison.config, knowledge.closures);
  keep_knowledge(repository, knowledge);
  return verdict;
}

/// What shows every finding of the same comparison.
std::string show_all_command(const CheckOptions& options) {
  std::string command = "lockstep check";
  if (options.scope == Scope::kEverything) command += " --all";
  if (options.request.subject == Subject::kWorkTree) command += " --worktree";
  if (options.request.base) command += " --base " + base::shell_quoted(*options.request.base);
  if (options.request.head) command += " --head " + base::shell_quoted(*options.request.head);
  if (options.config_file) command += " --config " + base::shell_quoted(*options.config_file);
  return command + " --verbose";
}

/// Somebody who runs this by hand wants to know that nothing was looked at; a hook in a repository without a database
/// does not.
void warn_of_nothing_found(std::ostream& err, const CheckOptions& options, const Verdict& verdict) {
  if (options.is_hook || !verdict.looked || verdict.projects > 0) return;
  err << "lockstep: no database project found: neither a drizzle.config.* for postgresql nor a folder of numbered SQL\n"
      << "help: name it in lockstep.json; lockstep config-schema describes the file\n";
}

/// The files that findings can mend, as they were judged and where they lie.
std::vector<JudgedText> judged_texts(const git::Repository& repository, const git::Tree& after,
                                     const std::vector<model::Finding>& findings) {
  std::set<std::string> paths;
  for (const model::Finding& finding : findings) {
    if (!finding.fix.empty()) paths.insert(finding.location.path);
  }
  std::vector<JudgedText> texts;
  for (const std::string& path : paths) {
    const std::string on_disk = repository.is_bare() ? "" : repository.work_tree() + "/" + path;
    if (auto text = git::read_file(after, path)) texts.push_back({path, on_disk, std::move(*text)});
  }
  return texts;
}

void explain_comparison(std::ostream& err, const git::Repository& repository, const Comparison& comparison,
                        const Verdict& verdict) {
  err << "lockstep: read with " << base::sanitize(repository.backend_description()) << '\n'
      << "lockstep: compared with " << abbreviated(comparison.base.commit) << ", "
      << base::sanitize(comparison.base.why) << '\n'
      << "lockstep: " << extent_of(verdict) << '\n';
  for (const std::string& skipped : verdict.skipped) err << "lockstep: skipped " << base::sanitize(skipped) << '\n';
}

}  // namespace

ExitStatus run_check(const Arguments& arguments, Surroundings& surroundings) {
  const auto start = std::chrono::steady_clock::now();
  const base::TerminalEnvironment terminal = base::read_terminal_environment();
  const CheckOptions options = read_check_options(arguments, terminal);
  const std::unique_ptr<git::Repository> repository = git::open_repository(surroundings.git, options.backend);
  const Comparison comparison = read_comparison(*repository, options.request, options.config_file);
  const Verdict verdict = judge(*repository, options, comparison, surroundings.now_ms);
  if (options.fixing != Fixing::kNone) {
    const std::vector<JudgedText> texts = judged_texts(*repository, *comparison.after, verdict.findings);
    return show_fixes(texts, verdict.findings, options.fixing, surroundings) ? kFindings : kNothingWrong;
  }
  const report::Report report{verdict.findings, verdict.checked, verdict.notes};
  write_report(report, options.report, {options.is_hook ? "commit" : "", show_all_command(options)}, surroundings.out);
  warn_of_nothing_found(surroundings.err, options, verdict);
  if (options.report.is_verbose) {
    explain_comparison(surroundings.err, *repository, comparison, verdict);
    surroundings.err << "lockstep: took " << elapsed_since(start) << '\n';
  }
  return report::fails(report, options.report.fail_on) ? kFindings : kNothingWrong;
}

}  // namespace lockstep::commands
