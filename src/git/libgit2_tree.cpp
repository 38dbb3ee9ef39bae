#include "git/libgit2_tree.h"

#include "base/error.h"
#include "git/folder_prefix.h"

namespace lockstep::git {
namespace {

constexpr int kDeepestTree = 1000;

bool is_folder(const git_tree_entry& entry) {
  return git_tree_entry_type(&entry) == GIT_OBJECT_TREE;
}

VisitedId raw_id(const git_tree_entry& entry) {
  const git_oid& id = *git_tree_entry_id(&entry);
  return VisitedId::raw({reinterpret_cast<const char*>(id.id), sizeof id.id});
}

}  // namespace

model::FileMode file_mode(std::uint32_t mode) {
  switch (mode) {
    case GIT_FILEMODE_BLOB_EXECUTABLE:
      return model::FileMode::kExecutable;
    case GIT_FILEMODE_LINK:
      return model::FileMode::kSymlink;
    case GIT_FILEMODE_COMMIT:
      return model::FileMode::kSubmodule;
    default:
      return model::FileMode::kRegular;
  }
}

TreeHandle Libgit2Tree::look_up(const git_oid& id, std::string_view folder) const {
  TreeHandle tree;
  if (git_tree_lookup(base::Out(tree), source_.repository, &id) != 0) {
    throw_missing_object("the tree of " + std::string(folder) + " (" + to_object_id(id).hex + ")", source_.paths);
  }
  return tree;
}

/// The entry at `path`, or none when there is none.
TreeEntryHandle Libgit2Tree::find_entry(std::string_view path) const {
  TreeEntryHandle entry;
  if (path.empty() || path.front() == '/' || path.back() == '/' || path.find('\0') != std::string_view::npos) {
    return entry;
  }
  const int failure = git_tree_entry_bypath(base::Out(entry), root_.get(), std::string(path).c_str());
  if (failure == 0) return entry;
  // "not found" is also what a missing tree object says; only a missing name is reported by the tree code itself.
  const git_error* error = git_error_last();
  if (failure != GIT_ENOTFOUND || error == nullptr || error->klass != GIT_ERROR_TREE) {
    throw_missing_object("a folder of " + std::string(path), source_.paths);
  }
  return entry;
}

/// The tree object of `folder`, or none when there is no such folder.
TreeHandle Libgit2Tree::open_folder(std::string_view folder) const {
  if (folder.empty()) return look_up(*git_tree_id(root_.get()), folder);
  const TreeEntryHandle entry = find_entry(folder);
  if (!entry || !is_folder(*entry)) return TreeHandle();
  return look_up(*git_tree_entry_id(entry.get()), folder);
}

void Libgit2Tree::walk(const git_tree& tree, std::string& path, int depth,
                       const std::function<void(const Visited&)>& visit) const {
  if (depth > kDeepestTree) throw base::Error("folders are nested too deeply at " + path.substr(0, 200));
  const std::size_t length = path.size();
  for (std::size_t k = 0; k < git_tree_entrycount(&tree); ++k) {
    const git_tree_entry& entry = *git_tree_entry_byindex(&tree, k);
    path += git_tree_entry_name(&entry);
    if (is_folder(entry)) {
      const TreeHandle below = look_up(*git_tree_entry_id(&entry), path);
      path += '/';
      walk(*below, path, depth + 1, visit);
    } else {
      visit({path, raw_id(entry), file_mode(git_tree_entry_filemode(&entry))});
    }
    path.resize(length);
  }
}

void Libgit2Tree::for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  const TreeHandle tree = open_folder(folder);
  std::string path = folder_prefix(folder);
  if (tree) walk(*tree, path, 0, visit);
}

void Libgit2Tree::for_each_file_directly_in(std::string_view folder,
                                            const std::function<void(const Visited&)>& visit) const {
  const TreeHandle tree = open_folder(folder);
  for (std::size_t k = 0; tree && k < git_tree_entrycount(tree.get()); ++k) {
    const git_tree_entry& entry = *git_tree_entry_byindex(tree.get(), k);
    if (is_folder(entry)) continue;
    const std::string path = folder_prefix(folder) + git_tree_entry_name(&entry);
    visit({path, raw_id(entry), file_mode(git_tree_entry_filemode(&entry))});
  }
}

std::optional<Entry> Libgit2Tree::find(std::string_view path) const {
  const TreeEntryHandle entry = find_entry(path);
  if (!entry || is_folder(*entry)) return std::nullopt;
  return Entry{std::string(path), to_object_id(*git_tree_entry_id(entry.get())),
               file_mode(git_tree_entry_filemode(entry.get()))};
}

std::optional<model::ObjectId> Libgit2Tree::folder_id(std::string_view folder) const {
  if (folder.empty()) return to_object_id(*git_tree_id(root_.get()));
  const TreeEntryHandle entry = find_entry(folder);
  if (!entry || !is_folder(*entry)) return std::nullopt;
  return to_object_id(*git_tree_entry_id(entry.get()));
}

std::vector<std::string> Libgit2Tree::folders(std::string_view folder) const {
  std::vector<std::string> names;
  const TreeHandle tree = open_folder(folder);
  for (std::size_t k = 0; tree && k < git_tree_entrycount(tree.get()); ++k) {
    const git_tree_entry& entry = *git_tree_entry_byindex(tree.get(), k);
    if (is_folder(entry)) names.emplace_back(git_tree_entry_name(&entry));
  }
  return names;
}

std::string Libgit2Tree::read(const model::ObjectId& blob, std::string_view path) const {
  return source_.blobs.read_blob(blob, path);
}

}  // namespace lockstep::git
