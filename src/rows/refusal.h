#pragma once
#include <set>
#include <string>

#include "pg/failure.h"
#include "rows/database.h"

namespace lockstep::rows {

/// The columns that a refused row should have other values in. Empty when the failure does not tell.
std::set<std::size_t> columns_to_blame(const Table& table, const pg::Failure& failure);

/// Whether it was for want of time or of the server's room, and not because of the row.
bool is_of_resources(const pg::Failure& failure);

/// Why the server takes no row, for the developer.
std::string explain_refusal(const Table& table, const pg::Failure& failure);

}  // namespace lockstep::rows
