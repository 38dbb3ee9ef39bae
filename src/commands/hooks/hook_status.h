#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commands/hooks/hook_manager.h"
#include "commands/hooks/hook_place.h"

namespace lockstep::commands::hooks {

/// Whether git would run lockstep at an event here and now.
struct HookState {
  bool runs = false;
  std::string what;  // "runs lockstep 0.1.0 (.git/hooks/pre-commit)"
  std::string help;  // what to type; "" when nothing needs mending
};

/// `version` is of the lockstep that asks.
HookState hook_state(const HookPlace& place, const std::optional<HookManager>& manager, std::string_view event,
                     std::string_view version);

}  // namespace lockstep::commands::hooks
