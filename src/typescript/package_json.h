#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep::typescript {

/// What module resolution needs of a package.json.
struct Manifest {
  struct Entry {
    std::string pattern;               // ".", "./schema/*", "#db"
    std::vector<std::string> targets;  // of every condition, in the order written
  };
  std::string name;
  std::vector<std::string> workspaces;
  std::vector<std::string> entry_points;  // source, types, module, main
  std::vector<Entry> exports;
  std::vector<Entry> imports;

  enum class Map { kExports, kImports };
  /// The files that a name of the map may stand for, `*` filled in.
  std::vector<std::string> targets_of(std::string_view name, Map map) const;
};

/// What module resolution needs of a tsconfig.json.
struct PathSettings {
  std::vector<std::string> extends;
  std::optional<std::string> base_url;
  std::vector<std::pair<std::string, std::vector<std::string>>> paths;
};

/// Both read JSON with comments and trailing commas; what is malformed is left out.
Manifest read_package(std::string_view text);
PathSettings read_path_settings(std::string_view text);

/// The list below `packages:` in a pnpm-workspace.yaml.
std::vector<std::string> read_pnpm_packages(std::string_view text);

/// Patterns with at most one `*`, which stands for any text.
bool matches_pattern(std::string_view pattern, std::string_view name);
std::string fill_pattern(std::string_view pattern, std::string_view target, std::string_view name);

}  // namespace lockstep::typescript
