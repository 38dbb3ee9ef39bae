#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "git/memory_tree.h"

namespace lockstep::evaluate_tests {

/// Puts the files below `folder` of the file system into the tree, over those that are there. Links are not followed,
/// node_modules is not entered. Throws base::Error when one cannot be read.
void add_folder(git::MemoryTree& tree, const std::string& folder);

/// The schema files: those directly at the top of the tree, as drizzle-kit lists a folder.
std::vector<std::string> schema_files(const git::Tree& tree);

}  // namespace lockstep::evaluate_tests
