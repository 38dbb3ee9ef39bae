#include "commands/doctor/doctor.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/doctor/diagnosis.h"
#include "commands/judge.h"
#include "git/memory_tree.h"

namespace lockstep::commands::doctor {
namespace {

std::string_view word_of(Health health) {
  switch (health) {
    case Health::kOk:
      return "ok";
    case Health::kWarning:
      return "warning";
    case Health::kProblem:
      return "problem";
  }
  return "";
}

/// What fails becomes a line of its own, and the rest goes on.
template <typename Step>
void attempt(Diagnoses& lines, const std::string& topic, Step&& step) {
  try {
    step();
  } catch (const base::Error& error) {
    lines.push_back({topic, Health::kProblem, error.what(), error.hint()});
  }
}

Patient examine(const Surroundings& surroundings, Diagnoses& lines) {
  Patient patient{surroundings, nullptr, nullptr, std::nullopt, {}, false, {}};
  attempt(lines, "repository",
          [&] { patient.repository = git::open_repository(surroundings.git, git::Backend::kAuto); });
  if (!patient.repository) return patient;
  attempt(lines, "files", [&] {
    const std::optional<model::ObjectId> head = patient.repository->head();
    if (!patient.repository->is_bare()) {
      patient.files = git::work_tree_files(*patient.repository);
    } else if (head) {
      patient.files = patient.repository->commit_tree(*head);
    }
  });
  if (!patient.files) patient.files = std::make_unique<git::MemoryTree>();
  patient.is_config_broken = true;
  attempt(lines, "config", [&] {
    const config::Config config = read_config(*patient.files);
    (void)severities_of(config);
    patient.config = config;
    patient.is_config_broken = false;
  });
  attempt(lines, "projects", [&] { patient.search = layout::search_projects(*patient.files, patient.config); });
  if (!patient.repository->is_bare()) {
    attempt(lines, "hook", [&] { patient.place = hooks::find_hook_place(surroundings.git.working_directory); });
  }
  return patient;
}

struct Step {
  std::string_view topic;
  void (*diagnose)(const Patient&, Diagnoses&);
  bool needs_repository;
};

constexpr Step kSteps[] = {
    {"lockstep", diagnose_programs, false}, {"git", diagnose_git, false},
    {"hook", diagnose_hooks, true},         {"merge driver", diagnose_merge_driver, true},
    {"base", diagnose_base, true},          {"config", diagnose_config, true},
    {"project", diagnose_projects, true},   {"findings", diagnose_findings, true},
    {"postgres", diagnose_servers, false},  {"node", diagnose_node, true},
    {"cache", diagnose_cache, false},
};

Diagnoses diagnose(const Surroundings& surroundings) {
  Diagnoses lines;
  const Patient patient = examine(surroundings, lines);
  for (const Step& step : kSteps) {
    if (step.needs_repository && !patient.repository) continue;
    attempt(lines, std::string(step.topic), [&] { step.diagnose(patient, lines); });
  }
  return lines;
}

std::string padded_cell(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

void write_text(std::ostream& out, const Diagnoses& lines) {
  constexpr std::size_t kHealthWidth = 9;
  constexpr std::size_t kTopicWidth = 14;
  for (const Diagnosis& line : lines) {
    out << padded_cell(std::string(word_of(line.health)), kHealthWidth) << padded_cell(line.topic, kTopicWidth)
        << base::sanitize(line.message, {.place = base::Place::kMidLine}) << '\n';
    std::string label = "help: ";
    for (const std::string_view help : base::split_lines(line.help)) {
      out << std::string(kHealthWidth + kTopicWidth, ' ') << label
          << base::sanitize(help, {.place = base::Place::kMidLine}) << '\n';
      label = "      ";
    }
  }
}

void write_json(std::ostream& out, const Diagnoses& lines, Health worst) {
  nlohmann::ordered_json checks = nlohmann::ordered_json::array();
  for (const Diagnosis& line : lines) {
    checks.push_back({{"topic", line.topic},
                      {"health", word_of(line.health)},
                      {"message", base::to_valid_utf8(line.message)},
                      {"help", base::to_valid_utf8(line.help)}});
  }
  const nlohmann::ordered_json json{
      {"version", 1}, {"lockstep", version()}, {"health", word_of(worst)}, {"checks", checks}};
  out << json.dump(2, ' ', true) << '\n';
}

}  // namespace

ExitStatus run_doctor(const Arguments& arguments, Surroundings& surroundings) {
  const Diagnoses lines = diagnose(surroundings);
  Health worst = Health::kOk;
  for (const Diagnosis& line : lines) worst = std::max(worst, line.health);
  arguments.has("json") ? write_json(surroundings.out, lines, worst) : write_text(surroundings.out, lines);
  return worst == Health::kProblem ? kFindings : kNothingWrong;
}

}  // namespace lockstep::commands::doctor
