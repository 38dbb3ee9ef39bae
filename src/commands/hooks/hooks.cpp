#include "commands/hooks/hooks.h"

#include <ostream>

#include "base/sanitize.h"
#include "commands/hooks/hook_install.h"
#include "commands/hooks/hook_manager.h"
#include "commands/hooks/hook_place.h"
#include "commands/hooks/hook_status.h"
#include "commands/hooks/manager_install.h"

namespace lockstep::commands::hooks {
namespace {

void print_state(std::string_view event, const HookState& state, std::ostream& out) {
  out << event << ": " << base::sanitize(state.what) << '\n';
  if (!state.help.empty()) out << "help: " << base::sanitize(state.help) << '\n';
}

ExitStatus print_status(const HooksOptions& options, const HookPlace& place, const std::optional<HookManager>& manager,
                        std::ostream& out) {
  ExitStatus status = kNothingWrong;
  for (const std::string_view event : kCommitEvents) {
    const HookState state = hook_state(place, manager, event, options.version);
    print_state(event, state, out);
    if (!state.runs) status = kFindings;
  }
  const HookState push = hook_state(place, manager, "pre-push", options.version);
  if (push.runs) print_state("pre-push", push, out);
  return status;
}

ExitStatus install(const HooksOptions& options, const HookPlace& place, const std::optional<HookManager>& manager,
                   std::ostream& out) {
  if (manager) {
    install_in_manager(options, place, *manager, out);
  } else {
    install_shims(options, place, out);
  }
  out << "a commit can pass its hooks by (--no-verify, LOCKSTEP=0): run lockstep check in CI too\n";
  return kNothingWrong;
}

ExitStatus uninstall(const HooksOptions& options, const HookPlace& place, const std::optional<HookManager>& manager,
                     std::ostream& out) {
  bool removed = uninstall_shims(place, out);
  if (manager) removed |= uninstall_from_manager(options, place, *manager, out);
  if (!removed) out << "no hook of lockstep is installed here\n";
  return kNothingWrong;
}

}  // namespace

ExitStatus run_hooks(const HooksOptions& options, std::ostream& out, std::ostream&) {
  const HookPlace place = find_hook_place(options.directory);
  const std::optional<HookManager> manager = find_hook_manager(place);
  switch (options.action) {
    case HooksAction::kInstall:
      return install(options, place, manager, out);
    case HooksAction::kUninstall:
      return uninstall(options, place, manager, out);
    case HooksAction::kStatus:
      return print_status(options, place, manager, out);
  }
  return kCouldNotCheck;
}

}  // namespace lockstep::commands::hooks
