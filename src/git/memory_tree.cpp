#include "git/memory_tree.h"

#include <utility>

#include "base/error.h"
#include "git/folder_prefix.h"
#include "git/local_id.h"

namespace lockstep::git {

MemoryTree::MemoryTree(std::map<std::string, std::string, std::less<>> files) {
  for (auto& [path, content] : files) add(path, content);
}

void MemoryTree::add(std::string path, std::string content, model::FileMode mode) {
  model::ObjectId id = local_id(content);
  files_[std::move(path)] = {std::move(content), std::move(id), mode};
}

std::string MemoryTree::take(std::string_view path) {
  return std::exchange(files_.find(path)->second.content, {});
}

void MemoryTree::for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  const std::string prefix = folder_prefix(folder);
  for (auto file = files_.lower_bound(prefix); file != files_.end() && file->first.starts_with(prefix); ++file) {
    visit({file->first, file->second.id, file->second.mode});
  }
}

std::optional<Entry> MemoryTree::find(std::string_view path) const {
  const auto file = files_.find(path);
  if (file == files_.end()) return std::nullopt;
  return Entry{file->first, file->second.id, file->second.mode};
}

std::optional<model::ObjectId> MemoryTree::folder_id(std::string_view) const {
  return std::nullopt;
}

std::vector<std::string> MemoryTree::folders(std::string_view folder) const {
  std::vector<std::string> names;
  const std::size_t start = folder_prefix(folder).size();
  for_each_file(folder, [&](const Visited& file) {
    const std::size_t end = file.path.find('/', start);
    if (end == std::string_view::npos) return;
    const std::string_view name = file.path.substr(start, end - start);
    if (names.empty() || names.back() != name) names.emplace_back(name);
  });
  return names;
}

std::string MemoryTree::read(const model::ObjectId& blob, std::string_view path) const {
  const auto file = files_.find(path);
  if (file != files_.end() && file->second.id == blob) return file->second.content;
  for (const auto& [other_path, other] : files_) {
    if (other.id == blob) return other.content;
  }
  throw base::Error("no such blob: " + std::string(path));
}

}  // namespace lockstep::git
