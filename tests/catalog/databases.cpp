#include "databases.h"

#include "base/error.h"

namespace lockstep::catalog_tests {

Databases::Database::Database(const pg::Settings& settings, std::string name)
    : name_(std::move(name)), session_(std::make_unique<pg::Connection>(settings)) {}

void Databases::Database::run(const std::string& sql) {
  const std::string failure = try_to_run(sql);
  if (!failure.empty()) throw base::Error(name_ + ": " + failure);
}

std::string Databases::Database::try_to_run(const std::string& sql) {
  const auto result = session_->run_script(sql);
  return result ? "" : pg::describe(result.error());
}

catalog::Snapshot Databases::Database::read(const catalog::ReadOptions& options) {
  return catalog::read_catalog(*session_, options);
}

Databases::Databases(const server::Installation& installation) : server_(postgres::warm_settings(installation)) {}

Databases::Database Databases::create(const std::string& name) {
  run_on_server("CREATE DATABASE " + name + " TEMPLATE " + server::kScratchDatabase);
  return connect(name);
}

Databases::Database Databases::clone(const std::string& name) {
  const std::string copy = name + std::to_string(++number_);
  run_on_server("CREATE DATABASE " + copy + " TEMPLATE " + name);
  return connect(copy);
}

void Databases::run_on_server(const std::string& sql) {
  connect(server::kScratchDatabase).run(sql);
}

pg::Settings Databases::settings(const std::string& database, const std::string& role) const {
  pg::Settings settings = server_.superuser(database);
  settings.parameters["user"] = role;
  settings.password = role;
  return settings;
}

}  // namespace lockstep::catalog_tests
