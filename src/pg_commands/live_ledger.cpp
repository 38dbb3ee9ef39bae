#include "pg_commands/live_ledger.h"

#include "base/error.h"
#include "pg/quote.h"
#include "pg/read_only.h"

namespace lockstep::pg_commands {
namespace {

constexpr std::string_view kNoPrivilege = "42501";

std::string missing_grants(pg::Connection& connection, const runner::Ledger& ledger) {
  const pg::Result rows = connection.query("SELECT current_user");
  const std::string role = pg::quote_identifier(rows[0].text(0));
  const std::string schema = pg::quote_identifier(ledger.schema);
  return "its owner can let it: GRANT USAGE ON SCHEMA " + schema + " TO " + role + "; GRANT SELECT ON " + schema + "." +
         pg::quote_identifier(ledger.table) + " TO " + role + ";";
}

}  // namespace

runner::LedgerContent read_live_ledger(pg::Connection& connection, const runner::Ledger& ledger) {
  runner::LedgerContent content;
  try {
    pg::read_only(connection, "", [&] { content = runner::read_ledger(connection, ledger); });
  } catch (const pg::StatementError& error) {
    if (error.failure().sqlstate != kNoPrivilege) throw;
    throw base::Error("the ledger cannot be read: " + std::string(error.what()), missing_grants(connection, ledger));
  }
  return content;
}

}  // namespace lockstep::pg_commands
