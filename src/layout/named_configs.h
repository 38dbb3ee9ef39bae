#pragma once
#include <string>
#include <vector>

#include "git/tree.h"
#include "layout/name_scan.h"

namespace lockstep::layout {

/// The configurations, of any name, that scripts of a package.json give to drizzle-kit.
struct NamedConfigs {
  /// `drizzle-kit generate --config db/kit.ts`; before them, where the package has such a script and also one without
  /// --config, the one that drizzle-kit finds by itself.
  std::vector<std::string> making;
  std::vector<std::string> running;  // `drizzle-kit migrate --config`
};

/// Reads the package.json files only where a project is likely: in the folders that were searched, and in and around
/// those of journals and of configurations that their names tell.
NamedConfigs named_configs(const git::Tree& tree, const NameScan& scan);

}  // namespace lockstep::layout
