#pragma once
#include <optional>
#include <string_view>

#include "rows/culprits.h"
#include "sql/statement.h"

namespace lockstep::rows {

/// The rows of `table` that make the statement fail with that SQLSTATE, with the values that they have in the columns
/// that it computes with. It is tried on copies of one row each, of the first 100, in place of the table; so a failure
/// that takes two rows, or a constraint, is not found. In a transaction that is rolled back by the caller. Nothing when
/// the statement is no such that can be tried.
std::optional<Culprits> probe_rows(pg::Connection& connection, const NamedTable& table, std::string_view text,
                                   const sql::Statement& statement, std::string_view sqlstate);

}  // namespace lockstep::rows
