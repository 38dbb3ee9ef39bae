#pragma once
#include <string>
#include <vector>

#include "pg/settings.h"

namespace lockstep::pg_commands {

/// Runs a program with this process's streams, and with DATABASE_URL and PGHOST, PGUSER, PGPASSWORD, PGDATABASE of the
/// database. Gives its exit status, 128 + N when signal N ended it. Throws base::Error when it cannot be started.
int run_test_command(const std::vector<std::string>& command, const pg::Settings& database);

}  // namespace lockstep::pg_commands
