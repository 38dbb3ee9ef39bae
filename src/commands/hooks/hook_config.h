#pragma once
#include <span>
#include <string>
#include <vector>

#include "commands/hooks/hook_place.h"

namespace lockstep::commands::hooks {

/// git 2.54 runs hooks that its configuration names (`hook.lockstep.command`, `hook.lockstep.event`), whatever
/// core.hooksPath says and beside any hook file.
bool has_configured_hooks(const GitVersion& git);

/// The shim that a configured hook runs, below the git directory, where no other tool looks for hooks.
std::string configured_shim(const HookPlace& place, std::string_view event);

/// Names the shims in the repository's own configuration: `hook.lockstep` for the events of a commit, and
/// `hook.lockstep-push` when `events` holds pre-push.
void configure_hooks(const HookPlace& place, const std::vector<std::string>& events);

/// Whether there was anything to remove.
bool remove_configured_hooks(const HookPlace& place);

/// The events for which the configuration runs lockstep.
std::vector<std::string> configured_events(const HookPlace& place);

}  // namespace lockstep::commands::hooks
