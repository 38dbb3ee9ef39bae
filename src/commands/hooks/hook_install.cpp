#include "commands/hooks/hook_install.h"

#include <ostream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/hooks/hook_config.h"

namespace lockstep::commands::hooks {
namespace {

std::vector<std::string> wanted_events(const HooksOptions& options) {
  std::vector<std::string> events(std::begin(kCommitEvents), std::end(kCommitEvents));
  if (options.pre_push) events.emplace_back("pre-push");
  return events;
}

/// What to type to get a hooks folder of this repository's own. A relative path would not do: `.git` is a file in a
/// linked work tree.
std::string own_folder_advice(const HookPlace& place) {
  const GitSetting& setting = *place.hooks_path;
  const std::string calling = "or call lockstep check --staged --hook from the hooks that are there";
  if (setting.scope == "command") return "run it without core.hooksPath on git's command line or in GIT_CONFIG_*";
  const bool is_ours = setting.scope == "local" || setting.scope == "worktree";
  const std::string mending = is_ours ? "git config --" + setting.scope + " --unset core.hooksPath\n"
                                      : "git config core.hooksPath " + base::shell_quoted(place.common_dir + "/hooks") +
                                            "   and the shared hooks no longer run in this repository\n";
  return mending + "then: lockstep hooks install\n" + calling;
}

void refuse_shared_folder(const HookPlace& place) {
  if (is_inside_repository(place)) return;
  if (!place.hooks_path) {
    throw base::Error(
        "the hooks folder " + place.folder +
            " is a link out of this repository, and other repositories may run what is in it",
        "replace the link by a folder, then: lockstep hooks install\nor call lockstep check --staged --hook "
        "from the hooks that are there");
  }
  const std::string folder = place.hooks_path->value.empty() ? "nowhere" : "from " + place.folder;
  throw base::Error("git takes hooks " + folder + " (core.hooksPath, " + place.hooks_path->scope + ", " +
                        place.hooks_path->origin + "), outside this repository: a hook written there could run in " +
                        "others too, so none was",
                    own_folder_advice(place));
}

/// Hooks in the work tree may be committed and run by others, who have lockstep elsewhere.
std::string recorded_executable(const HooksOptions& options, const HookPlace& place) {
  return is_in_work_tree(place) ? std::string() : options.executable;
}

std::string install_message(HookInstall result, const std::string& shown) {
  switch (result) {
    case HookInstall::kNew:
      return "installed " + shown;
    case HookInstall::kChained:
      return "installed " + shown + ", which first runs the hook that was there (now " + previous_hook(shown) + ")";
    case HookInstall::kRenewed:
      return "renewed " + shown;
    case HookInstall::kUnchanged:
      return "already installed, " + shown;
    case HookInstall::kLeftAlone:
      return "left alone, " + shown + " runs lockstep already";
  }
  return "";
}

void install_shim(const HooksOptions& options, const HookPlace& place, const Shim& shim, const std::string& path,
                  std::ostream& out) {
  const HookInstall result = install_hook(path, shim_text(shim));
  const std::string message = install_message(result, shown_path(place, path));
  out << shim.event << ": " << base::sanitize(message) << '\n';
  if (result == HookInstall::kNew && is_in_work_tree(place) && options.executable != shim.executable) {
    out << "note: it is a file of the work tree; commit it if everyone should run it\n";
  }
}

bool uninstall_folder(const HookPlace& place, const std::string& folder, std::ostream& out) {
  bool removed = false;
  for (const std::string_view event : kHookEvents) {
    const std::string path = folder + "/" + std::string(event);
    const HookRemoval removal = uninstall_hook(path);
    if (removal == HookRemoval::kNothing) continue;
    removed = true;
    out << event << ": " << (removal == HookRemoval::kRestored ? "put the earlier hook back, " : "removed ")
        << base::sanitize(shown_path(place, path)) << '\n';
  }
  return removed;
}

/// Also where core.hooksPath no longer leads.
bool uninstall_folders(const HookPlace& place, std::ostream& out) {
  const std::string usual = place.common_dir + "/hooks";
  bool removed = uninstall_folder(place, usual, out);
  if (place.folder != usual && is_inside_repository(place)) removed |= uninstall_folder(place, place.folder, out);
  return removed;
}

void install_configured(const HooksOptions& options, const HookPlace& place, std::ostream& out) {
  for (const std::string& event : wanted_events(options)) {
    if (event == "pre-merge-commit") continue;
    const Shim shim{event, options.version, options.executable, options.when_missing};
    install_hook(configured_shim(place, event), shim_text(shim));
  }
  configure_hooks(place, wanted_events(options));
  for (const std::string& event : wanted_events(options)) {
    out << event << ": git runs " << base::sanitize(shown_path(place, configured_shim(place, event)))
        << " (hook.lockstep in the repository's configuration)\n";
  }
}

}  // namespace

void install_shims(const HooksOptions& options, const HookPlace& place, std::ostream& out) {
  if (has_configured_hooks(place.git_version)) {
    uninstall_folders(place, out);
    install_configured(options, place, out);
    return;
  }
  refuse_shared_folder(place);
  for (const std::string& event : wanted_events(options)) {
    const Shim shim{event, options.version, recorded_executable(options, place), options.when_missing};
    install_shim(options, place, shim, place.folder + "/" + event, out);
  }
}

bool uninstall_shims(const HookPlace& place, std::ostream& out) {
  bool removed = remove_configured_hooks(place);
  if (removed) out << "removed hook.lockstep from the repository's configuration\n";
  removed |= uninstall_folder(place, place.common_dir + "/lockstep", out);
  removed |= uninstall_folders(place, out);
  return removed;
}

}  // namespace lockstep::commands::hooks
