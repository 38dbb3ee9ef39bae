#pragma once
#include <map>
#include <string>

#include "pg/connection.h"
#include "runner/ledger.h"

namespace lockstep::pg_commands {

/// Reads the ledger in a transaction that writes nothing. Throws base::Error with the GRANTs that the role lacks, or
/// with who keeps the table locked.
runner::LedgerContent read_live_ledger(pg::Connection& connection, const runner::Ledger& ledger);

/// What the roles of a server of our own are called in this database: its owner is whoever made the ledger by running
/// the migrations (without a ledger, the database's owner), its superuser the one who made the live server.
std::map<std::string, std::string> names_of_own_roles(pg::Connection& connection, const runner::Ledger& ledger);

}  // namespace lockstep::pg_commands
