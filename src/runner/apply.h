#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "runner/ledger.h"
#include "runner/lock_attempts.h"
#include "runner/migration.h"

namespace lockstep::runner {

enum class TransactionScope {
  kAllMigrations,  // all pending ones in one, as Drizzle does
  kPerMigration,   // each in its own
};

struct ApplyOptions {
  TransactionScope scope = TransactionScope::kPerMigration;
  /// Runs a migration that PostgreSQL refuses in a transaction, or that says it wants none, outside of one: statement
  /// by statement, and so that a run that was broken off goes on where it stopped. Otherwise such a migration runs as
  /// its framework would run it.
  bool may_leave_transactions = false;
  std::chrono::milliseconds lock_timeout{0};       // 0: the server's setting
  std::chrono::milliseconds statement_timeout{0};  // the same
  LockAttempts lock_attempts;                      // of a migration, of a statement outside of transactions, of all
  /// As each begins: its place among so many.
  std::function<void(const Migration&, std::size_t, std::size_t)> on_begin = {};
  std::function<void(const Migration&, std::chrono::microseconds)> on_applied = {};  // when that is certain
};

/// Why a migration did not run to its end. Nothing of it has happened, unless it ran outside of transactions.
struct MigrationFailure {
  std::size_t migration = 0;  // counted in what was to be applied
  /// The statement in the text of the file, or more exactly what the server points at. Empty when no statement is to
  /// blame: a constraint that is checked at COMMIT, the ledger.
  sql::Span place;
  sql::Span statement;
  pg::Failure failure;
  bool is_partly_applied = false;             // statements before it stay
  bool is_resumable = false;                  // and the next run goes on after them
  bool commits_by_itself = false;             // see StepFailure
  std::vector<std::string> left_behind = {};  // see StepFailure
};

/// Runs the migrations in their order and records each in the ledger, which has to be there: together with its effects,
/// or not at all. Gives the first failure. Throws base::Error when the ledger itself cannot be used.
std::optional<MigrationFailure> apply(pg::Connection& connection, std::span<const Migration> migrations,
                                      const Ledger& ledger, const ApplyOptions& options);

/// Runs a script without recording it: a down migration. In a transaction of its own, or outside of any, statement by
/// statement, where the options let it and it wants or needs that.
std::optional<MigrationFailure> run_script(pg::Connection& connection, const Script& script,
                                           const ApplyOptions& options);

}  // namespace lockstep::runner
