#pragma once
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "git/libgit2_handles.h"
#include "git/repository_paths.h"

namespace lockstep::git {

/// The history that a shallow clone has, for libgit2 before 1.7, which goes on where it was cut off and then misses a
/// commit. What it refers to must outlive it.
class ShallowHistory {
 public:
  ShallowHistory(git_repository* repository, const RepositoryPaths& paths);

  /// As `git merge-base --all`: the common ancestors of `base` and a merge of `tips` that no other one comes after,
  /// youngest first.
  std::vector<git_oid> merge_bases(const git_oid& base, const std::vector<git_oid>& tips) const;

  /// The messages of the commits that `head` has and `base` has not, youngest first. Throws when there are too many.
  std::vector<std::string> messages(const git_oid& base, const git_oid& head, std::size_t most) const;

 private:
  struct OidLess {
    bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_cmp(&a, &b) < 0; }
  };
  using Oids = std::set<git_oid, OidLess>;

  CommitHandle read(const git_oid& id) const;
  std::vector<git_oid> parents_of(const git_oid& id) const;
  Oids reachable(std::vector<git_oid> from) const;
  void sort_youngest_first(std::vector<git_oid>& commits) const;

  git_repository* repository_;
  const RepositoryPaths& paths_;
  Oids cut_;  // those whose parents are not here
};

}  // namespace lockstep::git
