#pragma once
#include <span>
#include <string>
#include <string_view>

namespace lockstep::commands::hooks {

/// The events that make a commit from the index. A clean merge runs the second one only.
inline constexpr std::string_view kCommitEvents[] = {"pre-commit", "pre-merge-commit"};
inline constexpr std::string_view kHookEvents[] = {"pre-commit", "pre-merge-commit", "pre-push"};

/// What a hook runs, after the program's name.
std::string_view hook_arguments(std::string_view event);

enum class WhenMissing { kLetPass, kStop };

/// The values that hooks/shim.sh is filled with.
struct Shim {
  std::string event;
  std::string version;
  std::string executable;  // absolute path of lockstep; "" looks it up in PATH only
  WhenMissing when_missing = WhenMissing::kLetPass;
};
std::string shim_text(const Shim& shim);

/// A file of hooks/ as it is in the repository: "shim.sh", "lefthook.yml"…
std::string_view embedded_hook_file(std::string_view name);

enum class HookKind {
  kAbsent,
  kOurs,
  kCallsLockstep,  // somebody else's, with a line that runs lockstep check
  kForeign,
};

/// What lies at the path of a hook.
struct HookFile {
  HookKind kind = HookKind::kAbsent;
  bool is_executable = false;
  std::string text;        // "" of what is no small regular file
  std::string version;     // of the lockstep that wrote it, when ours
  std::string executable;  // the path it was given, when ours
};
HookFile inspect_hook(const std::string& path);

/// The bytes of a regular file (or a link to one) of at most 1 MiB, else "": what is larger is no hook that we know.
std::string read_small_file(const std::string& path);

/// Whether a line that is no comment runs `lockstep check`.
bool calls_lockstep(std::string_view text);

/// The name that a foreign hook is moved to.
std::string previous_hook(const std::string& path);

enum class HookInstall { kNew, kChained, kRenewed, kUnchanged, kLeftAlone };

/// Puts `text` at `path` with mode 0755. A foreign hook is moved to previous_hook(path), mode and all, and the shim
/// runs it first; one that calls lockstep is left alone. Throws when that place is taken: nobody can tell which of the
/// two is still wanted.
HookInstall install_hook(const std::string& path, const std::string& text);

enum class HookRemoval { kNothing, kRemoved, kRestored };

/// Removes our hook and moves the one that was there before back. What is not ours is not touched.
HookRemoval uninstall_hook(const std::string& path);

}  // namespace lockstep::commands::hooks
