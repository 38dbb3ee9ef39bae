#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commands/hooks/hook_place.h"
#include "commands/hooks/hooks.h"
#include "commands/init/init_step.h"
#include "git/repository.h"
#include "layout/projects.h"

namespace lockstep::commands::init {

/// What setting up starts from.
struct SetupGround {
  const git::Repository& repository;
  const git::Tree& files;  // of the work tree
  const layout::ProjectSearch& search;
  hooks::HookPlace place;
  hooks::HooksOptions hook_options;
  std::string lockstep_repository;  // OWNER/NAME on GitHub, where workflows take lockstep from; "" when not known
};

// Each gives the step, with `done` set when there is nothing to do, or nothing when it does not concern the repository.
SetupStep hooks_step(const SetupGround& ground);
std::optional<SetupStep> line_endings_step(const SetupGround& ground);
std::optional<SetupStep> merge_driver_step(const SetupGround& ground);
std::optional<SetupStep> workflow_step(const SetupGround& ground);
std::optional<SetupStep> compose_step(const SetupGround& ground);

/// lockstep.json, with what detection cannot tell and `terminal` (nullptr: the defaults) is asked for.
std::optional<SetupStep> config_step(const SetupGround& ground, const config::Config& config,
                                     prompt::Terminal* terminal);

}  // namespace lockstep::commands::init
