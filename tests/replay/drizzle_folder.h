#pragma once
#include <string>
#include <vector>

namespace lockstep::replay_tests {

struct MigrationFile {
  std::string name;
  std::string text;
  std::string snapshot;  // text of the one with its number; empty when there is none
};

/// A Drizzle folder on disk, in the order of its journal; what the journal names and is not there is left out.
struct DrizzleFolder {
  std::string name;
  std::vector<MigrationFile> migrations;
  std::string snapshot;  // text of the newest; empty when there is none
};

/// Throws base::Error when there is no journal that can be read.
DrizzleFolder read_drizzle_folder(const std::string& path);

}  // namespace lockstep::replay_tests
