#pragma once
#include <string>
#include <string_view>

#include "git/tree.h"

namespace lockstep::layout {

/// What to type at the top of the repository to make a migration in the package `root`, for the package manager whose
/// lock file is nearest: "pnpm --filter @acme/db exec drizzle-kit generate". " --name WHAT" can follow. `config_path`
/// is named in it unless drizzle-kit finds it by itself.
std::string generate_command(const git::Tree& tree, std::string_view root, std::string_view config_path);

}  // namespace lockstep::layout
