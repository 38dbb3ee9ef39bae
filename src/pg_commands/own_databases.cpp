#include "pg_commands/own_databases.h"

#include <utility>

namespace lockstep::pg_commands {

OwnDatabases::OwnDatabases(const server::ServerSettings& settings, std::string chain) : chain_(std::move(chain)) {
  if (!chain_.empty()) server_ = server::EphemeralServer::start_from_prefix(settings, chain_);
  has_base_ = server_.has_value();
  if (!server_) server_.emplace(settings);
}

pg::Settings OwnDatabases::make(const std::string& name) {
  server_->create_database(name);
  return server_->owner(name);
}

std::optional<KeptBase> OwnDatabases::kept_base() {
  if (!has_base_) return std::nullopt;
  return KeptBase{server_->owner(kBaseDatabase), server_->remark()};
}

void OwnDatabases::keep_base(const std::string& record) {
  if (!chain_.empty()) server_->store_prefix(chain_, record);
}

}  // namespace lockstep::pg_commands
