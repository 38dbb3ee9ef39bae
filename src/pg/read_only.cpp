#include "pg/read_only.h"

#include <string>

#include "base/error.h"

namespace lockstep::pg {
namespace {

// A reader that waits for one lock holds others, for which a migration may wait that holds the first. PostgreSQL kills
// whoever looks for a deadlock first and finds one, a second (deadlock_timeout) after it began to wait. A reader that
// gives everything back in half of that is hardly ever found, and the migration lives.
constexpr const char* kBegin =
    "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
    "SET LOCAL lock_timeout = '500ms';"
    "SET LOCAL statement_timeout = 0;"
    "SET LOCAL idle_in_transaction_session_timeout = 0;";
constexpr const char* kBeginSince17 = "SET LOCAL transaction_timeout = 0;";
constexpr int kMajorWithTransactionTimeout = 17;
constexpr int kTurns = 10;

class Transaction {
 public:
  Transaction(Connection& connection, std::string_view settings) : connection_(connection) {
    const bool has_timeout = connection.major_version() >= kMajorWithTransactionTimeout;
    connection_.query(kBegin + std::string(has_timeout ? kBeginSince17 : "") + std::string(settings));
  }
  ~Transaction() {
    if (connection_.is_open()) (void)connection_.run("ROLLBACK");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

 private:
  Connection& connection_;
};

bool is_of_locks(const Failure& failure) {
  const bool is_timeout = failure.sqlstate == "55P03";
  const bool is_deadlock = failure.sqlstate == "40P01";
  return is_timeout || is_deadlock;
}

/// Says who holds a lock, which may be gone by now.
base::Error error_of_locks(Connection& connection, const StatementError& error) {
  constexpr const char* kExclusiveLocks =
      "SELECT string_agg(format('%s is locked by process %s', l.relation::regclass, l.pid), ', '), "
      "string_agg(DISTINCT l.pid::text, ', ') FROM pg_locks l "
      "WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.granted AND l.pid <> pg_backend_pid() "
      "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
      "AND EXISTS (SELECT FROM pg_class c WHERE c.oid = l.relation AND c.relkind IN ('r', 'p', 'v', 'm', 'f'))";
  const Result rows = connection.query(kExclusiveLocks);
  const std::string what = std::string(error.what()) + ": ";
  if (rows[0].is_null(0)) return base::Error(what + "another session holds a lock", "try again when it is through");
  return base::Error(
      what + std::string(rows[0].text(0)),
      "try again when it is through: SELECT state, xact_start, query FROM pg_stat_activity WHERE pid IN (" +
          std::string(rows[0].text(1)) + ")");
}

}  // namespace

void read_only(Connection& connection, std::string_view settings, const std::function<void()>& read) {
  for (int turn = 1;; ++turn) {
    try {
      const Transaction transaction(connection, settings);
      return read();
    } catch (const StatementError& error) {
      if (!is_of_locks(error.failure())) throw;
      if (turn < kTurns) continue;
      throw error_of_locks(connection, error);
    }
  }
}

}  // namespace lockstep::pg
