#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commands/hooks/hook_place.h"

namespace lockstep::commands::hooks {

enum class ManagerKind { kLefthook, kPreCommit, kOvercommit, kHk, kSimpleGitHooks, kHusky };

/// A tool that owns the hooks of a repository.
struct HookManager {
  ManagerKind kind;
  std::string name;  // as its users call it
  std::string file;  // absolute: its configuration; for husky its folder
};

/// By the configuration in the work tree. Where there are several, the one that core.hooksPath points at, else the
/// first in the order of ManagerKind. husky comes last: without its core.hooksPath it is a leftover.
std::optional<HookManager> find_hook_manager(const HookPlace& place);

/// Text to put into a file of the manager.
struct Snippet {
  std::string file;  // absolute
  std::string text;
};
std::vector<Snippet> manager_snippets(const HookManager& manager);

/// Whether the manager's configuration runs `lockstep check`; husky's, for this event.
bool runs_lockstep(const HookManager& manager, std::string_view event);

/// Whether `hook`, the text of a file in the hooks folder, is the manager's own.
bool is_hook_of(const HookManager& manager, std::string_view hook);

/// What makes the manager write its own hook files, after its configuration changed.
std::string activation_command(const HookManager& manager);

}  // namespace lockstep::commands::hooks
