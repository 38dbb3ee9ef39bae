#include "git/folder_tree.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "git/local_id.h"

namespace lockstep::git {
namespace {

namespace fs = std::filesystem;

/// By the path, since git's id would need the content.
model::ObjectId id_of(std::string_view path) {
  return local_id(path);
}

/// Names nothing outside the folder: neither absolute nor with ".", ".." or empty parts.
bool is_inside(std::string_view path) {
  const std::vector<std::string_view> parts = base::split(path, '/');
  return std::none_of(parts.begin(), parts.end(),
                      [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

bool is_left_out(const fs::path& name) {
  return name == ".git" || name == "node_modules";
}

bool leads_to_file_below(const fs::path& top, const fs::directory_entry& link) {
  std::error_code failure;
  const fs::path target = fs::canonical(link.path(), failure);
  if (failure || !fs::is_regular_file(target, failure)) return false;
  const fs::path within = target.lexically_relative(fs::canonical(top, failure));
  return !failure && !within.empty() && *within.begin() != "..";
}

std::optional<model::FileMode> mode_of(const fs::path& top, const fs::directory_entry& entry) {
  if (entry.is_symlink() && !leads_to_file_below(top, entry)) return model::FileMode::kSymlink;
  if (entry.is_regular_file()) return model::FileMode::kRegular;
  return std::nullopt;
}

}  // namespace

FolderTree::FolderTree(fs::path folder) : top_(std::move(folder)) {
  if (!fs::is_directory(top_)) throw base::Error(top_.string() + " is no folder", "");
}

void FolderTree::for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const {
  if (!folder.empty() && !is_inside(folder)) return;
  const fs::path start = folder.empty() ? top_ : top_ / folder;
  std::error_code failure;
  if (!fs::is_directory(start, failure)) return;
  std::vector<std::pair<std::string, model::FileMode>> files;
  const auto options = fs::directory_options::skip_permission_denied;
  for (auto at = fs::recursive_directory_iterator(start, options); at != fs::recursive_directory_iterator(); ++at) {
    if (is_left_out(at->path().filename())) {
      at.disable_recursion_pending();
      continue;
    }
    if (const auto mode = mode_of(top_, *at))
      files.emplace_back(at->path().lexically_relative(top_).generic_string(), *mode);
  }
  std::sort(files.begin(), files.end());
  for (const auto& [path, mode] : files) visit({path, id_of(path), mode});
}

std::optional<Entry> FolderTree::find(std::string_view path) const {
  if (!is_inside(path)) return std::nullopt;
  std::error_code failure;
  const fs::directory_entry entry(top_ / path, failure);
  if (failure) return std::nullopt;
  const auto mode = mode_of(top_, entry);
  if (!mode) return std::nullopt;
  return Entry{std::string(path), id_of(path), *mode};
}

std::optional<model::ObjectId> FolderTree::folder_id(std::string_view) const {
  return std::nullopt;
}

std::vector<std::string> FolderTree::folders(std::string_view folder) const {
  std::vector<std::string> names;
  if (!folder.empty() && !is_inside(folder)) return names;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? top_ : top_ / folder, failure)) {
    const fs::path name = entry.path().filename();
    if (entry.is_directory() && !entry.is_symlink() && !is_left_out(name)) names.push_back(name.string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string FolderTree::read(const model::ObjectId& blob, std::string_view path) const {
  if (id_of(path) != blob) throw base::Error("no such file: " + std::string(path), "");
  return base::read_file((top_ / path).string(), kLargestFile);
}

}  // namespace lockstep::git
