#include "pg_commands/own_databases.h"

namespace lockstep::pg_commands {

pg::Settings OwnDatabases::make(const std::string& name) {
  server_.create_database(name);
  return server_.owner(name);
}

}  // namespace lockstep::pg_commands
