#include "git/shallow_history.h"

#include <algorithm>
#include <iterator>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::git {

ShallowHistory::ShallowHistory(git_repository* repository, const RepositoryPaths& paths)
    : repository_(repository), paths_(paths) {
  const std::string text = read_small_file(paths.common_dir + "/shallow").value_or("");
  for (const std::string_view line : base::split_lines(text)) {
    if (const std::optional<model::ObjectId> id = model::ObjectId::parse(line)) cut_.insert(to_oid(*id));
  }
}

CommitHandle ShallowHistory::read(const git_oid& id) const {
  CommitHandle commit;
  const int failure = git_commit_lookup(base::Out(commit), repository_, &id);
  if (failure != 0) throw_missing_object("commit " + to_object_id(id).hex(), paths_);
  return commit;
}

std::vector<git_oid> ShallowHistory::parents_of(const git_oid& id) const {
  const CommitHandle commit = read(id);
  std::vector<git_oid> parents;
  if (cut_.contains(id)) return parents;
  for (unsigned int k = 0; k < git_commit_parentcount(commit.get()); ++k) {
    parents.push_back(*git_commit_parent_id(commit.get(), k));
  }
  return parents;
}

/// The commits and all that come before them.
ShallowHistory::Oids ShallowHistory::reachable(std::vector<git_oid> from) const {
  Oids seen;
  while (!from.empty()) {
    const git_oid id = from.back();
    from.pop_back();
    if (!seen.insert(id).second) continue;
    for (const git_oid& parent : parents_of(id)) from.push_back(parent);
  }
  return seen;
}

void ShallowHistory::sort_youngest_first(std::vector<git_oid>& commits) const {
  std::vector<std::pair<git_time_t, git_oid>> dated;
  for (const git_oid& id : commits) dated.emplace_back(git_commit_time(read(id).get()), id);
  std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::transform(dated.begin(), dated.end(), commits.begin(), [](const auto& one) { return one.second; });
}

std::vector<git_oid> ShallowHistory::merge_bases(const git_oid& base, const std::vector<git_oid>& tips) const {
  const Oids ours = reachable({base});
  const Oids theirs = reachable(tips);
  std::vector<git_oid> common;
  std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(common), OidLess());
  std::vector<git_oid> before_common;
  for (const git_oid& id : common) {
    for (const git_oid& parent : parents_of(id)) before_common.push_back(parent);
  }
  const Oids surpassed = reachable(std::move(before_common));
  std::erase_if(common, [&](const git_oid& id) { return surpassed.contains(id); });
  sort_youngest_first(common);
  return common;
}

std::vector<std::string> ShallowHistory::messages(const git_oid& base, const git_oid& head, std::size_t most) const {
  const Oids of_base = reachable({base});
  const Oids of_head = reachable({head});
  std::vector<git_oid> own;
  std::set_difference(of_head.begin(), of_head.end(), of_base.begin(), of_base.end(), std::back_inserter(own),
                      OidLess());
  if (own.size() > most) throw base::Error("there are too many commits since " + to_object_id(base).hex());
  sort_youngest_first(own);
  std::vector<std::string> messages;
  for (const git_oid& id : own) messages.emplace_back(git_commit_message_raw(read(id).get()));
  return messages;
}

}  // namespace lockstep::git
