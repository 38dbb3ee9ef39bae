#pragma once
#include <optional>
#include <string>

#include "rows/culprits.h"

namespace lockstep::rows {

/// The rows whose value in `column` makes `action` ("ALTER COLUMN state TYPE session_state USING …") fail, with the
/// values as literals. It is tried on copies of one row each, of at most 100 different values. In a transaction that is
/// rolled back by the caller.
std::optional<Culprits> probe_casts(pg::Connection& connection, const NamedTable& table, const std::string& column,
                                    const std::string& action);

}  // namespace lockstep::rows
