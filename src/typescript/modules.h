#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"

namespace lockstep::typescript {

/// Finds the file that an import names, within one tree: relative paths, tsconfig `paths`, package.json `imports`, and
/// packages of the workspace (npm, yarn, pnpm) by name. Answers are remembered. The tree must outlive it.
class ModuleResolver {
 public:
  explicit ModuleResolver(const git::Tree& tree) : tree_(tree) {}

  /// The path of the module that `specifier` names in the file `importer`; nothing when it is outside the repository.
  std::optional<std::string> resolve(std::string_view specifier, std::string_view importer);

  /// Every path that was looked up so far, there or not: when none of them changes, no answer does.
  const std::set<std::string, std::less<>>& asked() const { return asked_; }

 private:
  struct PathPattern {
    std::string pattern;  // "@/*"
    std::vector<std::string> targets;
  };
  struct PathMap {
    std::vector<PathPattern> patterns;
    std::string base;  // folder that targets are relative to
    std::optional<std::string> base_url;
  };

  std::optional<std::string> resolve_uncached(std::string_view specifier, std::string_view importer);
  std::optional<std::string> probe(const std::string& path);
  std::optional<std::string> probe_source_of(const std::string& path);
  std::optional<std::string> by_path_map(std::string_view specifier, std::string_view folder);
  std::optional<std::string> by_package_imports(std::string_view specifier, std::string_view folder);
  std::optional<std::string> by_workspace(std::string_view specifier, std::string_view folder);
  std::optional<std::string> in_package(const std::string& folder, std::string_view subpath);
  std::optional<std::string> workspace_package(std::string_view name, std::string_view folder);
  PathMap read_path_map(const std::string& config, int depth);
  const PathMap* path_map_of(const std::string& folder);
  const std::vector<std::string>& workspace_folders(const std::string& root);
  bool exists(const std::string& path);
  const std::string* text_of(const std::string& path);

  const git::Tree& tree_;
  std::set<std::string, std::less<>> asked_;
  std::map<std::string, bool, std::less<>> existing_;
  std::map<std::string, std::optional<std::string>, std::less<>> texts_;
  std::map<std::string, std::optional<PathMap>, std::less<>> path_maps_;               // by folder
  std::map<std::string, std::vector<std::string>, std::less<>> workspaces_;            // folders of packages, by root
  std::map<std::string, std::optional<std::string>, std::less<>> package_folders_;     // by root + name
  std::map<std::pair<std::string, std::string>, std::optional<std::string>> answers_;  // by folder and specifier
};

/// The folder of a path, "" for the top; a path below a folder, nothing when it leads out of the tree.
std::string folder_of(std::string_view path);
std::optional<std::string> path_below(std::string_view folder, std::string_view relative);

}  // namespace lockstep::typescript
