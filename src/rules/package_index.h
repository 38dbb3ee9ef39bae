#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"
#include "scripts/files.h"

namespace lockstep::rules {

/// The package.json files of a tree, read when the first script is looked up.
class PackageIndex {
 public:
  explicit PackageIndex(const git::Tree& tree) : tree_(tree) {}

  struct Found {
    std::string path;    // of the package.json
    std::string folder;  // that it is in
    const scripts::PackageScript* script = nullptr;
  };
  /// The scripts of that name which a command in `folder` may mean: of the package that it names, else of the nearest
  /// one around it, else (the command may run in another folder than its file) of every package, when there are not
  /// more than a few.
  std::vector<Found> find(std::string_view folder, std::string_view package, std::string_view script,
                          bool is_everywhere);

 private:
  void read_all();
  std::optional<Found> script_in(const std::string& folder, std::string_view script) const;
  bool is_meant(const std::string& folder, const scripts::PackageScripts& scripts, std::string_view package) const;

  const git::Tree& tree_;
  bool is_read_ = false;
  std::map<std::string, scripts::PackageScripts> packages_;  // by folder
};

}  // namespace lockstep::rules
