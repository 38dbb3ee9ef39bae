#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"

namespace lockstep::pairing {

/// The sources that drizzle-kit would load for these files, folders (one level) and globs (`*`, `**`, `?`, `{a,b}`), in
/// byte order, tests and declaration files left out.
std::vector<std::string> schema_files(const git::Tree& tree, const std::vector<std::string>& globs);
bool matches_glob(std::string_view glob, std::string_view path);

}  // namespace lockstep::pairing
