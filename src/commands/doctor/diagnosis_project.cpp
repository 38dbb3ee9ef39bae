#include <algorithm>

#include "base/text.h"
#include "commands/doctor/diagnosis.h"
#include "commands/framework_words.h"
#include "commands/judge.h"
#include "git/memory_tree.h"
#include "layout/layout.h"

// What lockstep sees in the repository: configuration and where each value comes from, projects, findings.
namespace lockstep::commands::doctor {
namespace {

std::string_view word_of(model::Severity severity) {
  if (severity == model::Severity::kOff) return "off";
  return severity == model::Severity::kError ? "error" : "warning";
}

std::string origin(bool is_configured) {
  return is_configured ? " (lockstep.json)" : " (default)";
}

void add_values(const config::Config& config, Diagnoses& lines) {
  const config::SqlConfig& sql = config.sql;
  std::string message = "base " + config.base.value_or("the remote's default branch") + origin(config.base.has_value());
  message += ", sql.preset " + sql.preset.value_or("recommended") + origin(sql.preset.has_value());
  message +=
      ", sql.postgres " + std::to_string(sql.postgres_major.value_or(15)) + origin(sql.postgres_major.has_value());
  message += ", sql.lockTimeout " + std::string(sql.runner_sets_lock_timeout.value_or(false) ? "runner" : "migration") +
             origin(sql.runner_sets_lock_timeout.has_value());
  lines.push_back({"config", Health::kOk, message});
  std::string rules;
  for (const auto& [id, severity] : config.rules) {
    rules += (rules.empty() ? "" : ", ") + id + " " + std::string(word_of(severity));
  }
  if (!rules.empty()) lines.push_back({"config", Health::kOk, "rules: " + rules + " (lockstep.json)"});
  if (!config.ignored.empty()) {
    lines.push_back({"config", Health::kOk,
                     base::count_of(config.ignored.size(), "finding") + " ignored with reasons "
                                                                        "(lockstep.json)"});
  }
}

Verdict judge_everything(const Patient& patient, const git::Tree& tree) {
  const git::MemoryTree nothing;
  pairing::ClosureCache cache;
  return judge_trees({.before = nothing,
                      .after = tree,
                      .scope = Scope::kEverything,
                      .base_revision = "HEAD",
                      .no_migration_reason = "",
                      .now_ms = patient.surroundings.now_ms},
                     patient.config, cache);
}

/// Whether the sources say what the newest snapshot says, as the rule of the files in the work tree has it.
void add_pairing(const Patient& patient, const Verdict& verdict, Diagnoses& lines) {
  for (const model::Project& project : patient.search.projects) {
    if (project.schema_globs.empty()) continue;
    const auto differs = std::find_if(verdict.findings.begin(), verdict.findings.end(), [&](const auto& finding) {
      return finding.project == project.name &&
             (finding.rule == "snapshot-mismatch" || finding.rule == "schema-without-migration");
    });
    if (differs == verdict.findings.end()) {
      lines.push_back(
          {"schema", Health::kOk, project.name + ": no difference between sources and newest snapshot known"});
    } else {
      lines.push_back({"schema", Health::kProblem, project.name + ": " + differs->message, differs->help});
    }
  }
  for (const std::string& note : verdict.notes) lines.push_back({"findings", Health::kWarning, note});
}

void add_count(const Verdict& verdict, Diagnoses& lines) {
  std::size_t errors = 0;
  for (const model::Finding& finding : verdict.findings) errors += finding.severity == model::Severity::kError ? 1 : 0;
  const std::size_t warnings = verdict.findings.size() - errors;
  if (verdict.findings.empty()) {
    lines.push_back({"findings", Health::kOk, "none at HEAD"});
    return;
  }
  lines.push_back({"findings", errors > 0 ? Health::kProblem : Health::kWarning,
                   base::count_of(errors, "error") + " and " + base::count_of(warnings, "warning") + " at HEAD",
                   "lockstep check --all --head HEAD"});
}

}  // namespace

void diagnose_config(const Patient& patient, Diagnoses& lines) {
  if (patient.is_config_broken) return;
  const bool is_there = !patient.config.path.empty();
  lines.push_back({"config", Health::kOk, is_there ? "lockstep.json" : "no lockstep.json, and none is needed"});
  add_values(patient.config, lines);
}

void diagnose_projects(const Patient& patient, Diagnoses& lines) {
  for (const model::Project& project : patient.search.projects) {
    const std::size_t count = layout::read_migrations(*patient.files, project).migrations.size();
    std::string message = project.name + ": " + std::string(framework_words(project.framework)) + ", " +
                          base::count_of(count, "migration") + " in " + project.migrations_folder + ", ";
    message += project.schema_globs.empty() ? "no schema sources" : "schema " + base::join(project.schema_globs, ", ");
    if (!project.config_path.empty()) message += " (" + project.config_path + ")";
    lines.push_back({"project", Health::kOk, message});
  }
  for (const auto& [path, why] : patient.search.skipped) {
    const bool is_foreign = why.starts_with("its dialect is");
    lines.push_back({"project", is_foreign ? Health::kOk : Health::kWarning, path + ": " + why,
                     is_foreign ? "" : "name it in lockstep.json; lockstep init asks for what is missing"});
  }
  if (patient.search.projects.empty()) {
    lines.push_back(
        {"project", Health::kProblem,
         "no database project found: neither a drizzle.config.* for postgresql nor a folder of numbered SQL",
         "name it in lockstep.json; lockstep config-schema describes the file"});
  }
}

void diagnose_findings(const Patient& patient, Diagnoses& lines) {
  if (patient.search.projects.empty() || patient.is_config_broken) return;
  add_pairing(patient, judge_everything(patient, *patient.files), lines);
  const std::optional<model::ObjectId> head = patient.repository->head();
  if (head) add_count(judge_everything(patient, *patient.repository->commit_tree(*head)), lines);
}

}  // namespace lockstep::commands::doctor
