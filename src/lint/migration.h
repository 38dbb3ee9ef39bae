#pragma once
#include <optional>
#include <string>

#include "replay/transaction.h"
#include "sql/parse.h"

namespace lockstep::lint {

/// One migration file, in the order in which the framework runs them.
struct Migration {
  std::string path;  // from the top of the repository, or as the user named it
  std::string name;
  std::string text;
  bool is_new = false;  // judged; the others only tell what is there before
  /// It is a change of its own: what stands before it was merged and has run, even if it was judged too.
  bool starts_change = false;
  /// What it runs in where a file beside it says otherwise than the runner usually does: diesel's metadata.toml.
  std::optional<replay::TransactionScope> scope = {};
};

/// What is parsed and replayed of a file takes some hundred times the memory of its text. Files that are longer hold
/// the rows of a dump, or are made by a program.
inline constexpr sql::FileLimits kLongFile = {
    .before_rows = {.statements = 50'000, .bytes = std::size_t{8} << 20},
    .all = {.statements = 200'000, .bytes = std::size_t{10} << 20},
};

/// What a deploy runs of it: without what goes back, and of a very long file no more than can be kept. `usual` is how
/// files without marks of their own are cut.
sql::ParsedFile parse_migration(const Migration& migration, sql::Splitting usual,
                                const sql::FileLimits& limits = kLongFile);

}  // namespace lockstep::lint
