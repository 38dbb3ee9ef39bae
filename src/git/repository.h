#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"

namespace lockstep::git {

/// The part of the process's surroundings that decides which repository, index and objects git would use. Read once, in
/// a command, by `read_environment()`.
struct Environment {
  std::string working_directory;
  std::optional<std::string> git_dir;              // GIT_DIR
  std::optional<std::string> work_tree;            // GIT_WORK_TREE
  std::optional<std::string> index_file;           // GIT_INDEX_FILE
  std::optional<std::string> common_dir;           // GIT_COMMON_DIR
  std::optional<std::string> object_directory;     // GIT_OBJECT_DIRECTORY
  std::optional<std::string> alternate_objects;    // GIT_ALTERNATE_OBJECT_DIRECTORIES
  std::optional<std::string> name_space;           // GIT_NAMESPACE
  std::optional<std::string> ceiling_directories;  // GIT_CEILING_DIRECTORIES: discovery goes no further up
  std::vector<model::ObjectId> merge_heads;        // those in GITHEAD_<id>, which `git merge` sets for its hooks
};
Environment read_environment();

enum class Backend { kAuto, kLibgit2, kCommandLine };

/// A reference that leads to a commit.
struct Reference {
  std::string name;  // in full: "refs/pull/118/head"
  model::ObjectId commit;
};

/// What `git merge` would make of two commits. Conflicted files stand in the tree as git would write them, with its
/// marks; of a file that one side deletes and the other edits, what is left.
struct Merge {
  std::unique_ptr<Tree> tree;
  std::vector<std::string> conflicts;  // paths, in byte order
};

/// A repository, read-only. Functions throw base::Error when git data cannot be read, with the command that mends it.
class Repository {
 public:
  virtual ~Repository() = default;

  /// Full id of the commit that a revision names (tags are peeled); nothing when it names none.
  virtual std::optional<model::ObjectId> resolve_commit(std::string_view revision) const = 0;

  virtual std::unique_ptr<Tree> commit_tree(const model::ObjectId& commit) const = 0;

  /// The same with the files below `folder` alone, for one look at each of many commits.
  virtual std::unique_ptr<Tree> commit_folder(const model::ObjectId& commit, std::string_view folder) const = 0;

  /// What `git commit` would record now: the index of GIT_INDEX_FILE without intent-to-add entries. Throws on unmerged
  /// paths.
  virtual std::unique_ptr<Tree> index_tree() const = 0;

  /// The best common ancestor of `base` and a hypothetical merge of `tips` (`git merge-base base tips…`); nothing when
  /// their histories are unrelated. Throws in a shallow clone that lacks it, with what to fetch.
  virtual std::optional<model::ObjectId> merge_base(const model::ObjectId& base,
                                                    const std::vector<model::ObjectId>& tips) const = 0;

  /// Merges `head` into `base` as git would, attributes, renames and criss-cross histories included, without a work
  /// tree; what it makes is kept out of the repository. Throws when the two have no history in common, and as
  /// merge_base.
  virtual Merge merge(const model::ObjectId& base, const model::ObjectId& head) const = 0;

  /// Files below `folder` that the last `most_commits` commits of the first-parent history of `commit` had and it has
  /// no more, each in its newest form. In a shallow clone, of what is there.
  virtual std::vector<Entry> deleted_files(const model::ObjectId& commit, std::string_view folder,
                                           std::size_t most_commits) const = 0;

  /// The references that a pattern with `*`, `?` and `[…]` names, in full or without refs/, refs/heads/ or
  /// refs/remotes/; `*` also spans slashes. By name; symbolic ones, and those that lead to no commit, are left out.
  virtual std::vector<Reference> references(const std::string& pattern) const = 0;

  /// HEAD's commit; nothing when the branch is unborn.
  virtual std::optional<model::ObjectId> head() const = 0;

  /// Commits being merged (MERGE_HEAD, or the environment of pre-merge-commit).
  virtual std::vector<model::ObjectId> merge_heads() const = 0;

  /// Name of the remote-tracking branch that HEAD's upstream's remote calls its default (refs/remotes/R/HEAD), else
  /// origin's; nothing when there is none.
  virtual std::optional<std::string> default_remote_branch() const = 0;

  /// Messages of the commits reachable from `head` and not from `base`, newest first.
  virtual std::vector<std::string> commit_messages(const model::ObjectId& base, const model::ObjectId& head) const = 0;

  virtual bool is_bare() const = 0;
  virtual bool is_shallow() const = 0;
  virtual std::string work_tree() const = 0;   // absolute; "" when bare
  virtual std::string git_dir() const = 0;     // absolute
  virtual std::string common_dir() const = 0;  // absolute: where hooks and shared configuration live

  /// Which back end answers, and why it was chosen, for `doctor` and --verbose: "libgit2", "git 2.39.5: split index".
  virtual std::string backend_description() const = 0;
};

/// Opens the repository that git would use in `environment`. kAuto takes libgit2 and, for what it cannot read, git's
/// plumbing commands. Throws when there is none, or when git itself would refuse it (ownership), with the mending
/// command.
std::unique_ptr<Repository> open_repository(const Environment& environment, Backend backend);

/// The files of the work tree (tracked, and untracked ones that are not ignored), for --worktree. Links are not
/// followed.
std::unique_ptr<Tree> work_tree_files(const Repository& repository);

}  // namespace lockstep::git
