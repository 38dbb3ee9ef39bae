#include "commands/gate.h"

#include <algorithm>
#include <chrono>
#include <ostream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/terminal.h"
#include "base/text.h"
#include "commands/elapsed.h"
#include "commands/judge.h"
#include "commands/judged_merge.h"
#include "commands/kept_knowledge.h"
#include "commands/merge_witness.h"
#include "commands/open_branches.h"
#include "commands/proposed_merge.h"
#include "commands/relevance.h"
#include "report/report.h"

namespace lockstep::commands {
namespace {

struct GateOptions {
  std::optional<std::string> base;
  std::optional<std::string> head;
  std::vector<std::string> with;
  SqlRules sql_rules = SqlRules::kLeaveOut;
  std::optional<std::string> config_file;
  ReportOptions report;
  git::Backend backend = git::Backend::kAuto;
};

GateOptions read_gate_options(const Arguments& arguments, const base::TerminalEnvironment& terminal) {
  GateOptions options;
  options.base = arguments.value("base");
  options.head = arguments.value("head");
  for (const Arguments::Given& given : arguments.in_order()) {
    if (given.option == "with") options.with.push_back(given.value);
  }
  if (arguments.has("sql")) options.sql_rules = SqlRules::kRun;
  options.config_file = arguments.value("config");
  options.report = read_report_options(arguments, terminal);
  options.backend = read_backend(arguments);
  return options;
}

/// The branch that HEAD's own configuration, or else the clone, calls the target.
ProposedMerge merge_into_target(const git::Repository& repository, const GateOptions& options) {
  const std::string head = options.head.value_or("HEAD");
  const model::ObjectId commit = resolve_or_throw(repository, head, options.head ? "--head" : "the branch").commit;
  const std::optional<std::string> configured = read_config(*repository.commit_tree(commit)).base;
  const std::optional<Target> target =
      find_target(repository, {.subject = Subject::kCommit, .base = options.base}, configured);
  if (!target) throw base::Error("there is no branch here to merge into", "lockstep gate --base REF");
  ProposedMerge merge;
  merge.base = target->name;
  merge.head = head;
  merge.onto = target->name;
  merge.source = options.base ? "--base" : "the target branch";
  return merge;
}

ProposedMerge find_merge(const git::Repository& repository, const GateOptions& options) {
  if (!options.base && !options.head) {
    if (std::optional<ProposedMerge> merge = merge_proposed_by_ci(read_ci_variables(), read_event_file)) return *merge;
  }
  return merge_into_target(repository, options);
}

bool concern_database(const std::vector<git::ChangedPath>& changes, const std::vector<std::string>& conflicts) {
  return std::any_of(changes.begin(), changes.end(),
                     [](const git::ChangedPath& change) { return may_concern_database(change.path); }) ||
         std::any_of(conflicts.begin(), conflicts.end(),
                     [](const std::string& path) { return may_concern_database(path); });
}

Verdict judge(const git::Repository& repository, const GateOptions& options, const JudgedMerge& merge,
              std::int64_t now_ms) {
  std::vector<git::ChangedPath> changes = git::changed_paths(*merge.before, *merge.after, "");
  if (!concern_database(changes, merge.conflicts)) return {};
  const std::vector<OpenReference> open = find_open_branches(repository, options.with, {merge.base, merge.head});
  const MergeWitness witness(repository, merge, open);
  const config::Config config =
      options.config_file ? read_config_file(*options.config_file) : read_config(*merge.before);
  Knowledge knowledge = read_kept_knowledge(repository);
  Verdict verdict =
      judge_trees({.before = *merge.before,
                   .after = *merge.after,
                   .sql_rules = options.sql_rules,
                   .base_revision = merge.onto,
                   .no_migration_reason = trailer_reason(repository, merge.base, merge.head),
                   .now_ms = now_ms,
                   .merge_facts = [&](const auto& project, const auto& before,
                                      const auto& after) { return witness.facts(project, before, after); },
                   .changed = std::move(changes),
                   .barren_folders = &knowledge.barren_folders},
                  config, knowledge.closures);
  keep_knowledge(repository, knowledge);
  return verdict;
}

std::string show_all_command(const GateOptions& options) {
  std::string command = "lockstep gate";
  if (options.base) command += " --base " + base::shell_quoted(*options.base);
  if (options.head) command += " --head " + base::shell_quoted(*options.head);
  for (const std::string& pattern : options.with) command += " --with " + base::shell_quoted(pattern);
  if (options.sql_rules == SqlRules::kRun) command += " --sql";
  if (options.config_file) command += " --config " + base::shell_quoted(*options.config_file);
  return command + " --verbose";
}

void explain_merge(std::ostream& err, const git::Repository& repository, const JudgedMerge& merge,
                   const Verdict& verdict) {
  err << "lockstep: read with " << base::sanitize(repository.backend_description()) << '\n'
      << "lockstep: base " << merge.base.hex().substr(0, 10) << ", " << base::sanitize(merge.why) << '\n'
      << "lockstep: " << extent_of(verdict) << '\n';
  for (const std::string& skipped : verdict.skipped) err << "lockstep: skipped " << base::sanitize(skipped) << '\n';
}

}  // namespace

ExitStatus run_gate(const Arguments& arguments, Surroundings& surroundings) {
  const auto start = std::chrono::steady_clock::now();
  const GateOptions options = read_gate_options(arguments, base::read_terminal_environment());
  const std::unique_ptr<git::Repository> repository = git::open_repository(surroundings.git, options.backend);
  const JudgedMerge merge = read_merge(*repository, find_merge(*repository, options));
  const Verdict verdict = judge(*repository, options, merge, surroundings.now_ms);
  const report::Report report{verdict.findings, verdict.checked, verdict.notes};
  write_report(report, options.report, {"", show_all_command(options)}, surroundings.out);
  if (options.report.is_verbose) {
    explain_merge(surroundings.err, *repository, merge, verdict);
    surroundings.err << "lockstep: took " << elapsed_since(start) << '\n';
  }
  return report::fails(report, options.report.fail_on) ? kFindings : kNothingWrong;
}

}  // namespace lockstep::commands
