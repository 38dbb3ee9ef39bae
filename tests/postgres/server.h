#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/subprocess.h"

// PostgreSQL servers that a test starts for itself. Nothing of a server outlives the test, also when that is killed.
namespace lockstep::postgres {

struct Installation {
  std::filesystem::path binaries;  // the folder with postgres and initdb
  int major = 0;
};

/// The servers of this machine, one of each major version, oldest first: those in the folders that the variable
/// LOCKSTEP_POSTGRES_BINARIES names (separated by ':'), and those of Debian's packages.
std::vector<Installation> installed_servers();

/// A server of its own in a temporary folder, reached by a unix socket there and by nothing else. It never syncs its
/// files. root has it run as nobody, since PostgreSQL refuses root. Sessions have to end before it does.
class Server {
 public:
  /// Returns when it answers. Throws base::Error when it cannot be started.
  explicit Server(const Installation& installation);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// For PQconnectdb; as the superuser "postgres", to the database of that name.
  const std::string& connection() const { return connection_; }
  int major() const { return major_; }

 private:
  base::TemporaryFolder folder_;
  int major_;
  std::string connection_;
  std::unique_ptr<base::Process> process_;
};

}  // namespace lockstep::postgres
