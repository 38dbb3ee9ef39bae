#pragma once
#include <optional>
#include <string>
#include <vector>

#include "git/repository.h"

namespace lockstep::git {

/// Where the parts of a repository are; all absolute.
struct RepositoryPaths {
  std::string git_dir;
  std::string common_dir;
  std::string work_tree;  // "" when bare
};

/// The content of a file of the git directory; nothing when there is no such file.
std::optional<std::string> read_small_file(const std::string& path);

std::string absolute_path(const std::string& path, const std::string& working_directory);

/// The true top of the work tree. git takes the working directory for it when GIT_DIR is set alone, which hooks in
/// linked worktrees inherit; below the top that would be wrong, so the way back from the git directory is followed
/// first. `claimed` is what the back end says.
std::string find_work_tree(const Environment& environment, const std::string& git_dir, const std::string& claimed);

/// The index file that git would use, absolute.
std::string index_path(const Environment& environment, const RepositoryPaths& paths);

/// What a missing index file means: nothing when it was never written (`head_is_unborn`, and it is the repository's
/// own), else an Error, since an empty answer would read as "everything was deleted".
void check_missing_index(const Environment& environment, const RepositoryPaths& paths, bool head_is_unborn);

/// Ids in MERGE_HEAD, or those of the environment when that is not written yet (pre-merge-commit).
std::vector<model::ObjectId> read_merge_heads(const Environment& environment, const RepositoryPaths& paths);

/// Errors in the same words from every back end.
[[noreturn]] void throw_shallow(const std::string& what);
[[noreturn]] void throw_missing_object(const std::string& what, const RepositoryPaths& paths);
[[noreturn]] void throw_unrelated(const model::ObjectId& base, const model::ObjectId& head);
[[noreturn]] void throw_too_large(std::string_view path, std::uint64_t size);

bool is_shallow(const RepositoryPaths& paths);
/// Whether the repository was cloned with a filter, so that objects may be missing until git fetches them.
bool is_partial(const RepositoryPaths& paths);

}  // namespace lockstep::git
