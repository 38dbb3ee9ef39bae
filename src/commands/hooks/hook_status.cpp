#include "commands/hooks/hook_status.h"

#include <algorithm>
#include <unistd.h>

#include "base/text.h"
#include "commands/hooks/hook_config.h"
#include "commands/hooks/hook_files.h"

namespace lockstep::commands::hooks {
namespace {

constexpr std::string_view kInstall = "lockstep hooks install";

bool can_run_lockstep(const HookFile& hook) {
  if (!hook.executable.empty() && access(hook.executable.c_str(), X_OK) == 0) return true;
  return base::find_program("lockstep").has_value();
}

HookState state_of_ours(const HookFile& hook, const std::string& shown, std::string_view version) {
  if (!can_run_lockstep(hook)) {
    const std::string where = hook.executable.empty() ? "" : "at " + hook.executable + " or ";
    return {false, "finds no lockstep " + where + "in PATH (" + shown + "), and then checks nothing",
            std::string(kInstall)};
  }
  HookState state{true, "runs lockstep (" + shown + ")", ""};
  if (hook.version != version) {
    state.what += ", through a hook written by lockstep " + hook.version;
    state.help = std::string(kInstall) + "   writes that of " + std::string(version);
  }
  return state;
}

HookState state_of_foreign(const HookFile& hook, const std::string& shown, const std::optional<HookManager>& manager,
                           std::string_view event) {
  if (!manager || !is_hook_of(*manager, hook.text)) {
    return {false, "does not run lockstep: " + shown + " is another hook", std::string(kInstall)};
  }
  if (runs_lockstep(*manager, event)) return {true, "runs lockstep through " + manager->name, ""};
  return {false, "does not run lockstep: " + manager->name + " runs its hooks, and lockstep is not among them",
          std::string(kInstall) + " --write"};
}

HookState state_of_absent(const HookPlace& place, const std::string& shown, const std::optional<HookManager>& manager,
                          std::string_view event) {
  const std::string usual = place.common_dir + "/hooks/" + std::string(event);
  if (place.hooks_path && inspect_hook(usual).kind == HookKind::kOurs) {
    return {false,
            "does not run lockstep: its hook is in " + shown_path(place, usual) + ", but core.hooksPath (" +
                place.hooks_path->scope + ", " + place.hooks_path->origin + ") sends git to " +
                shown_path(place, place.folder),
            std::string(kInstall)};
  }
  if (manager && runs_lockstep(*manager, event)) {
    return {false, "does not run lockstep: " + manager->name + " is told to, but has not installed its hook",
            activation_command(*manager)};
  }
  return {false, "does not run lockstep: there is no " + shown, std::string(kInstall) + (manager ? " --write" : "")};
}

HookState lost_state(const HookPlace& place, const std::optional<HookManager>& manager) {
  return {false,
          "does not run lockstep: core.hooksPath is " + place.hooks_path->value +
              ", relative to each work tree, and this linked one has no such folder, so git runs no hook here",
          manager ? activation_command(*manager) : std::string(kInstall)};
}

bool is_configured(const HookPlace& place, std::string_view event) {
  const std::vector<std::string> events = configured_events(place);
  return std::find(events.begin(), events.end(), event) != events.end();
}

}  // namespace

HookState hook_state(const HookPlace& place, const std::optional<HookManager>& manager, std::string_view event,
                     std::string_view version) {
  const bool configured = is_configured(place, event);
  if (!configured && is_lost_in_linked_work_tree(place)) return lost_state(place, manager);
  const std::string path = configured ? configured_shim(place, event) : place.folder + "/" + std::string(event);
  const std::string shown = shown_path(place, path);
  const HookFile hook = inspect_hook(path);
  if (hook.kind == HookKind::kAbsent) return state_of_absent(place, shown, manager, event);
  if (!hook.is_executable) {
    return {false, "does not run lockstep: " + shown + " is not executable, and git skips it",
            hook.kind == HookKind::kOurs ? std::string(kInstall) : "chmod +x " + base::shell_quoted(shown)};
  }
  if (hook.kind == HookKind::kOurs) return state_of_ours(hook, shown, version);
  if (hook.kind == HookKind::kCallsLockstep) return {true, "runs lockstep (" + shown + ", which is your own)", ""};
  return state_of_foreign(hook, shown, manager, event);
}

}  // namespace lockstep::commands::hooks
