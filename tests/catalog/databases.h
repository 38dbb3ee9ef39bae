#pragma once
#include <memory>
#include <string>

#include "catalog/read_catalog.h"
#include "pg/connection.h"
#include "postgres/servers.h"
#include "server/ephemeral_server.h"

// Databases on a server that a test has for itself.
namespace lockstep::catalog_tests {

class Databases {
 public:
  class Database {
   public:
    Database(const pg::Settings& settings, std::string name);

    /// Throws base::Error when a statement fails.
    void run(const std::string& sql);
    /// Why it failed; empty when it did not.
    std::string try_to_run(const std::string& sql);
    catalog::Snapshot read(const catalog::ReadOptions& options = {});
    void close() { session_.reset(); }

   private:
    std::string name_;
    std::unique_ptr<pg::Connection> session_;
  };

  explicit Databases(const server::Installation& installation);

  Database create(const std::string& name);
  Database connect(const std::string& name) const { return {server_.superuser(name), name}; }
  /// Of a database that nobody is connected to.
  Database clone(const std::string& name);
  void run_on_server(const std::string& sql);
  /// How a role whose password is its name connects.
  pg::Settings settings(const std::string& database, const std::string& role) const;
  int major() const { return server_.version().major; }

 private:
  server::EphemeralServer server_;
  int number_ = 0;
};

}  // namespace lockstep::catalog_tests
