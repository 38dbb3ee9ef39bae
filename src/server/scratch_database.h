#pragma once
#include <cstdint>
#include <string>

#include "pg/settings.h"

namespace lockstep::server {

/// A database of our own, made from template0, on a server that exists: with a name that no other program makes
/// ("lockstep_<unix time>_<process>_<random>") and a comment that says who made it and when. Nothing else on that
/// server is touched.
class ScratchDatabase {
 public:
  /// `existing` connects to any database there as a role that may make databases; `now` is the Unix time in seconds.
  /// Throws base::Error, with the remedy, when it may not.
  ScratchDatabase(const pg::Settings& existing, std::int64_t now);
  /// Drops it, if drop() has not; when that fails, a later sweep will.
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  const std::string& name() const { return name_; }
  /// How to connect to it.
  pg::Settings settings() const;
  /// Ends the sessions in it and drops it. Throws base::Error when that fails.
  void drop();

 private:
  pg::Settings existing_;
  std::string name_;
  bool is_there_ = false;
};

/// Drops the scratch databases that killed processes left behind: those with such a name and comment that belong to the
/// connecting role, were made more than 12 hours before `now`, and have no connections. What cannot be dropped stays.
void sweep_scratch_databases(const pg::Settings& existing, std::int64_t now);

}  // namespace lockstep::server
