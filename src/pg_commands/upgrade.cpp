#include "pg_commands/upgrade.h"

#include <string_view>

#include "base/error.h"
#include "catalog/read_catalog.h"
#include "pg_commands/snapshot_findings.h"
#include "rows/explain.h"
#include "runner/statements.h"

namespace lockstep::pg_commands {
namespace {

using Clock = std::chrono::steady_clock;
using Migrations = std::vector<runner::Migration>;

Migrations migrations_of(const VerifiedProject& project, bool is_new) {
  Migrations found;
  for (std::size_t at = 0; at < project.migrations.size(); ++at) {
    if (project.is_new[at] == is_new) found.push_back(project.migrations[at]);
  }
  return found;
}

struct Base {
  pg::Settings database;
  BaseRecord record;
};

std::optional<Base> kept_base(Databases& databases) {
  const std::optional<KeptBase> kept = databases.kept_base();
  if (!kept) return std::nullopt;
  auto record = base_record_of(kept->record);
  if (!record) throw base::Error("what was kept of an earlier run cannot be read", "lockstep verify --no-cache");
  return Base{kept->database, std::move(*record)};
}

std::set<std::string> drift_of(const VerifiedProject& project, pg::Connection& connection) {
  std::set<std::string> messages;
  if (!project.base_snapshot) return messages;
  const catalog::Snapshot built = catalog::read_catalog(connection);
  for (const auto& difference : snapshot_differences(*project.base_snapshot, built, compared_parts(project))) {
    messages.insert(snapshot_finding(project, difference).message);
  }
  return messages;
}

rows::Report fill(const VerifiedProject& project, const VerifyPlan& plan, rows::Grade grade,
                  pg::Connection& connection) {
  if (plan.rows == 0) return {};
  const runner::Ledger ledger = runner::ledger_of(project.project);
  rows::Options options;
  options.rows_per_table = static_cast<std::size_t>(plan.rows);
  options.most_rows = plan.most_rows;
  options.seed = plan.seed;
  options.grade = grade;
  options.skipped_tables.push_back({ledger.schema, ledger.table});
  return rows::fill(connection, options);
}

std::optional<pg::Failure> run_base_migrations(const VerifiedProject& project, const VerifyPlan& plan,
                                               const pg::Settings& database) {
  const runner::Ledger ledger = runner::ledger_of(project.project);
  pg::Connection connection(database);
  runner::make_ledger(connection, ledger);
  const auto failure =
      runner::apply(connection, migrations_of(project, false), ledger, apply_options(project, plan, "base"));
  return failure ? std::optional(failure->failure) : std::nullopt;
}

/// The rows go in by a session of their own, which sees what the migrations have set for later ones.
base::Expected<Base, pg::Failure> make_base(const VerifiedProject& project, Databases& databases,
                                            const VerifyPlan& plan, rows::Grade grade) {
  constexpr std::chrono::milliseconds kWorthKeeping(200);  // what keeping it takes
  const bool is_usual = grade == rows::Grade::kAtTheLimits;
  const auto start = Clock::now();
  Base base{databases.make(is_usual ? kBaseDatabase : "practice"), {}};
  if (const auto failure = run_base_migrations(project, plan, base.database)) return base::Unexpected{*failure};
  {
    pg::Connection connection(base.database);
    if (is_usual) base.record.snapshot_drift = drift_of(project, connection);
    base.record.filled = fill(project, plan, grade, connection);
  }
  const bool is_worth_keeping = is_usual && Clock::now() - start >= kWorthKeeping && !base.record.filled.ran_out();
  if (is_worth_keeping) databases.keep_base(text_of(base.record));
  return base;
}

/// Runs what comes before the failing statement, each statement by itself; false when that is not possible.
bool run_up_to(const VerifiedProject& project, const VerifyPlan& plan, Upgrade& upgrade) {
  const runner::MigrationFailure& failure = *upgrade.failure;
  const bool is_rolled_back = apply_options(project, plan).scope == runner::TransactionScope::kAllMigrations;
  for (std::size_t at = is_rolled_back ? 0 : failure.migration; at <= failure.migration; ++at) {
    const runner::Script& script = upgrade.added[at].up;
    for (const sql::Span message : script.messages) {
      for (const sql::Span span : runner::statements_of(script, message)) {
        if (at == failure.migration && span.begin >= failure.statement.begin) return true;
        if (!upgrade.connection.run_script(runner::text_of(script, span))) return false;
      }
    }
  }
  return true;
}

}  // namespace

runner::ApplyOptions apply_options(const VerifiedProject& project, const VerifyPlan& plan, std::string_view leg) {
  runner::ApplyOptions options;
  const bool is_drizzle = project.project.framework != model::Framework::kNumbered;
  options.scope = plan.transactions.value_or(is_drizzle ? runner::TransactionScope::kAllMigrations
                                                        : runner::TransactionScope::kPerMigration);
  options.may_leave_transactions = options.scope == runner::TransactionScope::kPerMigration;
  if (plan.watcher.on_begin && !leg.empty()) {
    options.on_begin = [&watcher = plan.watcher, leg](const runner::Migration& migration, std::size_t place,
                                                      std::size_t count) {
      watcher.on_begin({leg, place, count, migration.name});
    };
  }
  return options;
}

bool goes_back(const VerifiedProject& project) {
  return project.is_new.back() && project.migrations.back().down;
}

base::Expected<Upgrade, pg::Failure> upgrade_over_rows(const VerifiedProject& project, Databases& databases,
                                                       const VerifyPlan& plan, rows::Grade grade) {
  std::optional<Base> base = grade == rows::Grade::kAtTheLimits ? kept_base(databases) : std::nullopt;
  if (!base) {
    auto made = make_base(project, databases, plan, grade);
    if (!made) return base::Unexpected{made.error()};
    base = std::move(*made);
  }
  Upgrade upgrade{pg::Connection(base->database), std::move(base->record), {}, migrations_of(project, true), {}, {}};
  if (goes_back(project)) upgrade.base_catalog = catalog::read_catalog(upgrade.connection);
  const runner::Ledger ledger = runner::ledger_of(project.project);
  const auto start = Clock::now();
  runner::make_ledger(upgrade.connection, ledger);
  upgrade.failure = runner::apply(upgrade.connection, upgrade.added, ledger, apply_options(project, plan, "upgrade"));
  upgrade.time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  return upgrade;
}

std::optional<std::string> rows_to_blame(const VerifiedProject& project, const VerifyPlan& plan, Upgrade& upgrade) {
  const runner::MigrationFailure& failure = *upgrade.failure;
  const bool has_rows = !upgrade.base.filled.tables.empty();
  if (failure.statement.empty() || !has_rows || !upgrade.connection.is_open()) return std::nullopt;
  if (!run_up_to(project, plan, upgrade)) return std::nullopt;
  return rows::explain(upgrade.connection, upgrade.base.filled,
                       runner::text_of(upgrade.added[failure.migration].up, failure.statement), failure.failure);
}

}  // namespace lockstep::pg_commands
