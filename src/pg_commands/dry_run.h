#pragma once
#include <iosfwd>
#include <span>

#include "pg/connection.h"
#include "runner/apply.h"

namespace lockstep::pg_commands {

/// Writes the SQL that `apply` would send for the migrations, with where each transaction begins and ends, as a script
/// that psql could run; of a migration that was broken off what is left of it. Control characters are escaped. Throws
/// base::Error where the run would be refused.
void write_dry_run(std::ostream& out, std::span<const runner::Migration> migrations, const runner::Ledger& ledger,
                   const runner::LedgerContent& content, const runner::ApplyOptions& options,
                   pg::Connection& connection);

}  // namespace lockstep::pg_commands
