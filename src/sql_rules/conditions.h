#pragma once
#include "lint/situation.h"

// DELETE and UPDATE, and whether their conditions leave any row out.
namespace lockstep::sql_rules {

/// The statement itself when it is one, and those in its WITH: PostgreSQL allows them nowhere else.
std::vector<const sql::Delete*> deletes_of(const sql::Statement& statement);

/// Whether the value is NULL, with a cast or without.
bool is_null(const sql::Expression& value);

/// Whether a condition is true for every row of the table: 1 = 1, a = a, a IS NOT NULL of a column that is NOT NULL,
/// a IS NULL of a column that the migration itself has added empty. So is one that is not there.
bool is_true_for_all(const sql::OptionalExpression& condition, const sql::FromItem& table, const lint::Situation& at);

/// The UPDATEs of the statement that write every row of a table that others use.
std::vector<const sql::Update*> whole_updates(const lint::Situation& at);

}  // namespace lockstep::sql_rules
