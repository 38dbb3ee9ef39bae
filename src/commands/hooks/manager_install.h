#pragma once
#include <iosfwd>

#include "commands/hooks/hook_manager.h"
#include "commands/hooks/hook_place.h"
#include "commands/hooks/hooks.h"

namespace lockstep::commands::hooks {

/// Shows what to add to the manager's configuration, and with options.write adds it where that is safe.
void install_in_manager(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                        std::ostream& out);

/// Shows what still runs lockstep, and with options.write removes what was added; whether there was any.
bool uninstall_from_manager(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                            std::ostream& out);

}  // namespace lockstep::commands::hooks
