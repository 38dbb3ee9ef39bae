#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"

namespace lockstep::layout {

/// `path` as written in a file of `folder`, from the top of the repository: "./" and ".." are resolved by text alone.
/// Nothing when it is absolute or leaves the repository.
std::optional<std::string> resolve_path(std::string_view folder, std::string_view path);

/// `folder` and the folders around it, innermost first, ending with "".
std::vector<std::string> folder_and_ancestors(std::string_view folder);

bool folder_exists(const git::Tree& tree, std::string_view folder);

/// Whether a file, a folder, or the folder before the first wildcard of a glob is there.
bool names_something(const git::Tree& tree, std::string_view path_or_glob);

}  // namespace lockstep::layout
