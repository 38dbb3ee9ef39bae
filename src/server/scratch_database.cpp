#include "server/scratch_database.h"

#include <array>
#include <chrono>
#include <sys/random.h>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "pg/connection.h"
#include "pg/quote.h"

namespace lockstep::server {
namespace {

constexpr std::int64_t kOldEnoughSeconds = 12 * 3600;
constexpr std::chrono::seconds kQueryPatience{60};
constexpr std::string_view kComment = "lockstep scratch database";

pg::Connection connect(const pg::Settings& existing) {
  pg::Connection connection(existing);
  pg::Limits limits;
  limits.deadline = std::chrono::steady_clock::now() + kQueryPatience;
  connection.set_limits(limits);
  return connection;
}

std::string unique_name(std::int64_t now) {
  std::array<unsigned char, 4> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw base::Error("the system gives no random bytes");
  }
  std::string name = "lockstep_" + std::to_string(now) + '_' + std::to_string(getpid()) + '_';
  for (const unsigned char byte : bytes) {
    name += "0123456789abcdef"[byte >> 4];
    name += "0123456789abcdef"[byte & 15];
  }
  return name;
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

/// The time in "lockstep_<unix time>_…".
std::int64_t time_in(std::string_view name) {
  const std::vector<std::string_view> parts = base::split(name, '_');
  return parts.size() < 2 ? 0 : static_cast<std::int64_t>(base::parse_number(parts[1]).value_or(0));
}

void drop_with_sessions(pg::Connection& connection, const std::string& name) {
  constexpr int kFirstWithForce = 13;
  std::string force = " WITH (FORCE)";
  if (connection.major_version() < kFirstWithForce) {
    connection.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = " +
                     pg::quote_literal(name));
    force.clear();
  }
  connection.query("DROP DATABASE IF EXISTS " + pg::quote_identifier(name) + force);
}

}  // namespace

ScratchDatabase::ScratchDatabase(const pg::Settings& existing, std::int64_t now)
    : existing_(existing), name_(unique_name(now)) {
  pg::Connection connection = connect(existing);
  const std::string quoted = pg::quote_identifier(name_);
  const auto made = connection.run("CREATE DATABASE " + quoted + " TEMPLATE template0");
  if (!made) {
    const bool may_not = made.error().sqlstate == "42501";
    const std::string role(connection.query("SELECT quote_ident(current_user)")[0].text(0));
    throw base::Error("cannot make a scratch database on " + describe(existing) + ": " + describe(made.error()),
                      may_not ? "as a superuser: ALTER ROLE " + role + " CREATEDB;" : made.error().hint);
  }
  is_there_ = true;
  connection.query("COMMENT ON DATABASE " + quoted + " IS " +
                   pg::quote_literal(std::string(kComment) + " of process " + std::to_string(getpid()) + " on " +
                                     host_name() + ", made at Unix time " + std::to_string(now)));
}

ScratchDatabase::~ScratchDatabase() {
  try {
    drop();
  } catch (const std::exception&) {
    return;
  }
}

pg::Settings ScratchDatabase::settings() const {
  pg::Settings settings = existing_;
  settings.parameters["dbname"] = name_;
  return settings;
}

void ScratchDatabase::drop() {
  if (!is_there_) return;
  is_there_ = false;
  pg::Connection connection = connect(existing_);
  drop_with_sessions(connection, name_);
}

void sweep_scratch_databases(const pg::Settings& existing, std::int64_t now) {
  pg::Connection connection = connect(existing);
  const pg::Result found = connection.query(
      "SELECT datname FROM pg_database d WHERE datname ~ '^lockstep_[0-9]{9,12}_[0-9]+_[0-9a-f]{8}$' AND "
      "shobj_description(oid, 'pg_database') LIKE " +
      pg::quote_literal(std::string(kComment) + " of %") +
      " AND pg_get_userbyid(datdba) = current_user AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE datid = d.oid)");
  for (const pg::Row row : found) {
    if (time_in(row.text(0)) > now - kOldEnoughSeconds) continue;
    // Not by force: somebody may have connected meanwhile.
    [[maybe_unused]] const auto dropped = connection.run("DROP DATABASE " + pg::quote_identifier(row.text(0)));
  }
}

}  // namespace lockstep::server
