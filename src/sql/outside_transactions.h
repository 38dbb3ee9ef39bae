#pragma once
#include <optional>
#include <string>

#include "sql/statement.h"

namespace lockstep::sql {

/// What PostgreSQL `major` calls a command that it refuses in a transaction block ("CREATE INDEX CONCURRENTLY"), as far
/// as its text tells; nothing when the statement may be in one. REINDEX and CLUSTER of a partitioned table are refused
/// too, which takes the catalog to know. Source: the callers of PreventInTransactionBlock in PostgreSQL 15.
std::optional<std::string> command_outside_transactions(const StatementBody& body, int major);

}  // namespace lockstep::sql
