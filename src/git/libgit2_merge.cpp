#include <algorithm>
#include <array>
#include <git2/sys/mempack.h>

#include "base/error.h"
#include "git/libgit2_repository.h"
#include "git/libgit2_tree.h"
#include "git/overlay_tree.h"
#include "git/shallow_history.h"
#include "git/unsupported.h"

// A merge of whole trees reads every folder of all three. Here the trees that are merged hold only the paths in which
// the two sides differ from the commit at which they parted: that is all a merge can change, and all that it can find
// renames among. The rest is the first side's. What only one side has changed is that side's without further ado, so
// that most merges come to files that both have edited, and many to none.

namespace lockstep::git {
namespace {

using Changes = OverlayTree::Changes;

enum Side : std::size_t { kAncestor, kOurs, kTheirs };

/// What each of the three trees has at the paths in which a side differs from the ancestor.
using DifferingPaths = std::map<std::string, std::array<std::optional<Entry>, 3>>;

void add_side(const Libgit2Tree& ancestor, const Libgit2Tree& side, Side which, DifferingPaths& paths) {
  for (ChangedPath& change : changed_paths(ancestor, side, "")) {
    const auto [path, is_first] = paths.try_emplace(std::move(change.path));
    // The other side is as the ancestor is, unless it differs too.
    if (is_first) path->second = {change.before, change.before, change.before};
    path->second[which] = std::move(change.after);
  }
}

DifferingPaths differing_paths(const Libgit2Tree& ancestor, const Libgit2Tree& ours, const Libgit2Tree& theirs) {
  DifferingPaths paths;
  add_side(ancestor, ours, kOurs, paths);
  add_side(ancestor, theirs, kTheirs, paths);
  return paths;
}

bool is_in_dispute(const DifferingPaths::mapped_type& sides) {
  return sides[kOurs] != sides[kAncestor] && sides[kTheirs] != sides[kAncestor];
}

/// Whether a file of one side would stand where the other has a folder.
bool has_file_for_folder(const DifferingPaths& paths) {
  const auto is_there = [](const auto& path) { return path.second[kOurs] || path.second[kTheirs]; };
  for (auto file = paths.begin(); file != paths.end(); ++file) {
    const std::string prefix = file->first + "/";
    const auto last = paths.lower_bound(file->first + '0');  // the byte after '/'
    if (is_there(*file) && std::any_of(paths.lower_bound(prefix), last, is_there)) return true;
  }
  return false;
}

/// Whether what is in dispute can be merged file by file. A file that one side has edited and the other has not may
/// have been renamed there, and which of the other's new files it is can be any.
bool is_settled_by_path(const DifferingPaths& paths) {
  const auto is_settled = [](const auto& path) {
    const auto& sides = path.second;
    return !is_in_dispute(sides) || (sides[kAncestor] && sides[kOurs] && sides[kTheirs]);
  };
  return std::all_of(paths.begin(), paths.end(), is_settled) && !has_file_for_folder(paths);
}

/// Takes the paths that are not in dispute out; gives those in which the second side differs.
Changes take_undisputed(DifferingPaths& paths) {
  Changes changes;
  for (auto path = paths.begin(); path != paths.end();) {
    const auto next = std::next(path);
    if (!is_in_dispute(path->second)) {
      if (path->second[kTheirs] != path->second[kAncestor]) changes[path->first] = path->second[kTheirs];
      paths.erase(path);
    }
    path = next;
  }
  return changes;
}

std::uint32_t git_mode(model::FileMode mode) {
  switch (mode) {
    case model::FileMode::kExecutable:
      return GIT_FILEMODE_BLOB_EXECUTABLE;
    case model::FileMode::kSymlink:
      return GIT_FILEMODE_LINK;
    case model::FileMode::kSubmodule:
      return GIT_FILEMODE_COMMIT;
    default:
      return GIT_FILEMODE_BLOB;
  }
}

void require(int failure, const char* what) {
  if (failure != 0) throw Unsupported(std::string("libgit2 cannot ") + what + ": " + last_message());
}

TreeHandle write_tree(git_repository* repository, const DifferingPaths& paths, Side side) {
  IndexHandle index;
  require(git_index_new(base::Out(index)), "make an index");
  for (const auto& [path, sides] : paths) {
    if (!sides[side]) continue;
    git_index_entry entry{};
    entry.path = path.c_str();
    entry.id = to_oid(sides[side]->id);
    entry.mode = git_mode(sides[side]->mode);
    require(git_index_add(index.get(), &entry), "fill an index");
  }
  git_oid id;
  require(git_index_write_tree_to(&id, index.get(), repository), "make a tree");
  TreeHandle tree;
  require(git_tree_lookup(base::Out(tree), repository, &id), "read a tree");
  return tree;
}

/// The commits at which two histories parted; more than one when they have merged each other since.
std::vector<git_oid> merge_bases(git_repository* repository, const git_oid& ours, const git_oid& theirs) {
  git_oidarray bases{};
  const int failure = git_merge_bases(&bases, repository, &ours, &theirs);
  std::vector<git_oid> ids(bases.ids, bases.ids + bases.count);
  git_oidarray_dispose(&bases);
  if (failure == GIT_ENOTFOUND) return {};
  require(failure, "find where the two sides parted");
  return ids;
}

struct MergedIndex {
  git_repository* repository;
  git_odb* odb;
  git_index* index;
};

struct Conflict {
  const git_index_entry* ancestor = nullptr;
  const git_index_entry* ours = nullptr;
  const git_index_entry* theirs = nullptr;
};

/// The text of both sides with git's marks, as a blob; nothing where there is no such text.
std::optional<git_oid> write_marked(const MergedIndex& merged, const Conflict& conflict) {
  if (conflict.ours == nullptr || conflict.theirs == nullptr) return std::nullopt;
  git_merge_file_options options;
  git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
  git_merge_file_result result{};
  git_oid id;
  const bool is_written = git_merge_file_from_index(&result, merged.repository, conflict.ancestor, conflict.ours,
                                                    conflict.theirs, &options) == 0 &&
                          git_odb_write(&id, merged.odb, result.ptr, result.len, GIT_OBJECT_BLOB) == 0;
  git_merge_file_result_free(&result);
  return is_written ? std::optional(id) : std::nullopt;
}

void add_conflicts(const MergedIndex& merged, Changes& changes, std::vector<std::string>& paths) {
  ConflictIteratorHandle iterator;
  require(git_index_conflict_iterator_new(base::Out(iterator), merged.index), "list conflicts");
  Conflict conflict;
  while (git_index_conflict_next(&conflict.ancestor, &conflict.ours, &conflict.theirs, iterator.get()) == 0) {
    const git_index_entry* left = conflict.ours != nullptr ? conflict.ours : conflict.theirs;
    paths.emplace_back(left != nullptr ? left->path : conflict.ancestor->path);
    if (left == nullptr) continue;
    const git_oid id = write_marked(merged, conflict).value_or(left->id);
    changes[paths.back()] = Entry{paths.back(), to_object_id(id), git_file_mode(left->mode)};
  }
}

void add_merged(git_index* index, Changes& changes) {
  for (std::size_t k = 0; k < git_index_entrycount(index); ++k) {
    const git_index_entry* entry = git_index_get_byindex(index, k);
    if (git_index_entry_stage(entry) != 0) continue;
    changes[entry->path] = Entry{entry->path, to_object_id(entry->id), git_file_mode(entry->mode)};
  }
}

IndexHandle merge_differing(git_repository* repository, const DifferingPaths& paths) {
  const TreeHandle ancestor = write_tree(repository, paths, kAncestor);
  const TreeHandle ours = write_tree(repository, paths, kOurs);
  const TreeHandle theirs = write_tree(repository, paths, kTheirs);
  IndexHandle index;
  require(git_merge_trees(base::Out(index), repository, ancestor.get(), ours.get(), theirs.get(), nullptr), "merge");
  return index;
}

/// Where the two sides have merged each other, the ancestor is itself a merge: libgit2's recursion over whole commits.
IndexHandle merge_whole(git_repository* repository, const git_commit* ours, const git_commit* theirs) {
  IndexHandle index;
  require(git_merge_commits(base::Out(index), repository, ours, theirs, nullptr), "merge");
  return index;
}

}  // namespace

/// Written objects are for this process alone. libgit2 asks the back end of the highest priority to write.
void Libgit2Repository::keep_objects_in_memory() const {
  constexpr int kBeforeTheFiles = 1000;
  if (keeps_objects_) return;
  git_odb_backend* memory = nullptr;
  require(git_mempack_new(&memory), "keep objects in memory");
  require(git_odb_add_backend(odb_.get(), memory, kBeforeTheFiles), "keep objects in memory");
  keeps_objects_ = true;
}

Merge Libgit2Repository::merge(const model::ObjectId& base, const model::ObjectId& head) const {
  const CommitHandle ours = look_up_commit(base);
  const CommitHandle theirs = look_up_commit(head);
  const git_oid& our_id = *git_commit_id(ours.get());
  const git_oid& their_id = *git_commit_id(theirs.get());
  const std::vector<git_oid> bases = is_shallow()
                                         ? ShallowHistory(repository_.get(), paths_).merge_bases(our_id, {their_id})
                                         : merge_bases(repository_.get(), our_id, their_id);
  if (bases.empty() && is_shallow()) throw_shallow("the commit from which both sides started");
  if (bases.empty()) throw_unrelated(base, head);
  const bool has_one_base = bases.size() == 1;
  std::unique_ptr<Libgit2Tree> our_tree = tree_of(*ours);
  DifferingPaths paths;
  Changes changes;  // the paths that the merge decides on; those of libgit2 for now as if it left none
  if (has_one_base) {
    paths = differing_paths(*tree_of(*look_up_commit(to_object_id(bases.front()))), *our_tree, *tree_of(*theirs));
    if (is_settled_by_path(paths)) changes = take_undisputed(paths);
    for (const auto& [path, sides] : paths) changes[path] = std::nullopt;
  } else {
    our_tree->for_each_file("", [&](const Tree::Visited& file) { changes[std::string(file.path)] = std::nullopt; });
  }
  Merge merge;
  if (!has_one_base || !paths.empty()) {
    keep_objects_in_memory();
    const IndexHandle index = has_one_base ? merge_differing(repository_.get(), paths)
                                           : merge_whole(repository_.get(), ours.get(), theirs.get());
    add_merged(index.get(), changes);
    add_conflicts({repository_.get(), odb_.get(), index.get()}, changes, merge.conflicts);
  }
  std::erase_if(changes, [&](const auto& change) { return our_tree->find(change.first) == change.second; });
  merge.tree = std::make_unique<OverlayTree>(std::move(our_tree), std::move(changes));
  return merge;
}

}  // namespace lockstep::git
