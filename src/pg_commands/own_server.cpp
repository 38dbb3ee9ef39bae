#include "pg_commands/own_server.h"

#include <cstdlib>

#include "base/text.h"

namespace lockstep::pg_commands {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

server::Search search_for_servers(std::span<const std::string> project_folders) {
  server::Search search;
  const std::string named = variable("LOCKSTEP_POSTGRES_BINARIES");
  for (const std::string_view folder : base::split(named, ':')) {
    if (!folder.empty()) search.configured.emplace_back(folder);
  }
  search.project_folders.assign(project_folders.begin(), project_folders.end());
  return search;
}

server::ServerSettings own_server_settings(const WantedServer& wanted, std::optional<int> major) {
  server::ServerSettings settings;
  settings.installation =
      server::choose_installation(server::find_installations(search_for_servers(wanted.project_folders)), major);
  if (wanted.is_cached) {
    settings.cache_folder = server::user_cache_folder(variable("XDG_CACHE_HOME"), variable("HOME"));
  }
  settings.extensions = wanted.config.extensions;
  settings.roles = wanted.config.roles;
  settings.setup_sql = wanted.setup_sql;
  return settings;
}

}  // namespace lockstep::pg_commands
