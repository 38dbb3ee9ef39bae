#pragma once
#include <span>
#include <string_view>

#include "pg/connection.h"

namespace lockstep::rows {

/// Runs one of the module's queries (sql/), by its file name. Throws base::Error when the server refuses it.
pg::Result run_query(pg::Connection& connection, std::string_view name, std::span<const pg::Parameter> parameters = {});

}  // namespace lockstep::rows
