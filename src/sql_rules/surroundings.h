#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "lint/situation.h"

// What stands around a statement in its migration: a later one often makes good what the statement does, and an earlier
// one what it needs. What DO contains counts as if it stood alone.
namespace lockstep::sql_rules {

/// How many statements away something may stand. Without an end, a file would be judged in quadratic time.
inline constexpr std::size_t kReach = 1000;

using StatementTest = std::function<bool(const sql::Statement&)>;
using ActionTest = std::function<bool(const sql::AlterAction&)>;

/// What the migration runs, without the part that undoes it.
std::span<const sql::Statement> statements_up(const lint::File& file);

/// Whether a statement within reach passes the test, of those before or behind.
bool any_before(const lint::Situation& at, const StatementTest& test);
bool any_behind(const lint::Situation& at, const StatementTest& test);

/// The same of the actions of ALTER TABLE on that table. Behind are also those of the statement itself, in whatever
/// order they are written: PostgreSQL has an order of its own for them.
bool any_action_before(const lint::Situation& at, const sql::QualifiedName& table, const ActionTest& test);
bool any_action_behind(const lint::Situation& at, const sql::QualifiedName& table, const ActionTest& test);

/// Whether both names mean one relation, as far as the database before the statement tells.
bool is_same_relation(const lint::Situation& at, const sql::QualifiedName& a, const sql::QualifiedName& b);
/// Whether both names can mean one object, of whatever kind: the names are the same, and no two schemas contradict.
bool is_same_name(const sql::QualifiedName& a, const sql::QualifiedName& b);

/// Whether the statement drops the table.
bool drops_table(const lint::Situation& at, const sql::Statement& statement, const sql::QualifiedName& table);

/// Whether what was looked for is certainly not there. In the first migration of all nothing is: what it finds missing
/// was made elsewhere.
template <typename T>
bool is_absent(const lint::Situation& at, const replay::Lookup<T>& found) {
  return found.is_absent() && at.migration != 0;
}

/// Whether an error of that name ("undefined_table") is caught around the statement, or the statement is in a branch
/// that asks first.
bool is_guarded(const sql::Statement& statement, std::string_view condition);

}  // namespace lockstep::sql_rules
