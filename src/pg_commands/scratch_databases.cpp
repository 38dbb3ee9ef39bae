#include "pg_commands/scratch_databases.h"

#include "base/error.h"
#include "pg/connection.h"
#include "pg/quote.h"

namespace lockstep::pg_commands {

ScratchDatabases::ScratchDatabases(pg::Settings existing, std::int64_t now, std::vector<std::string> extensions,
                                   std::string setup_sql)
    : existing_(std::move(existing)), now_(now), extensions_(std::move(extensions)), setup_sql_(std::move(setup_sql)) {
  server::sweep_scratch_databases(existing_, now_);
}

pg::Settings ScratchDatabases::make(const std::string&) {
  const pg::Settings settings = made_.emplace_back(existing_, now_).settings();
  pg::Connection connection(settings);
  for (const std::string& extension : extensions_) {
    connection.query("CREATE EXTENSION IF NOT EXISTS " + pg::quote_identifier(extension));
  }
  if (setup_sql_.empty()) return settings;
  const auto result = connection.run_script(setup_sql_);
  if (!result) throw base::Error("the setup SQL fails: " + describe(result.error()), "server.setup in lockstep.json");
  return settings;
}

}  // namespace lockstep::pg_commands
