#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/tree.h"
#include "model/migration.h"
#include "model/project.h"
#include "sql/names.h"

namespace lockstep::runner {

/// One direction of a migration, as its framework sends it.
struct Script {
  std::string path;  // from the top of the tree
  std::string text;  // of the whole file
  /// What goes to the server at once, in this order. For Drizzle what stands between two breakpoint marks, as it cuts
  /// the text: in strings and comments too.
  std::vector<sql::Span> messages;
  bool wants_no_transaction = false;  // the file says so: goose NO TRANSACTION, dbmate transaction:false, …
};

/// As long as the script lives.
std::string_view text_of(const Script& script, sql::Span span);

/// A migration that can run.
struct Migration {
  std::string name;                // what a ledger calls it: Drizzle's tag, the folder, the file name less its endings
  std::string hash;                // content_hash of the file that goes up
  std::int64_t created_at_ms = 0;  // Drizzle: the journal's `when`, or the time in the folder's name; others: 0
  Script up;
  std::optional<Script> down;
};

/// The migrations that the framework runs, in its order, with their texts; programs are left out. Throws base::Error
/// where the framework could not run them: an entry of the journal without a file, a link in a file's place.
std::vector<Migration> read_migrations(const git::Tree& tree, const model::Project& project,
                                       const model::MigrationSet& set);

}  // namespace lockstep::runner
