#pragma once
#include <set>
#include <string>
#include <utility>

#include "sql/parse.h"

namespace lockstep::sql {

/// Counts what is kept of a file against its limits.
class FileBudget {
 public:
  explicit FileBudget(const FileLimits& limits) : limits_(limits) {}

  /// Whether the statement is an INSERT of VALUES and nothing else, and none that has to be kept.
  bool has_enough_rows_for(const Statement& statement);
  /// Counts one more statement or problem, and the bytes of its text that stay; or says false when that is too much.
  bool take(std::size_t bytes);
  /// What there was too much of: "10 MiB of statements".
  std::string limit_in_words() const;

 private:
  bool has_room(const FileAmount& most, std::size_t bytes) const;

  FileLimits limits_;
  FileAmount taken_{0, 0};
  std::set<std::pair<std::string, std::string>> tables_;  // with an INSERT beyond the limit of rows
};

}  // namespace lockstep::sql
