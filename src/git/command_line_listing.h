#pragma once
#include "git/listing.h"

namespace lockstep::git {

/// Of the octal mode that git prints; a regular file's for what it does not know.
model::FileMode file_mode(std::string_view mode);

/// What `git ls-tree -r -t -z` printed.
Listing parse_ls_tree(std::string_view output);

/// What `git ls-files --stage -z` printed. Unmerged paths throw UnmergedPaths, or stand there once for each stage.
enum class UnmergedFiles { kRefuse, kKeep };
Listing parse_ls_files(std::string_view output, UnmergedFiles unmerged_files);

}  // namespace lockstep::git
