#pragma once
#include <string>
#include <vector>

#include "lint/lock_mode.h"
#include "replay/database.h"
#include "sql/statement.h"

namespace lockstep::lint {

/// What is done under a lock, by how long it takes: the last three grow with the table.
enum class Work : std::uint8_t {
  kNone,        // the catalog alone
  kRows,        // rows are read or changed, as many as the statement asks for
  kScan,        // every row is read
  kIndexBuild,  // every row is read and sorted
  kRewrite,     // every row is written, and all indexes are built anew
};

/// What one statement, or one action of ALTER TABLE, does to one relation. A statement has one for each relation that
/// it locks, also for those that it does not name: the other side of a foreign key, partitions, a view that goes with
/// CASCADE. Relations that it makes itself have none. Locks below SHARE UPDATE EXCLUSIVE that are taken on the way are
/// left out: on partitions that a query reads, on keys that a foreign key looks up.
struct Effect {
  replay::Id relation = 0;  // 0: none that is known, then only `name` tells
  sql::QualifiedName name;  // as the statement has it, or as the database does
  /// When it is not empty, the lock is on this index of the relation and not on the relation itself. ACCESS EXCLUSIVE
  /// there makes all who query the relation wait, because the planner looks at every index.
  std::string index;
  LockMode lock = LockMode::kNone;      // ALTER TABLE locks once, as strongly as the strongest of its actions wants
  LockMode own_lock = LockMode::kNone;  // what this action alone would take
  Work work = Work::kNone;              // of a partitioned table: that of its partitions together
  sql::Span span;                       // of the action, else the statement
  std::string reason;                   // what causes the work, for people: "its default calls random()"; may be empty
  bool is_target = true;                // false: the statement is about another relation
  bool is_unsure = false;               // `work` may be less: what decides it is not known from here
  bool is_in_new_run = false;  // the relation was made by the change under judgement, so nobody else can wait for it
};

/// PostgreSQL 12 to 18, where they differ that of `postgres_major`. The database is as before the statement. Statements
/// within DO and CREATE SCHEMA have their effects when they are asked for. Source: the manual, tablecmds.c, and trials
/// of every case on real servers of these versions (tests/lint_truth).
std::vector<Effect> effects_of(const sql::Statement& statement, const replay::Database& before, int postgres_major);

/// Whether an expression gives another value for each row that it is evaluated for.
enum class Volatility : std::uint8_t { kStable, kVolatile, kUnknown };
struct VolatilityOf {
  Volatility volatility = Volatility::kStable;
  std::string function;  // that decides it: "random()"
};
VolatilityOf volatility_of(const sql::Expression& expression, const replay::Database& before);

/// What ALTER COLUMN … TYPE without USING makes of the rows. kIndexRebuild: they stay as they are, but indexes on the
/// column are built anew. kUnknown: a type that is not known, or that the session's time zone decides.
enum class TypeChange : std::uint8_t { kFree, kIndexRebuild, kRewrite, kUnknown };
TypeChange type_change(const sql::TypeName& from, const sql::TypeName& to, const replay::Database& before);

}  // namespace lockstep::lint
