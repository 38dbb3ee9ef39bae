#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"
#include "scripts/effects.h"
#include "scripts/files.h"

namespace lockstep::rules {

/// The package.json files of a tree, each read when it is first asked for.
class PackageIndex {
 public:
  explicit PackageIndex(const git::Tree& tree) : tree_(tree) {}

  struct Found {
    std::string folder;  // of the package.json
    const scripts::PackageScript* script = nullptr;
  };
  /// The scripts of that name which a command in `folder` may mean: of the package that it names, else of the nearest
  /// one around it, else (a command may run in another folder than its file) of every package that has one.
  std::vector<Found> find(std::string_view folder, const scripts::ScriptRun& run);

  /// The script of that name in the package.json of a folder; nullptr when there is none.
  const scripts::PackageScript* script_in(const std::string& folder, std::string_view script);

 private:
  const scripts::PackageScripts& package_in(const std::string& folder);
  const std::vector<std::string>& folders();

  const git::Tree& tree_;
  std::optional<std::vector<std::string>> folders_;          // with a package.json
  std::map<std::string, scripts::PackageScripts> packages_;  // by folder; without scripts where there is none
};

}  // namespace lockstep::rules
