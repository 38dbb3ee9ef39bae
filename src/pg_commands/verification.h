#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/project.h"
#include "model/schema.h"
#include "pg/settings.h"
#include "rows/database.h"
#include "runner/apply.h"
#include "runner/migration.h"

namespace lockstep::pg_commands {

/// A database of an earlier run, with the bytes that were kept beside it.
struct KeptBase {
  pg::Settings database;
  std::string record;
};

/// Makes databases for one verification and drops them: on an ephemeral server, or beside others on a given one.
class Databases {
 public:
  virtual ~Databases() = default;
  /// A new database with the configured extensions, roles and setup, and how to reach it as its owner, who is no
  /// superuser on a server of our own.
  virtual pg::Settings make(const std::string& name) = 0;
  /// What keep_base() kept in an earlier run for the same base_hash; nothing where none is.
  virtual std::optional<KeptBase> kept_base() { return std::nullopt; }
  /// Keeps kBaseDatabase for later runs, where that is possible; nobody may be connected. Ends all sessions.
  virtual void keep_base(const std::string& /*record*/) {}
};

/// What the base's migrations have built, with generated rows in it, before the new ones.
inline constexpr const char* kBaseDatabase = "base";

/// One project's migrations, of which those at the end may be new.
struct VerifiedProject {
  model::Project project;
  std::vector<runner::Migration> migrations;   // in the order in which they run
  std::vector<bool> is_new;                    // not in the base, one for each
  std::optional<model::Schema> snapshot;       // what the framework's snapshot of the last one says
  std::optional<model::Schema> base_snapshot;  // the same of the base
  std::string base_snapshot_id;                // git's of its file; "" where there is none
  std::string programs;                        // what is left out, as programs_in() says it
};

/// One way of running migrations, for the table of times.
struct Leg {
  std::string name;            // "from zero"
  std::size_t migrations = 0;  // that were run
  std::string note;            // "46 + rows in 38 tables"
  std::chrono::microseconds time{0};
  bool has_failed = false;
};

/// A migration that begins, of so many that one part runs.
struct Begun {
  std::string_view leg;
  std::size_t place = 0;  // from 0
  std::size_t count = 0;
  std::string_view migration;
};

/// Whom to tell while it goes on; nobody where it is empty.
struct Watcher {
  std::function<void(const Begun&)> on_begin;
  std::function<void(const Leg&)> on_leg;  // that has ended
};

struct VerifyPlan {
  std::int64_t rows = 20;
  std::uint64_t seed = 1;
  /// Of tables that have few rows or none, as lockstep.json says.
  std::map<rows::TableName, std::size_t> most_rows;
  /// Without the run from zero, where there is something to upgrade: then what the run takes does not grow with the
  /// number of migrations that were there before.
  bool is_upgrade_only = false;
  std::optional<runner::TransactionScope> transactions;  // other than the framework's
  Watcher watcher;
};

struct MigrationTime {
  std::string name;
  std::chrono::microseconds time{0};
};

struct Verified {
  std::vector<model::Finding> findings;
  std::vector<Leg> legs;
  std::vector<std::string> notes;    // what could not be done, and why
  std::vector<MigrationTime> times;  // from zero
  bool is_out_of_room = false;       // disk_full (53100): no fault of the migrations
  pg::Settings database;             // that from zero has built; for tests to run against
};

/// Names what the base's migrations build and the rows at the limits in it (those as in practice are not kept): the
/// same for the same files, in the same order, run in the same way, and the same rows. "" when there is nothing to
/// upgrade.
std::string base_hash(const VerifiedProject& project, const VerifyPlan& plan);

/// Runs all that is checked for a project.
Verified verify(const VerifiedProject& project, Databases& databases, const VerifyPlan& plan);

}  // namespace lockstep::pg_commands
