#pragma once
#include <string>

#include "lint/situation.h"

// How safe SQL is run under the runner at hand: the same words in every help.
namespace lockstep::sql_rules {

/// What PostgreSQL refuses in a transaction block. One or more statements, each ending in a semicolon.
std::string outside_transaction(const lint::Situation& at, const std::string& sql);

/// What needs two transactions: `first` in place of the statement, `then` after it was committed.
std::string in_two_transactions(const lint::Situation& at, const std::string& first, const std::string& then);

/// For work that has no way around the lock: how to keep the harm small.
std::string with_lock_timeout(const lint::Situation& at, const std::string& what);

/// `ALTER TABLE "public"."users" `, as the statement writes the name.
std::string alter(const sql::QualifiedName& table);

/// A constraint as ALTER TABLE … ADD takes it.
struct ConstraintText {
  std::string name;        // that was written, or one like PostgreSQL's
  std::string definition;  // CONSTRAINT name CHECK (…), without the name of the column that it was written at
};
/// `column` is the one that it was written at, or empty.
ConstraintText constraint_text(const lint::Situation& at, const sql::QualifiedName& table,
                               const sql::Constraint& constraint, std::string_view column);

}  // namespace lockstep::sql_rules
