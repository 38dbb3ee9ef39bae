#pragma once
#include <string_view>
#include <vector>

#include "replay/conflict.h"
#include "replay/database.h"
#include "replay/transaction.h"
#include "sql/statement.h"

namespace lockstep::replay {

/// What statements that are yet to come will do: a copy of a database that goes on by itself. Costs as much memory as
/// the database has objects, so it is for the few questions that need it. Nothing of the transaction is known, and
/// nothing is rolled back.
class LookAhead {
 public:
  /// The text is that of the migration whose statements will come.
  LookAhead(const Database& start, std::string_view text) : database_(start), text_(text) {}

  /// The statements that follow are of another migration.
  void begin_migration(std::string_view text) { text_ = text; }
  /// Takes a statement that is no DO, and says what PostgreSQL will refuse in it.
  std::vector<Conflict> apply(const sql::Statement& statement);

  const Database& database() const { return database_; }

 private:
  Database database_;
  TransactionState transaction_;
  std::string_view text_;
};

}  // namespace lockstep::replay
