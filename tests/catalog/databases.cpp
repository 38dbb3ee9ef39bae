#include "databases.h"

#include "base/error.h"
#include "base/text.h"
#include "pg/settings.h"

namespace lockstep::catalog_tests {

Databases::Database::Database(std::string connection, std::string name)
    : name_(std::move(name)),
      session_(std::make_unique<pg::Connection>(pg::settings_from_url(connection, {}).settings)) {}

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

Databases::Database Databases::create(const std::string& name) {
  run_on_server("CREATE DATABASE " + name + " TEMPLATE template0");
  return {connection(name), name};
}

Databases::Database Databases::clone(const std::string& name) {
  const std::string copy = name + std::to_string(++number_);
  run_on_server("CREATE DATABASE " + copy + " TEMPLATE " + name);
  return {connection(copy), copy};
}

void Databases::run_on_server(const std::string& sql) {
  Database(connection("postgres"), "postgres").run(sql);
}

std::string Databases::connection(const std::string& database, const std::string& role) const {
  std::string words = base::replace_all(server_.connection(), "dbname=postgres", "dbname=" + database);
  return base::replace_all(words, "user=postgres", "user=" + role);
}

}  // namespace lockstep::catalog_tests
