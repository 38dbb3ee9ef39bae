#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/command.h"
#include "commands/hooks/hook_place.h"
#include "config/config.h"
#include "git/repository.h"
#include "layout/projects.h"

namespace lockstep::commands::doctor {

enum class Health { kOk, kWarning, kProblem };

/// One line of the doctor.
struct Diagnosis {
  std::string topic;  // "hook"
  Health health = Health::kOk;
  std::string message;    // lower case, no full stop; may hold untrusted bytes
  std::string help = {};  // what to type; several lines allowed
};
using Diagnoses = std::vector<Diagnosis>;

/// The repository that is looked at. What could not be read is missing, and has its line already.
struct Patient {
  const Surroundings& surroundings;
  std::unique_ptr<git::Repository> repository;
  std::unique_ptr<git::Tree> files;       // of the work tree; of HEAD in a bare repository
  std::optional<hooks::HookPlace> place;  // nothing in a bare repository
  config::Config config;
  bool is_config_broken = false;  // then it is the default one, and what depends on it is not told
  layout::ProjectSearch search;
};

// Each adds its lines. Those of tools need no repository.
void diagnose_programs(const Patient& patient, Diagnoses& lines);
void diagnose_git(const Patient& patient, Diagnoses& lines);
void diagnose_base(const Patient& patient, Diagnoses& lines);
void diagnose_hooks(const Patient& patient, Diagnoses& lines);
void diagnose_merge_driver(const Patient& patient, Diagnoses& lines);
void diagnose_config(const Patient& patient, Diagnoses& lines);
void diagnose_projects(const Patient& patient, Diagnoses& lines);
void diagnose_findings(const Patient& patient, Diagnoses& lines);
void diagnose_servers(const Patient& patient, Diagnoses& lines);
void diagnose_node(const Patient& patient, Diagnoses& lines);
void diagnose_cache(const Patient& patient, Diagnoses& lines);

}  // namespace lockstep::commands::doctor
