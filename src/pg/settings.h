#pragma once
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::pg {

/// Whom to connect to.
struct Settings {
  /// libpq's keywords but "password": host, port, dbname, user, sslmode, options, …
  std::map<std::string, std::string> parameters;
  std::string password;  // shown in no message
  /// For all hosts together. Looking a host name up can take longer.
  std::chrono::milliseconds connect_timeout{10'000};
};

/// "database app on db.example:5432 as app": for messages, without secrets.
std::string describe(const Settings& settings);

/// What libpq takes from the environment (PGHOST, PGSERVICE with its file, …) and its defaults, where PGSERVICE is
/// unusable a base::Error. To be read before the first Connection, which removes those variables.
Settings settings_from_environment();

struct UrlSettings {
  Settings settings;
  /// Names of query parameters that are other programs' ("schema" and "pgbouncer" are Prisma's) and were left out.
  std::vector<std::string> left_out;
};

/// The settings of "postgres://user:password@host:port/database?name=value", or of a text of keywords and values,
/// each before that of `defaults`. Throws base::Error, without a word of the text, when libpq cannot read it.
UrlSettings settings_from_url(std::string_view url, const Settings& defaults);

}  // namespace lockstep::pg
