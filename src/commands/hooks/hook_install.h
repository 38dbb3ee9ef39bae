#pragma once
#include <iosfwd>

#include "commands/hooks/hook_place.h"
#include "commands/hooks/hooks.h"

namespace lockstep::commands::hooks {

/// Shims in the hooks folder, or named by git's configuration where git can. Throws when the folder is not this
/// repository's own.
void install_shims(const HooksOptions& options, const HookPlace& place, std::ostream& out);

/// Removes what lockstep put into the hooks folders and git's configuration of this repository; whether there was any.
bool uninstall_shims(const HookPlace& place, std::ostream& out);

}  // namespace lockstep::commands::hooks
