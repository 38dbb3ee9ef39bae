#include "schema_folder.h"

#include <filesystem>

#include "base/files.h"

namespace lockstep::evaluate_tests {

void add_folder(git::MemoryTree& tree, const std::string& folder) {
  const std::filesystem::path top(folder);
  for (auto entry = std::filesystem::recursive_directory_iterator(top); entry != decltype(entry)(); ++entry) {
    if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
    if (!entry->is_regular_file() || entry->is_symlink()) continue;
    tree.add(entry->path().lexically_relative(top).string(),
             base::read_file(entry->path().string(), git::Tree::kLargestFile));
  }
}

std::vector<std::string> schema_files(const git::Tree& tree) {
  std::vector<std::string> files;
  tree.for_each_file_directly_in("", [&](const git::Tree::Visited& file) {
    if (file.path.ends_with(".ts")) files.emplace_back(file.path);
  });
  return files;
}

}  // namespace lockstep::evaluate_tests
