#include "commands/judged_merge.h"

#include "base/error.h"
#include "base/text.h"
#include "commands/revision_names.h"

namespace lockstep::commands {
namespace {

using Commit = std::optional<model::ObjectId>;

/// Nothing when it is not here; in a shallow clone too, where git data of a known id may lie beyond the cut.
Commit find_commit(const git::Repository& repository, const std::string& revision) {
  try {
    return repository.resolve_commit(revision);
  } catch (const base::Error&) {
    if (!repository.is_shallow() || object_id(revision).empty()) throw;
    return std::nullopt;
  }
}

/// What brings one commit, or one branch, into the clone.
std::string fetch_command(const std::string& revision) {
  constexpr std::string_view kOrigin = "origin/";
  if (!object_id(revision).empty()) return "git fetch --no-tags --depth=1 origin " + revision;
  if (!revision.starts_with(kOrigin)) return "git fetch";
  const std::string branch = revision.substr(kOrigin.size());
  return "git fetch --no-tags origin " + base::shell_quoted("+refs/heads/" + branch + ":refs/remotes/origin/" + branch);
}

model::ObjectId find_or_throw(const git::Repository& repository, const std::string& revision,
                              const std::string& source) {
  if (Commit commit = find_commit(repository, revision)) return *commit;
  throw base::Error(source + " names " + revision + ", and there is no such commit here", fetch_command(revision));
}

std::string name_of_base(const ProposedMerge& proposed, const model::ObjectId& base) {
  return proposed.onto.empty() ? base.hex().substr(0, 10) : proposed.onto;
}

[[noreturn]] void throw_no_merge_commit(const ProposedMerge& proposed) {
  const std::string base = proposed.onto.empty() ? "REF" : base::shell_quoted(proposed.onto);
  throw base::Error("HEAD is not the merge that " + proposed.source + " is about: the branch itself is checked out",
                    "check the merge out (actions/checkout without `ref:`)\nor let it be made: lockstep gate --base " +
                        base + " --head HEAD");
}

[[noreturn]] void throw_no_parents(const model::ObjectId& head) {
  throw base::Error("the parents of HEAD are not in this shallow clone, so there is nothing to compare the merge with",
                    "git fetch --no-tags --deepen=1 origin " + head.hex() +
                        "\nin GitHub Actions: give actions/checkout `fetch-depth: 2`");
}

JudgedMerge read_merge_commit(const git::Repository& repository, const ProposedMerge& proposed) {
  JudgedMerge merge;
  merge.head = find_or_throw(repository, "HEAD", proposed.source);
  if (merge.head.hex() == proposed.branch_head) throw_no_merge_commit(proposed);
  const Commit base = find_commit(repository, merge.head.hex() + "^1");
  const Commit branch = find_commit(repository, merge.head.hex() + "^2");
  if (!base && repository.is_shallow()) throw_no_parents(merge.head);
  if (!base || !branch) throw_no_merge_commit(proposed);
  merge.base = *base;
  merge.after = repository.commit_tree(merge.head);
  merge.branch = branch;
  merge.why = "the first parent of HEAD, the merge of " + proposed.source;
  return merge;
}

JudgedMerge read_contained(const git::Repository& repository, const ProposedMerge& proposed) {
  JudgedMerge merge;
  merge.base = find_or_throw(repository, proposed.base, proposed.source);
  merge.head = find_or_throw(repository, proposed.head, proposed.source);
  merge.after = repository.commit_tree(merge.head);
  merge.why = "the base that " + proposed.source + " names";
  return merge;
}

/// Whether the clone can do without a merge base: one of the two is a parent of the other. So it is in the checkout of
/// a merge commit with its parents and nothing older.
bool is_merged_parent(const git::Repository& repository, const model::ObjectId& commit, const model::ObjectId& child) {
  return find_commit(repository, child.hex() + "^1") == commit || find_commit(repository, child.hex() + "^2") == commit;
}

JudgedMerge make_merge(const git::Repository& repository, const ProposedMerge& proposed) {
  JudgedMerge merge;
  merge.base = find_or_throw(repository, proposed.base, proposed.source);
  merge.head = find_or_throw(repository, proposed.head, proposed.source);
  merge.why = proposed.head + " merged into it in memory";
  const bool is_on_base = merge.base == merge.head || is_merged_parent(repository, merge.base, merge.head);
  merge.branch = merge.head;
  const Commit fork_point = is_on_base ? merge.base : repository.merge_base(merge.base, {merge.head});
  if (fork_point == merge.base) {
    merge.after = repository.commit_tree(merge.head);
  } else if (fork_point == merge.head) {
    merge.after = repository.commit_tree(merge.base);
  } else {
    git::Merge made = repository.merge(merge.base, merge.head);
    merge.after = std::move(made.tree);
    merge.conflicts = std::move(made.conflicts);
  }
  return merge;
}

JudgedMerge read_in_its_form(const git::Repository& repository, const ProposedMerge& proposed) {
  switch (proposed.form) {
    case MergeForm::kMergeCommit:
      return read_merge_commit(repository, proposed);
    case MergeForm::kContained:
      return read_contained(repository, proposed);
    case MergeForm::kToBeMade:
      return make_merge(repository, proposed);
  }
  throw base::Error("nothing to merge");
}

}  // namespace

JudgedMerge read_merge(const git::Repository& repository, const ProposedMerge& proposed) {
  JudgedMerge merge = read_in_its_form(repository, proposed);
  merge.before = repository.commit_tree(merge.base);
  merge.onto = name_of_base(proposed, merge.base);
  return merge;
}

}  // namespace lockstep::commands
