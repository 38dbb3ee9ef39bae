#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "pg_commands/verification.h"
#include "server/scratch_database.h"

namespace lockstep::pg_commands {

/// Databases beside others on a server that exists, dropped with this object. The role that connects makes them and
/// runs the migrations; it is a superuser where the service's user is one, so it has to make the extensions itself.
class ScratchDatabases : public Databases {
 public:
  /// `extensions` are made in each database, and `setup_sql` is run there, by the connecting role.
  ScratchDatabases(pg::Settings existing, std::int64_t now, std::vector<std::string> extensions, std::string setup_sql);
  pg::Settings make(const std::string& name) override;

 private:
  pg::Settings existing_;
  std::int64_t now_;
  std::vector<std::string> extensions_;
  std::string setup_sql_;
  std::deque<server::ScratchDatabase> made_;
};

}  // namespace lockstep::pg_commands
