#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"
#include "model/project.h"

namespace lockstep::pairing {

/// Everything that a project's schema was made from: the schema files, and every path that was read or looked for on
/// the way, each with its blob in the tree at the time ("" where there was none). While none of that differs, neither
/// does the schema.
struct Closure {
  std::vector<std::string> schema_files;
  std::map<std::string, std::string, std::less<>> blobs;
};

/// Remembers the closure of each project's schema, so that a commit that touches no part of it need not read the
/// sources to find that out. It is only ever believed about a tree whose blobs it names, so an old one is useless and
/// never wrong, and a lost one costs some milliseconds.
class ClosureCache {
 public:
  ClosureCache() = default;
  /// Reads what text() gave; what is no such text, or of another version of lockstep, is an empty cache.
  explicit ClosureCache(std::string_view text);

  /// Whether the project's schema is the same in both trees: the closure known for it is that of `before`, and no path
  /// of it is in `changed`, nor has a schema file come or gone.
  bool is_untouched(const git::Tree& before, const git::Tree& after, const model::Project& project,
                    const std::set<std::string, std::less<>>& changed) const;

  void remember(const git::Tree& tree, const model::Project& project, const std::vector<std::string>& schema_files,
                const std::vector<std::string>& closure);

  /// The paths of the closure that is known for the project, schema files and configuration among them.
  std::vector<std::string> paths(const model::Project& project) const;

  /// Whether something was learnt that is worth keeping.
  bool has_changed() const { return has_changed_; }
  std::string text() const;

 private:
  std::map<std::string, Closure, std::less<>> closures_;  // by what the project reads: its configuration and globs
  bool has_changed_ = false;
};

}  // namespace lockstep::pairing
