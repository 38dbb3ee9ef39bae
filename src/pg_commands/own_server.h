#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "config/config.h"
#include "server/installation.h"
#include "server/server_settings.h"

namespace lockstep::pg_commands {

/// What a server of our own has to have for a project.
struct WantedServer {
  config::ServerConfig config;
  std::string setup_sql;                     // what config.setup names
  std::vector<std::string> project_folders;  // that may have node_modules with servers
  bool is_cached = true;
};

/// The settings of such a server, of the major version if one is wanted. Throws base::Error when none is installed.
server::ServerSettings own_server_settings(const WantedServer& wanted, std::optional<int> major);

/// Where servers are looked for: in the folders that the variable LOCKSTEP_POSTGRES_BINARIES names, with colons between
/// them, and then nowhere else; without it in the usual places and in those projects.
server::Search search_for_servers(std::span<const std::string> project_folders);

/// The variable's value; "" when it is not set.
std::string variable(const char* name);

}  // namespace lockstep::pg_commands
