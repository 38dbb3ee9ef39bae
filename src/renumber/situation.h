#pragma once
#include <optional>
#include <string>

#include "git/repository.h"

namespace lockstep::renumber {

/// What git is in the middle of.
enum class Doing { kNothing, kMerge, kRebase, kCherryPick };

/// Which three commits a renumbering is about. Git's "ours" and "theirs" do not tell: a rebase has the base for ours, a
/// merge of the base has it for theirs.
struct Situation {
  Doing doing = Doing::kNothing;
  model::ObjectId onto;                     // its migrations stay
  std::optional<model::ObjectId> branch;    // its own migrations move; nothing: what is staged
  std::optional<model::ObjectId> ancestor;  // nothing: they have no history in common
};

/// What the migrations are to come after: the target branch, and whether the user named it.
struct Target {
  std::string name;
  model::ObjectId commit;
  bool is_named = false;
};

/// In a rebase or cherry-pick, HEAD stays and the commit that is being applied moves. In a merge, of the two sides the
/// one that the target has stays; when it has neither, what is merged in moves. Otherwise the target stays and what is
/// staged moves. `target` may be missing in all but the last. Throws base::Error when there are more than two sides.
Situation find_situation(const git::Repository& repository, const std::optional<Target>& target);

/// Whether, of a merge that is going on or about to be made, what is merged in stays, as the target has it already.
bool is_merging_in_target(const git::Repository& repository, const std::optional<Target>& target);

/// Whether the commit is part of the other's history, or the same.
bool contains(const git::Repository& repository, const model::ObjectId& commit, const model::ObjectId& part);

}  // namespace lockstep::renumber
