#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replay/conflict.h"
#include "replay/database.h"
#include "replay/transaction.h"
#include "sql/statement.h"

// Replays migrations into a Database, one statement after the other:
//
//   replay::Replay replay(replay::TransactionScope::kAllMigrations);
//   for (const Migration& migration : migrations) {
//     replay.begin_migration({.name = migration.name, .text = text, .is_new = migration.is_new});
//     for (const sql::Statement& statement : parsed.statements) {
//       … look at replay.database(): it is as before the statement …
//       for (const replay::Conflict& conflict : replay.apply(statement)) …
//     }
//   }
//
// Migrations that are not new have run, so where the replay refuses one, the model is what is wrong: it is then open
// there, and later statements are judged less strictly. The same holds for the first migration of all: when it alters
// what is not there, the database began elsewhere.
namespace lockstep::replay {

struct MigrationStart {
  std::string name;
  std::string_view text;  // of the file; has to live until the next begin_migration, and through every apply
  bool is_new = false;
  std::optional<TransactionScope> scope;  // where the file says otherwise than the runner does (NO TRANSACTION)
  bool is_whole_history = false;          // of the first one: nothing was made elsewhere, so what it lacks is missing
};

class Replay {
 public:
  explicit Replay(TransactionScope scope);

  /// Old migrations come before new ones. The first new one starts a new run of the migrator: a session and, with
  /// kAllMigrations, a transaction of its own.
  void begin_migration(MigrationStart migration);
  /// Starts what the runner sends next at once, of several statements; only kPerChunk heeds it. PostgreSQL puts them
  /// into a transaction, and what follows a COMMIT among them into another one.
  void begin_chunk();
  /// Takes a statement, with those that DO and CREATE SCHEMA contain, into the model, and says what PostgreSQL will
  /// refuse in it. What is refused has no effect; the rest of the statement has.
  std::vector<Conflict> apply(const sql::Statement& statement);
  /// The same for the statements of a DO one by one, each after a look at the database as it is before it: begin_part,
  /// apply_part, …, end_block. What a branch has made is sure to be there for the rest of the branch.
  void begin_part(const sql::Statement& part);
  std::vector<Conflict> apply_part(const sql::Statement& part);
  void end_block(const sql::Statement& block);
  /// Something ran that could not be read: a statement with a syntax error, a template.
  void note_unknown(std::string reason, sql::Span place);
  /// Ends the last transaction.
  void finish();
  /// Ends it too, and takes all that was replayed for merged: nothing is new any more, and old migrations may follow.
  void settle();

  const Database& database() const { return database_; }
  const TransactionState& transaction() const { return transaction_; }
  /// Names in the order of begin_migration: Origin::migration counts in it.
  const std::vector<std::string>& migrations() const { return names_; }

 private:
  void begin_transaction(bool is_explicit);
  void begin_implicit();
  void end_transaction();
  /// Nothing waits for COMMIT any more; what runs next has another number.
  void start_next();
  void commit();
  void roll_back_to(Mark mark, sql::Span place);
  void apply_transaction(const sql::Transaction& statement, sql::Span place);
  void enter_branch(std::uint32_t branch);
  void leave_block(const sql::Statement& statement);
  /// ROLLBACK TO and RELEASE.
  void to_savepoint(const sql::Transaction& statement, sql::Span place);
  void apply_step(const sql::Statement& statement, std::vector<Conflict>& conflicts);
  Origin origin_at(sql::Span span) const;

  TransactionScope scope_;
  TransactionScope migration_scope_;
  Database database_;
  TransactionState transaction_;
  MigrationStart migration_;
  std::vector<std::string> names_;
  bool is_new_run_ = false;
  bool is_in_chunk_ = false;
  std::uint32_t branch_ = 0;                                    // of the DO that runs
  std::vector<std::pair<Id, std::uint32_t>> made_in_branches_;  // relations, and the branch in which they are there
  bool is_run_committed_ = false;  // a COMMIT or ROLLBACK in the SQL ended the runner's transaction
};

}  // namespace lockstep::replay
