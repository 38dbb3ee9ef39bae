#include "commands/judge.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "commands/rule_texts.h"
#include "commands/sql_lint.h"
#include "git/memory_tree.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "pairing/schema_change.h"
#include "rules/snapshot_drift.h"

namespace lockstep::commands {
namespace {

model::SchemaChange schema_change_of(const Judgement& judgement, const model::Project& project,
                                     const model::MigrationSet& old_set, const model::MigrationSet& new_set,
                                     pairing::ClosureCache& cache) {
  if (judgement.scope == Scope::kEverything) return pairing::read_whole_schema(judgement.after, project);
  const bool needs_schema = rules::brings_newest_snapshot(old_set, new_set);
  model::SchemaChange change =
      pairing::read_schema_change(judgement.before, judgement.after, project,
                                  needs_schema ? pairing::Reading::kAlways : pairing::Reading::kWhenEdited, cache);
  if (!judgement.no_migration_reason.empty()) change.no_migration_reason = judgement.no_migration_reason;
  return change;
}

rules::MergeFacts facts_of_merge(const Judgement& judgement, const model::Project& project,
                                 const model::MigrationSet& before, const model::MigrationSet& after) {
  return judgement.merge_facts ? judgement.merge_facts(project, before, after) : rules::MergeFacts{};
}

/// What else is wrong with a file in conflict follows from the conflict.
void forget_conflicting_files(const rules::ProjectChange& change, std::vector<model::Finding>& findings) {
  const std::vector<std::string>& conflicts = change.merge.conflicts;
  std::erase_if(findings, [&](const model::Finding& finding) {
    return finding.rule != rules::kMergeConflict &&
           std::find(conflicts.begin(), conflicts.end(), finding.location.path) != conflicts.end();
  });
}

LintedChange judge_sql(const rules::ProjectChange& change, const rules::Severities& severities,
                       const config::SqlConfig& sql) {
  const lint::Settings settings =
      lint_settings(change.project.framework, layout::tool_of(change.after), sql, severities);
  LintedChange linted = lint_change(change, settings);
  for (model::Finding& finding : linted.findings) finding.project = change.project.name;
  return linted;
}

void judge_project(const Judgement& judgement, const model::Project& project, const rules::Severities& severities,
                   const config::SqlConfig& sql, pairing::ClosureCache& cache, Verdict& verdict) {
  const git::MemoryTree nothing;
  const git::Tree& before = judgement.scope == Scope::kEverything ? nothing : judgement.before;
  const model::MigrationSet old_set = layout::read_migrations(before, project);
  const model::MigrationSet new_set = layout::read_migrations(judgement.after, project);
  const model::SchemaChange schema = schema_change_of(judgement, project, old_set, new_set, cache);
  rules::ProjectChange change{.project = project,
                              .before = old_set,
                              .after = new_set,
                              .schema = schema,
                              .before_tree = before,
                              .after_tree = judgement.after,
                              .base_revision = judgement.base_revision,
                              .now_ms = judgement.now_ms,
                              .is_whole = judgement.scope == Scope::kEverything,
                              .renumber_command = judgement.renumber_command,
                              .merge = facts_of_merge(judgement, project, old_set, new_set)};
  LintedChange linted;
  if (judgement.sql_rules == SqlRules::kRun) linted = judge_sql(change, severities, sql);
  if (linted.built) change.built = &*linted.built;
  std::vector<model::Finding> found = rules::run_rules(change, severities);
  forget_conflicting_files(change, found);
  std::move(found.begin(), found.end(), std::back_inserter(verdict.findings));
  std::move(linted.findings.begin(), linted.findings.end(), std::back_inserter(verdict.findings));
  verdict.checked += new_set.migrations.size() + schema.sources_read;
  for (const std::string& source : schema.unreadable) verdict.notes.push_back("not compared: " + source);
}

/// The rules that are about the repository and not about one of its projects.
void judge_repository(const Judgement& judgement, const layout::ProjectSearch& search,
                      const rules::Severities& severities, Verdict& verdict) {
  const git::MemoryTree nothing;
  const bool is_whole = judgement.scope == Scope::kEverything;
  const git::Tree& before = is_whole ? nothing : judgement.before;
  const bool is_known = judgement.changed && !is_whole;
  const std::vector<git::ChangedPath> compared =
      is_known ? std::vector<git::ChangedPath>() : git::changed_paths(before, judgement.after, "");
  rules::RepositoryChange change{before, judgement.after, is_known ? *judgement.changed : compared, {}};
  for (const auto& [path, why] : search.skipped) {
    if (why.starts_with("its dialect is")) change.foreign_configs.push_back(path);
  }
  std::vector<model::Finding> found = rules::run_repository_rules(change, severities, verdict.notes);
  std::move(found.begin(), found.end(), std::back_inserter(verdict.findings));
}

bool points_at_text(const model::Location& location) {
  return location.line != location.end_line || location.column != location.end_column;
}

/// Fills in the source line that a finding points at, where its rule has not.
void add_excerpts(const git::Tree& after, std::vector<model::Finding>& findings) {
  for (model::Finding& finding : findings) {
    if (!finding.excerpt.empty() || !points_at_text(finding.location)) continue;
    const std::optional<std::string> text = git::read_file(after, finding.location.path);
    if (!text) continue;
    const std::vector<std::string_view> lines = base::split_lines(*text);
    const std::size_t line = finding.location.line;
    if (line == 0 || line > lines.size()) continue;
    finding.excerpt = lines[line - 1];
    if (line > 1) finding.excerpt_before = lines[line - 2];
  }
}

[[noreturn]] void throw_unknown_rule(const std::string& id) {
  std::vector<std::string_view> known;
  for (const report::RuleText& rule : all_rule_texts()) known.push_back(rule.id);
  const std::optional<std::string_view> meant = base::nearest(id, known);
  throw base::Error("the configuration names a rule that does not exist: " + id,
                    meant ? "did you mean " + std::string(*meant) + "?" : "lockstep rules");
}

}  // namespace

config::Config read_config_file(const std::string& path) {
  constexpr std::size_t kLargestConfig = std::size_t{1} << 20;
  return config::parse_config(base::read_file(path, kLargestConfig), path);
}

config::Config read_config(const git::Tree& tree) {
  const std::optional<std::string> text = git::read_file(tree, config::kFileName);
  return text ? config::parse_config(*text, config::kFileName) : config::Config{};
}

Verdict judge_trees(const Judgement& judgement, const config::Config& config, pairing::ClosureCache& cache) {
  const rules::Severities severities = severities_of(config);
  Verdict verdict;
  const layout::ProjectSearch search = layout::search_projects(judgement.after, config, judgement.barren_folders);
  verdict.looked = true;
  verdict.projects = search.projects.size();
  for (const auto& [path, why] : search.skipped) verdict.skipped.push_back(path + ": " + why);
  for (const model::Project& project : search.projects) {
    judge_project(judgement, project, severities, config::sql_config_of(config, project.name), cache, verdict);
  }
  if (!search.projects.empty()) judge_repository(judgement, search, severities, verdict);
  std::erase_if(verdict.findings, [&](const model::Finding& finding) { return is_ignored(config, finding); });
  add_excerpts(judgement.after, verdict.findings);
  return verdict;
}

std::string extent_of(const Verdict& verdict) {
  const std::string files = verdict.checked == 1 ? "1 migration or schema file"
                                                 : std::to_string(verdict.checked) + " migrations and schema files";
  return base::count_of(verdict.projects, "project") + ", " + files;
}

bool is_ignored(const config::Config& config, const model::Finding& finding) {
  return std::any_of(config.ignored.begin(), config.ignored.end(), [&](const config::Ignored& ignored) {
    return ignored.rule == finding.rule && ignored.path == finding.location.path;
  });
}

rules::Severities severities_of(const config::Config& config) {
  rules::Severities severities;
  for (const auto& [id, severity] : config.rules) {
    const report::RuleText* rule = find_rule_text(id);
    if (rule == nullptr) throw_unknown_rule(id);
    severities[std::string(rule->id)] = severity;
  }
  return severities;
}

}  // namespace lockstep::commands
