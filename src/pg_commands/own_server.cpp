#include "pg_commands/own_server.h"

#include <cstdlib>

#include "server/installation.h"

namespace lockstep::pg_commands {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

server::ServerSettings own_server_settings(const WantedServer& wanted, std::optional<int> major) {
  server::Search search;
  for (const std::string& folder : wanted.project_folders) search.project_folders.emplace_back(folder);
  server::ServerSettings settings;
  settings.installation = server::choose_installation(server::find_installations(search), major);
  if (wanted.is_cached) {
    settings.cache_folder = server::user_cache_folder(variable("XDG_CACHE_HOME"), variable("HOME"));
  }
  settings.extensions = wanted.config.extensions;
  settings.roles = wanted.config.roles;
  settings.setup_sql = wanted.setup_sql;
  return settings;
}

}  // namespace lockstep::pg_commands
