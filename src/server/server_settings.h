#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/installation.h"

namespace lockstep::server {

/// Where the files of a server stand while it runs. Memory (/dev/shm) is taken only when it has room, else the disk.
enum class Place { kMemory, kDisk };

/// A server that is to be started, and what its database holds before any migration. All of it but `place` and
/// `parameters` is part of the cache's key.
struct ServerSettings {
  Installation installation;
  /// For what is kept from one run to the next. "" keeps nothing, and each start takes a second.
  std::filesystem::path cache_folder;
  Place place = Place::kMemory;
  std::vector<std::string> extensions;  // made before, as superuser
  /// Made before, NOLOGIN; the owner is a member of each. To own objects one needs CREATE on their schema (of
  /// PostgreSQL 15 on also on "public"), which setup_sql can grant.
  std::vector<std::string> roles;
  std::string setup_sql;  // run after those, as superuser
  /// For postgresql.conf, before our own: {"wal_level", "logical"}.
  std::map<std::string, std::string> parameters;
};

/// "$XDG_CACHE_HOME/lockstep", or "$HOME/.cache/lockstep", or "" when neither variable is an absolute path.
std::filesystem::path user_cache_folder(std::string_view xdg_cache_home, std::string_view home);

/// Names the cluster that these settings make with the programs in `binaries`, so that no other settings, programs or
/// version of lockstep's format have it.
std::string template_key(const ServerSettings& settings, const std::filesystem::path& binaries);

/// "name=value" for the server's command line: nothing is made durable, few processes, and large transactions work.
std::vector<std::string> command_line_parameters(const ServerSettings& settings);

/// The folders that a server's folder may be made in, best first.
std::vector<std::filesystem::path> roots_for(Place place);

}  // namespace lockstep::server
