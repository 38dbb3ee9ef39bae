#pragma once
#include "git/listing.h"

namespace lockstep::git {

/// What `git ls-tree -r -t -z` printed.
Listing parse_ls_tree(std::string_view output);

/// What `git ls-files --stage -z` printed. Throws UnmergedPaths.
Listing parse_ls_files(std::string_view output);

}  // namespace lockstep::git
