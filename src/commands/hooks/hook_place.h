#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/subprocess.h"

namespace lockstep::commands::hooks {

/// A key of git's configuration, and the file that set it.
struct GitSetting {
  std::string value;   // as written
  std::string scope;   // "local", "worktree", "global", "system" or "command"
  std::string origin;  // "file:/home/u/.gitconfig"
};

struct GitVersion {
  unsigned major = 0;
  unsigned minor = 0;
  auto operator<=>(const GitVersion&) const = default;
};
/// Of "git version 2.39.5 (Apple Git-154)"; 0.0 of what is no such line.
GitVersion parse_git_version(std::string_view line);

/// Where git looks for the hooks of one work tree, as git itself answers. Paths are absolute.
struct HookPlace {
  std::string work_tree;
  std::string git_dir;                   // of this work tree; differs from common_dir in a linked one
  std::string common_dir;                // shared by all work trees of the repository
  std::string folder;                    // the hooks folder in effect; "" when core.hooksPath is empty
  std::optional<GitSetting> hooks_path;  // core.hooksPath, when it is set
  GitVersion git_version;
};

/// Throws outside a work tree: a bare repository runs no commit hook.
HookPlace find_hook_place(const std::string& directory);

/// Whether the folder in effect belongs to this repository alone: no link and no configuration leads out of its work
/// trees and its git directory.
bool is_inside_repository(const HookPlace& place);

/// Whether the folder in effect is part of a work tree of this repository, so that its files can be committed and
/// shared.
bool is_in_work_tree(const HookPlace& place);

/// A relative core.hooksPath in a linked work tree that lacks the folder: git then runs no hook there and says nothing.
bool is_lost_in_linked_work_tree(const HookPlace& place);

/// Relative to the work tree where it lies below it, for messages.
std::string shown_path(const HookPlace& place, const std::string& path);

/// Runs git with `arguments` in `directory`.
base::ProcessResult run_git(const std::string& directory, const std::vector<std::string>& arguments);

}  // namespace lockstep::commands::hooks
