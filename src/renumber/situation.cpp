#include "renumber/situation.h"

#include <filesystem>

#include "base/error.h"

namespace lockstep::renumber {
namespace {

using model::ObjectId;

bool exists(const git::Repository& repository, const char* name) {
  std::error_code failure;
  return std::filesystem::exists(repository.git_dir() + "/" + name, failure);
}

/// Whether a rebase has stopped at a commit that it could not apply; not at one that is to be edited.
bool is_applying(const git::Repository& repository) {
  const bool is_rebasing = exists(repository, "rebase-merge") || exists(repository, "rebase-apply");
  return is_rebasing && exists(repository, "REBASE_HEAD") && !exists(repository, "rebase-merge/amend");
}

ObjectId head_of(const git::Repository& repository) {
  if (const std::optional<ObjectId> head = repository.head()) return *head;
  throw base::Error("there is no commit yet, so there is nothing to come after", "git commit");
}

/// The commit that `name` holds, on top of HEAD.
Situation applying(const git::Repository& repository, Doing doing, const std::string& name) {
  const std::optional<ObjectId> applied = repository.resolve_commit(name);
  if (!applied) throw base::Error(name + " names no commit", "git status");
  return {doing, head_of(repository), *applied, repository.resolve_commit(applied->hex() + "^1")};
}

bool stays_theirs(const git::Repository& repository, const std::optional<Target>& target, const ObjectId& ours,
                  const ObjectId& theirs) {
  if (!target) return false;
  if (target->is_named && target->commit == theirs) return true;
  if (target->is_named && target->commit == ours) return false;
  return contains(repository, target->commit, theirs);
}

Situation merging(const git::Repository& repository, const std::optional<Target>& target) {
  const std::vector<ObjectId> heads = repository.merge_heads();
  if (heads.size() > 1) {
    throw base::Error("more than two branches are being merged, and only two can be put in order",
                      "git merge --abort, then merge them one by one");
  }
  const ObjectId ours = head_of(repository);
  const ObjectId& theirs = heads.front();
  const std::optional<ObjectId> ancestor = repository.merge_base(ours, {theirs});
  if (stays_theirs(repository, target, ours, theirs)) return {Doing::kMerge, theirs, ours, ancestor};
  return {Doing::kMerge, ours, theirs, ancestor};
}

}  // namespace

bool contains(const git::Repository& repository, const ObjectId& commit, const ObjectId& part) {
  return commit == part || repository.merge_base(commit, {part}) == part;
}

bool is_merging_in_target(const git::Repository& repository, const std::optional<Target>& target) {
  const std::vector<ObjectId> heads = repository.merge_heads();
  const std::optional<ObjectId> head = repository.head();
  return heads.size() == 1 && head && stays_theirs(repository, target, *head, heads.front());
}

Situation find_situation(const git::Repository& repository, const std::optional<Target>& target) {
  if (!repository.merge_heads().empty()) return merging(repository, target);
  if (is_applying(repository)) return applying(repository, Doing::kRebase, "REBASE_HEAD");
  if (exists(repository, "CHERRY_PICK_HEAD")) return applying(repository, Doing::kCherryPick, "CHERRY_PICK_HEAD");
  if (!target) {
    throw base::Error("no branch is known that the migrations are to come after",
                      "lockstep renumber --onto origin/main");
  }
  const ObjectId head = head_of(repository);
  return {Doing::kNothing, target->commit, std::nullopt, repository.merge_base(target->commit, {head})};
}

}  // namespace lockstep::renumber
