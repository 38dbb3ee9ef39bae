#include "pg_commands/live_ledger.h"

#include <array>

#include "base/error.h"
#include "pg/quote.h"
#include "pg/read_only.h"
#include "server/cluster_template.h"

namespace lockstep::pg_commands {
namespace {

constexpr std::string_view kNoPrivilege = "42501";

/// Who made the ledger, else the database; and the superuser whom initdb made.
constexpr const char* kRoles =
    "SELECT pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    "                                 WHERE n.nspname = $1 AND c.relname = $2), d.datdba)),"
    "       pg_get_userbyid(10) "
    "FROM pg_database d WHERE d.datname = current_database()";

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

std::map<std::string, std::string> names_of_own_roles(pg::Connection& connection, const runner::Ledger& ledger) {
  std::map<std::string, std::string> names;
  pg::read_only(connection, "", [&] {
    const pg::Result rows = connection.query(kRoles, std::array<pg::Parameter, 2>{ledger.schema, ledger.table});
    names = {{server::kOwner, std::string(rows[0].text(0))}, {server::kSuperuser, std::string(rows[0].text(1))}};
  });
  return names;
}

}  // namespace lockstep::pg_commands
