#include "layout/paths.h"

#include "base/text.h"
#include "layout/names.h"

namespace lockstep::layout {

std::optional<std::string> resolve_path(std::string_view folder, std::string_view path) {
  if (path.starts_with('/') || path.find('\\') != std::string_view::npos) return std::nullopt;
  std::vector<std::string> parts;
  const std::string whole = path_in(folder, path);
  for (const std::string_view part : base::split(whole, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.emplace_back(part);
    } else if (parts.empty()) {
      return std::nullopt;
    } else {
      parts.pop_back();
    }
  }
  return base::join(parts, "/");
}

std::vector<std::string> folder_and_ancestors(std::string_view folder) {
  std::vector<std::string> all;
  for (; !folder.empty(); folder = folder_of(folder)) all.emplace_back(folder);
  all.emplace_back();
  return all;
}

bool folder_exists(const git::Tree& tree, std::string_view folder) {
  if (folder.empty()) return true;
  bool has_file = false;
  tree.for_each_file_directly_in(folder, [&](const git::Tree::Visited&) { has_file = true; });
  return has_file || !tree.folders(folder).empty();
}

bool names_something(const git::Tree& tree, std::string_view path_or_glob) {
  const std::size_t wildcard = path_or_glob.find_first_of("*?[{!");
  if (wildcard != std::string_view::npos) return folder_exists(tree, folder_of(path_or_glob.substr(0, wildcard)));
  return tree.find(path_or_glob).has_value() || folder_exists(tree, path_or_glob);
}

}  // namespace lockstep::layout
