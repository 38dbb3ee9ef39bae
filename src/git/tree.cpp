#include "git/tree.h"

#include <algorithm>
#include <set>

namespace lockstep::git {
namespace {

model::FileMode kind_of(model::FileMode mode) {
  return mode == model::FileMode::kExecutable ? model::FileMode::kRegular : mode;
}

/// Walks two sorted lists of files side by side.
void merge_lists(std::vector<Entry> before, std::vector<Entry> after, std::vector<ChangedPath>& changes) {
  auto old_file = before.begin();
  auto new_file = after.begin();
  while (old_file != before.end() || new_file != after.end()) {
    const bool is_removed = new_file == after.end() || (old_file != before.end() && old_file->path < new_file->path);
    const bool is_added = old_file == before.end() || (new_file != after.end() && new_file->path < old_file->path);
    if (is_removed) {
      changes.push_back({old_file->path, std::move(*old_file), std::nullopt});
      ++old_file;
    } else if (is_added) {
      changes.push_back({new_file->path, std::nullopt, std::move(*new_file)});
      ++new_file;
    } else {
      if (!is_same(*old_file, *new_file)) {
        changes.push_back({old_file->path, std::move(*old_file), std::move(*new_file)});
      }
      ++old_file;
      ++new_file;
    }
  }
}

bool is_known_equal(const Tree& before, const Tree& after, std::string_view folder) {
  const std::optional<model::ObjectId> id = before.folder_id(folder);
  return id && id == after.folder_id(folder);
}

std::string joined(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

std::set<std::string> names_of_folders(const Tree& tree, std::string_view folder) {
  const std::vector<std::string> names = tree.folders(folder);
  return {names.begin(), names.end()};
}

std::vector<Entry> files_directly_in(const Tree& tree, std::string_view folder) {
  std::vector<Entry> files;
  tree.for_each_file_directly_in(folder, [&](const Tree::Visited& file) {
    files.push_back({std::string(file.path), file.id, file.mode});
  });
  return files;
}

}  // namespace

bool is_same(const Entry& before, const Entry& after) {
  return before.id == after.id && kind_of(before.mode) == kind_of(after.mode);
}

void Tree::for_each_file_directly_in(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  const std::size_t start = folder.empty() ? 0 : folder.size() + 1;
  for_each_file(folder, [&](const Visited& file) {
    if (file.path.find('/', start) == std::string_view::npos) visit(file);
  });
}

std::vector<Entry> list_files(const Tree& tree, std::string_view folder) {
  std::vector<Entry> files;
  tree.for_each_file(folder, [&](const Tree::Visited& file) {
    files.push_back({std::string(file.path), file.id, file.mode});
  });
  return files;
}

std::optional<std::string> read_file(const Tree& tree, std::string_view path) {
  const std::optional<Entry> file = tree.find(path);
  if (!file) return std::nullopt;
  return tree.read(file->id, path);
}

std::vector<ChangedPath> changed_paths(const Tree& before, const Tree& after, std::string_view folder) {
  if (std::optional<std::vector<ChangedPath>> known = after.changes_from(before, folder)) return *std::move(known);
  std::vector<ChangedPath> changes;
  std::vector<std::string> unvisited{std::string(folder)};
  while (!unvisited.empty()) {
    const std::string current = std::move(unvisited.back());
    unvisited.pop_back();
    if (is_known_equal(before, after, current)) continue;
    merge_lists(files_directly_in(before, current), files_directly_in(after, current), changes);
    std::set<std::string> names;
    for (const Tree* tree : {&before, &after}) names.merge(names_of_folders(*tree, current));
    for (const std::string& name : names) unvisited.push_back(joined(current, name));
  }
  std::sort(changes.begin(), changes.end(), [](const ChangedPath& a, const ChangedPath& b) { return a.path < b.path; });
  return changes;
}

}  // namespace lockstep::git
