#pragma once
#include <optional>
#include <string>

#include "pg_commands/verification.h"
#include "server/ephemeral_server.h"

namespace lockstep::pg_commands {

/// An ephemeral server and its databases, gone with this object.
class OwnDatabases : public Databases {
 public:
  /// Begins with what an earlier run kept as `chain`, if anything. With "" nothing is kept.
  OwnDatabases(const server::ServerSettings& settings, std::string chain);

  const server::Version& version() const { return server_->version(); }
  pg::Settings make(const std::string& name) override;
  std::optional<KeptBase> kept_base() override;
  void keep_base(const std::string& record) override;

 private:
  std::string chain_;
  std::optional<server::EphemeralServer> server_;
  bool has_base_ = false;
};

}  // namespace lockstep::pg_commands
