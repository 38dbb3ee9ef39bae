#pragma once
#include "pg/connection.h"
#include "runner/ledger.h"

namespace lockstep::pg_commands {

/// Reads the ledger in a transaction that writes nothing. Throws base::Error with the GRANTs that the role lacks, or
/// with who keeps the table locked.
runner::LedgerContent read_live_ledger(pg::Connection& connection, const runner::Ledger& ledger);

}  // namespace lockstep::pg_commands
