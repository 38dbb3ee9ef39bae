#pragma once
#include <string>
#include <vector>

namespace lockstep::replay_tests {

/// SQL that begins in an empty database. A file has many, each below a line "-- script: what it shows".
struct Script {
  std::string name;
  std::string file;
  std::size_t line = 0;  // of the heading
  std::string text;
  /// A statement that is refused for one of its parts has no effect on the server, and that of its other parts in the
  /// replay: a line "-- catalogs differ" below the heading says so.
  bool are_catalogs_compared = true;
};

/// All of the *.sql files in the folder. Throws base::Error when there is none.
std::vector<Script> read_scripts(const std::string& folder);

}  // namespace lockstep::replay_tests
