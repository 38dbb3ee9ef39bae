#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep::commands {

/// What makes git call `lockstep merge-journal` for Drizzle's journal and snapshots.
struct MergeDriver {
  std::vector<std::string> attributes;                          // lines of .gitattributes, which is committed
  std::vector<std::pair<std::string, std::string>> git_config;  // key and value, which each clone sets for itself
};

/// For the classic migrations folder at that path from the top of the repository; of several, once for each: the
/// git_config is the same.
MergeDriver merge_driver_for(std::string_view migrations_folder);

/// A pattern of .gitattributes for a path or glob from the top of the repository.
std::string attributes_pattern(std::string_view path);

}  // namespace lockstep::commands
