#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "runner/ledger.h"
#include "runner/lock_attempts.h"
#include "runner/migration.h"

namespace lockstep::runner {

struct StepFailure {
  sql::Span statement;
  pg::Failure failure;
  bool is_partly_applied = false;
  bool commits_by_itself = false;  // so nobody knows how much of the statement stays, and the next run stops at it
  std::vector<std::string> left_behind =
      {};  // indexes that cannot be used, quoted where they have to be: the next run drops them
};

struct StepwiseOptions {
  const Ledger& ledger;
  bool has_names = false;             // the ledger has the column `name`
  const LockAttempts& lock_attempts;  // of each statement
};

/// Runs a migration outside of one transaction, step by step, and records it in the ledger at its end. How far it has
/// come stands in the table lockstep.progress: together with the step's effect where the step may be in a transaction,
/// before and after it where it may not. So a run that was broken off goes on with the step that it was at, and none is
/// run twice: of CREATE INDEX CONCURRENTLY an index that was built is kept, one that is invalid is dropped and built
/// again. A DO or CALL that commits by itself is run once: where it was broken off, only people can tell what is left
/// to do, and are asked. What runs CONCURRENTLY waits for other sessions by design, so the session's
/// lock_timeout is not in force for it, unless the migration has set one itself. A statement that the server refused
/// has not been begun.
///
/// Throws base::Error when that part of the file was edited which had run, and when a statement that commits by itself
/// was broken off.
std::optional<StepFailure> run_stepwise(pg::Connection& connection, const Migration& migration,
                                        const StepwiseOptions& options);

/// How many of its steps (steps_of) a run has done that was broken off; nothing where none was. Throws base::Error
/// where run_stepwise would not go on.
std::optional<std::size_t> steps_done(pg::Connection& connection, const Migration& migration, const Ledger& ledger);

/// The names of the migrations whose run outside of transactions was broken off.
std::set<std::string, std::less<>> partly_run_migrations(pg::Connection& connection, const Ledger& ledger);

/// An index that a broken CREATE INDEX or REINDEX CONCURRENTLY left behind, and that nobody is building.
struct InvalidIndex {
  std::string name;  // quoted where it has to be, with its schema
  std::string table;
};
std::vector<InvalidIndex> invalid_indexes(pg::Connection& connection);

}  // namespace lockstep::runner
