#include "server/cluster_template.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <sys/random.h>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "pg/connection.h"
#include "pg/quote.h"
#include "server/supervised_server.h"

namespace lockstep::server {
namespace {

using pg::quote_identifier;
using pg::quote_literal;

std::string random_password() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw base::Error("the system gives no random bytes");
  }
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

/// Deriving a key from a password 4096 times would take longer than all the rest of connecting, and protects nothing
/// here: the passwords are random, and the socket is private.
void make_passwords_cheap(pg::Connection& connection) {
  if (connection.major_version() >= 16) {
    connection.query("SET scram_iterations = 1");
  } else {
    connection.query("SET password_encryption = 'md5'");
  }
}

void make_roles(pg::Connection& connection, const ServerSettings& settings, const Passwords& passwords) {
  make_passwords_cheap(connection);
  const std::string owner = quote_identifier(kOwner);
  connection.query("ALTER ROLE " + quote_identifier(kSuperuser) + " PASSWORD " + quote_literal(passwords.superuser));
  connection.query("CREATE ROLE " + owner + " LOGIN PASSWORD " + quote_literal(passwords.owner));
  for (const std::string& role : settings.roles) {
    connection.query("CREATE ROLE " + quote_identifier(role) + " NOLOGIN");
    connection.query("GRANT " + quote_identifier(role) + " TO " + owner);
  }
}

/// Of the three databases that initdb makes, one stays: half the files to unpack at each start.
void keep_one_database(pg::Connection& connection) {
  const std::string scratch = quote_identifier(kScratchDatabase);
  for (const std::string& statement :
       {std::string("ALTER DATABASE template0 IS_TEMPLATE false"), std::string("DROP DATABASE template0"),
        "ALTER DATABASE template1 RENAME TO " + scratch, "ALTER DATABASE " + scratch + " IS_TEMPLATE false",
        "ALTER DATABASE " + scratch + " OWNER TO " + quote_identifier(kOwner),
        "COMMENT ON DATABASE " + scratch + " IS NULL"}) {
    connection.query(statement);
  }
}

/// Segments of the log that initdb left for later are gone through, so that the stop drops them, and a last one is
/// begun: megabytes that no start has to unpack.
void leave_log_behind(pg::Connection& connection) {
  bool is_left = false;
  do {
    connection.query("SELECT txid_current()");  // an empty segment is not left
    is_left =
        connection.query("SELECT pg_walfile_name(pg_current_wal_insert_lsn()) >= max(name) FROM pg_ls_waldir()")[0]
            .boolean(0);
    connection.query("SELECT pg_switch_wal()");
  } while (!is_left);
}

/// What Debian's package of an extension is called behind "postgresql-15-", where it is not the extension's name.
std::string package_word(std::string_view extension) {
  constexpr std::pair<std::string_view, std::string_view> kOthers[] = {
      {"vector", "pgvector"}, {"postgis", "postgis-3"}, {"pg_cron", "cron"}, {"pg_partman", "partman"}};
  for (const auto& [name, package] : kOthers) {
    if (name == extension) return std::string(package);
  }
  return base::replace_all(std::string(extension), "_", "-");
}

void make_extension(pg::Connection& connection, const std::string& name) {
  const auto made = connection.run("CREATE EXTENSION IF NOT EXISTS " + quote_identifier(name) + " CASCADE");
  if (made) return;
  const std::string major = std::to_string(connection.major_version());
  throw base::Error("extension " + name + ": " + describe(made.error()),
                    "apt-get install postgresql-" + major + "-" + package_word(name) +
                        " (of Debian's; PostgreSQL's own are in postgresql-contrib)\nor use a server that has it: "
                        "lockstep verify --server-env NAME, with its URL in the variable");
}

void run_setup(pg::Connection& connection, const std::string& sql) {
  const auto ran = connection.run_script(sql);
  if (ran) return;
  const pg::Failure& failure = ran.error();
  std::string place = "setup SQL";
  if (failure.byte_offset) place += ", line " + std::to_string(base::line_column(sql, *failure.byte_offset).line);
  throw base::Error(place + ": " + describe(failure), failure.hint);
}

}  // namespace

Passwords passwords_of(std::string_view note) {
  const std::vector<std::string_view> lines = base::split(note, '\n');
  if (lines.size() < 2) return {};
  return {std::string(lines[0]), std::string(lines[1])};
}

std::string remark_of(std::string_view note) {
  const std::size_t passwords = passwords_of(note).note().size() + 1;
  return std::string(note.substr(std::min(passwords, note.size())));
}

Passwords random_passwords() {
  return {random_password(), random_password()};
}

pg::Settings connection_settings(const std::filesystem::path& folder, const std::string& user,
                                 const std::string& password, const std::string& database) {
  pg::Settings settings;
  settings.parameters = {{"host", folder},     {"port", "5432"},       {"user", user},
                         {"dbname", database}, {"sslmode", "disable"}, {"gssencmode", "disable"}};
  settings.password = password;
  return settings;
}

std::string make_template(const ServerSettings& settings, Plan plan) {
  const Passwords passwords = random_passwords();
  plan.blob = {};
  plan.password = passwords.superuser;
  SupervisedServer server(plan);
  {
    pg::Connection connection(connection_settings(server.folder(), kSuperuser, passwords.superuser, "postgres"));
    make_roles(connection, settings, passwords);
    keep_one_database(connection);
  }
  {
    pg::Connection connection(connection_settings(server.folder(), kSuperuser, passwords.superuser, kScratchDatabase));
    connection.query("DROP DATABASE postgres");
    for (const std::string& name : settings.extensions) make_extension(connection, name);
    if (!settings.setup_sql.empty()) run_setup(connection, settings.setup_sql);
    leave_log_behind(connection);
  }
  return server.pack(passwords.note());
}

}  // namespace lockstep::server
