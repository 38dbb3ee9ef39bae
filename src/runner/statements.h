#pragma once
#include <string>
#include <vector>

#include "runner/migration.h"

namespace lockstep::runner {

/// The statements of one message, by their tokens alone: also those of a newer PostgreSQL than the parser knows.
std::vector<sql::Span> statements_of(const Script& script, sql::Span message);

/// A part of a script that takes effect as a whole: one statement, or those from BEGIN to COMMIT.
struct Step {
  sql::Span span;
  std::vector<sql::Span> statements = {};  // those between BEGIN and COMMIT, else the one
  std::string begin = "BEGIN";             // what opens its transaction
  std::vector<sql::Span> settings = {};    // of its statements SET and its like, in force until the session ends
  bool is_outside = false;                 // PostgreSQL refuses it in a transaction
  bool is_concurrent = false;  // and it waits for the transactions of others: CREATE INDEX CONCURRENTLY and its like
  bool is_undone = false;      // it ends in ROLLBACK
};

/// A COMMIT without a BEGIN is no step, and a BEGIN without a COMMIT reaches to the end.
std::vector<Step> steps_of(const Script& script, int postgres_major);

/// The ways in which a script can run, as far as its text tells.
struct Ways {
  /// Why it cannot run in one transaction, for people; empty when it can. It holds a command that PostgreSQL refuses
  /// there, or one that ends the transaction, or adds a value to an enum and uses it.
  std::string reason_to_leave_transactions;
  /// Its messages can go to the server as one (joined.h): each is SQL by itself, none of them ends a transaction, and
  /// none changes how the server reads what follows.
  bool can_be_joined = false;
};
Ways ways_of(const Script& script, int postgres_major);

}  // namespace lockstep::runner
