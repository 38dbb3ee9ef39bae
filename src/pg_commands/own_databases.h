#pragma once
#include "pg_commands/verification.h"
#include "server/ephemeral_server.h"

namespace lockstep::pg_commands {

/// Databases of an ephemeral server, gone with it.
class OwnDatabases : public Databases {
 public:
  explicit OwnDatabases(server::EphemeralServer& server) : server_(server) {}
  pg::Settings make(const std::string& name) override;

 private:
  server::EphemeralServer& server_;
};

}  // namespace lockstep::pg_commands
