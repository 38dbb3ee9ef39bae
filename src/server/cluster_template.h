#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "pg/settings.h"
#include "server/server_settings.h"
#include "server/supervisor.h"

namespace lockstep::server {

constexpr const char* kSuperuser = "postgres";
constexpr const char* kOwner = "lockstep_owner";
constexpr const char* kScratchDatabase = "lockstep";

/// The passwords of a cluster, which are the first two lines of its blob's note. Random: nobody reaches the socket but
/// we and the server's own user, and that one is kept out by them, should a migration find a way to connect from
/// within.
struct Passwords {
  std::string superuser;
  std::string owner;

  std::string note() const { return superuser + '\n' + owner; }
};
Passwords passwords_of(std::string_view note);
/// What follows them in the note: see EphemeralServer::store_prefix.
std::string remark_of(std::string_view note);
Passwords random_passwords();

/// How to connect to a server in that folder.
pg::Settings connection_settings(const std::filesystem::path& folder, const std::string& user,
                                 const std::string& password, const std::string& database);

/// Makes a cluster with one database, kScratchDatabase of kOwner, who is no superuser; with the settings' extensions,
/// roles and setup in it; and packs it. `plan` says where and with which programs. Throws base::Error with what
/// PostgreSQL said when that fails.
std::string make_template(const ServerSettings& settings, Plan plan);

}  // namespace lockstep::server
