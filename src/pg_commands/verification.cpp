#include "pg_commands/verification.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/sha256.h"
#include "base/text.h"
#include "catalog/compare.h"
#include "catalog/read_catalog.h"
#include "pg/connection.h"
#include "pg_commands/base_record.h"
#include "pg_commands/difference_words.h"
#include "pg_commands/failure_words.h"
#include "pg_commands/snapshot_findings.h"
#include "rows/explain.h"
#include "runner/apply.h"
#include "runner/standing.h"
#include "runner/statements.h"

namespace lockstep::pg_commands {
namespace {

using Migrations = std::vector<runner::Migration>;

/// As the framework does it, unless another way is asked for, so that what works here works there.
runner::TransactionScope scope_of(const model::Project& project, const VerifyPlan& plan) {
  const bool is_drizzle = project.framework != model::Framework::kNumbered;
  return plan.transactions.value_or(is_drizzle ? runner::TransactionScope::kAllMigrations
                                               : runner::TransactionScope::kPerMigration);
}

class Verification {
 public:
  Verification(const VerifiedProject& project, Databases& databases, const VerifyPlan& plan, const Watcher& watcher)
      : project_(project),
        databases_(databases),
        plan_(plan),
        watcher_(watcher),
        ledger_(runner::ledger_of(project.project)) {}

  Verified run() {
    const bool is_upgraded = run_upgrade();
    if (!plan_.is_upgrade_only || !is_upgraded) run_from_zero();
    for (model::Finding& finding : verified_.findings) finding.project = project_.project.name;
    return std::move(verified_);
  }

 private:
  runner::ApplyOptions options() const {
    runner::ApplyOptions options;
    options.scope = scope_of(project_.project, plan_);
    options.may_leave_transactions = options.scope == runner::TransactionScope::kPerMigration;
    return options;
  }

  /// Whether there was something to upgrade.
  bool run_upgrade() {
    Migrations before;
    Migrations added;
    for (std::size_t at = 0; at < project_.migrations.size(); ++at) {
      (project_.is_new[at] ? added : before).push_back(project_.migrations[at]);
    }
    if (before.empty() || added.empty()) return false;
    const std::optional<pg::Settings> base = base_database(before);
    if (!base) return false;
    note_empty_tables();
    pg::Connection connection(*base);
    if (goes_back()) base_ = catalog::read_catalog(connection);
    Leg leg{.name = "upgrade", .migrations = added.size(), .note = words_of_rows()};
    const auto failure = apply(connection, added, options(), leg);
    note(leg);
    if (failure) {
      explain(connection, added, *failure);
      return true;
    }
    upgraded_ = catalog::read_catalog(connection);
    if (plan_.is_upgrade_only) check_built(connection, *upgraded_);
    return true;
  }

  /// The database with what the base's migrations build, and rows in it, kept or made; nothing when one of them fails,
  /// of which the run from zero tells.
  std::optional<pg::Settings> base_database(const Migrations& migrations) {
    if (const std::optional<KeptBase> kept = databases_.kept_base()) {
      auto record = base_record_of(kept->record);
      if (!record) throw base::Error("what was kept of an earlier run cannot be read", "lockstep verify --no-cache");
      before_ = std::move(*record);
      return kept->database;
    }
    return make_base(migrations);
  }

  std::optional<pg::Settings> make_base(const Migrations& migrations) {
    constexpr std::chrono::milliseconds kWorthKeeping(200);  // what keeping it takes
    const auto start = std::chrono::steady_clock::now();
    const pg::Settings made = databases_.make(kBaseDatabase);
    Leg leg{.name = "before", .note = {}};
    {
      pg::Connection connection(made);
      if (apply(connection, migrations, options(), leg)) {
        verified_.findings.clear();
        return std::nullopt;
      }
    }
    look_and_fill(made);
    const bool is_worth_keeping = std::chrono::steady_clock::now() - start >= kWorthKeeping;
    if (is_worth_keeping && !before_.filled.ran_out()) databases_.keep_base(text_of(before_));
    return made;
  }

  /// Says which rows break the statement, in the help of its finding. The database is brought to where the statement
  /// found it first, since the failure rolled that back.
  void explain(pg::Connection& connection, const Migrations& migrations, const runner::MigrationFailure& failure) {
    if (failure.statement.empty() || before_.filled.tables.empty() || !connection.is_open()) return;
    if (!run_up_to(connection, migrations, failure)) return;
    const std::string& text = migrations[failure.migration].up.text;
    const auto words = rows::explain(
        connection, before_.filled,
        std::string_view(text).substr(failure.statement.begin, failure.statement.end - failure.statement.begin),
        failure.failure);
    if (!words) return;
    std::string& help = verified_.findings.back().help;
    help = *words + "; production may too" + (help.empty() ? "" : "\n" + help);
  }

  /// Runs what comes before the failing statement, each statement by itself; false when that is not possible.
  bool run_up_to(pg::Connection& connection, const Migrations& migrations,
                 const runner::MigrationFailure& failure) const {
    const bool is_rolled_back = options().scope == runner::TransactionScope::kAllMigrations;
    for (std::size_t at = is_rolled_back ? 0 : failure.migration; at <= failure.migration; ++at) {
      const runner::Script& script = migrations[at].up;
      for (const sql::Span message : script.messages) {
        for (const sql::Span span : runner::statements_of(script, message)) {
          if (at == failure.migration && span.begin >= failure.statement.begin) return true;
          if (!connection.run_script(std::string_view(script.text).substr(span.begin, span.end - span.begin)))
            return false;
        }
      }
    }
    return true;
  }

  /// Sees how the base stands with its snapshot, and puts rows into its tables, in a session of its own, which sees
  /// what the migrations have set for later ones.
  void look_and_fill(const pg::Settings& database) {
    pg::Connection connection(database);
    if (project_.base_snapshot) note_old_drift(catalog::read_catalog(connection));
    if (plan_.rows == 0) return;
    rows::Options options;
    options.rows_per_table = static_cast<std::size_t>(plan_.rows);
    options.seed = plan_.seed;
    options.skipped_tables.push_back({ledger_.schema, ledger_.table});
    before_.filled = rows::fill(connection, options);
  }

  void note_empty_tables() {
    for (const rows::FilledTable& table : before_.filled.tables) {
      if (table.rows() == 0) verified_.notes.push_back(rows::describe(table.name) + " is empty: " + table.reason);
    }
  }

  /// "over rows in 38 tables".
  std::string words_of_rows() const {
    if (plan_.rows == 0) return "over empty tables";
    return "over rows in " + base::count_of(before_.filled.populated_tables(), "table");
  }

  void run_from_zero() {
    Leg leg{.name = "from zero", .migrations = project_.migrations.size(), .note = {}};
    verified_.database = databases_.make("zero");
    pg::Connection connection(verified_.database);
    if (goes_back() && !base_) base_ = catalog::read_catalog(connection);
    runner::ApplyOptions how = options();
    how.on_applied = [&](const runner::Migration& migration, std::chrono::microseconds time) {
      verified_.times.push_back({migration.name, time});
    };
    apply(connection, project_.migrations, how, leg);
    note(leg);
    if (leg.has_failed) return;
    const catalog::Snapshot built = catalog::read_catalog(connection);
    if (upgraded_) compare(*upgraded_, built, {"the upgraded database", "the one from zero"}, "replay-divergence");
    check_built(connection, built);
  }

  /// What must be true of a database that has all migrations.
  void check_built(pg::Connection& connection, const catalog::Snapshot& built) {
    compare_with_snapshot(built);
    check_second_run(connection);
    check_down(connection, built);
  }

  /// Differences are reported at the newest migration.
  void compare(const catalog::Snapshot& before, const catalog::Snapshot& after, const SideNames& names,
               std::string_view rule) {
    for (const catalog::Difference& difference : catalog::compare(before, after, selection()).differences) {
      model::Finding finding;
      finding.rule = rule;
      finding.location = {project_.migrations.back().up.path, 1, 1, 1, 1};
      finding.message = describe(difference, names);
      add(std::move(finding));
    }
  }

  /// What the framework will take for the state of things when it generates the next migration. What the base has
  /// already is no fault of the change, and a warning.
  void compare_with_snapshot(const catalog::Snapshot& built) {
    if (!project_.snapshot) return;
    const bool is_nothing_new =
        std::find(project_.is_new.begin(), project_.is_new.end(), true) == project_.is_new.end();
    for (const auto& difference : snapshot_differences(*project_.snapshot, built, selection())) {
      model::Finding finding = snapshot_finding(project_, difference);
      const bool is_old = is_nothing_new || before_.snapshot_drift.contains(finding.message);
      finding.severity = is_old ? model::Severity::kWarning : model::Severity::kError;
      add(std::move(finding));
    }
  }

  void note_old_drift(const catalog::Snapshot& base) {
    for (const auto& difference : snapshot_differences(*project_.base_snapshot, base, selection())) {
      before_.snapshot_drift.insert(snapshot_finding(project_, difference).message);
    }
  }

  catalog::SelectionOptions selection() const {
    catalog::SelectionOptions selection;
    selection.ignored_names.push_back(ledger_.schema + "." + ledger_.table);
    selection.ignored_aspects = {catalog::Aspect::kColumnOrder};
    return selection;
  }

  void note(const Leg& leg) {
    if (watcher_.on_leg) watcher_.on_leg(leg);
    verified_.legs.push_back(leg);
  }

  /// What failed is a finding, unless it is one already.
  std::optional<runner::MigrationFailure> apply(pg::Connection& connection, const Migrations& migrations,
                                                runner::ApplyOptions how, Leg& leg) {
    if (watcher_.on_begin) {
      how.on_begin = [&](std::size_t at) { watcher_.on_begin({leg.name, at, migrations.size(), migrations[at].name}); };
    }
    const auto start = std::chrono::steady_clock::now();
    runner::make_ledger(connection, ledger_);
    auto failure = runner::apply(connection, migrations, ledger_, how);
    leg.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    leg.has_failed = failure.has_value();
    if (failure && failure->failure.sqlstate == "53100") verified_.is_out_of_room = true;
    if (failure) add(finding_of(*failure, migrations[failure->migration].up, project_.project.framework));
    return failure;
  }

  void add(model::Finding finding) {
    const bool is_known =
        std::any_of(verified_.findings.begin(), verified_.findings.end(), [&](const model::Finding& known) {
          return known.location.path == finding.location.path && known.location.line == finding.location.line &&
                 known.message == finding.message;
        });
    if (!is_known) verified_.findings.push_back(std::move(finding));
  }

  /// The next deploy finds nothing to do.
  void check_second_run(pg::Connection& connection) {
    const runner::LedgerContent content = runner::read_ledger(connection, ledger_);
    const runner::Comparison comparison = runner::compare(project_.migrations, content, project_.project.framework);
    for (std::size_t at = 0; at < project_.migrations.size(); ++at) {
      if (!comparison.is_pending(at)) continue;
      model::Finding finding;
      finding.rule = "runs-again";
      finding.location = {project_.migrations[at].up.path, 1, 1, 1, 1};
      finding.message = "is pending again right after it was applied: the ledger does not remember it";
      finding.help = "does it write to " + ledger_.schema + "." + ledger_.table + " itself?";
      add(std::move(finding));
    }
  }

  /// Whether what comes before the new migrations will be wanted, to see what going back leads to.
  bool goes_back() const { return project_.is_new.back() && project_.migrations.back().down; }

  /// New migrations that can go back do, newest first, and come again.
  void check_down(pg::Connection& connection, const catalog::Snapshot& built) {
    std::vector<const runner::Migration*> reversible;
    for (std::size_t at = project_.migrations.size(); at-- > 0;) {
      if (!project_.is_new[at] || !project_.migrations[at].down) break;
      reversible.push_back(&project_.migrations[at]);
    }
    if (reversible.empty()) return;
    Leg leg{.name = "down and up", .migrations = reversible.size(), .note = {}};
    const auto start = std::chrono::steady_clock::now();
    leg.has_failed = !go_back(connection, reversible);
    const auto count = static_cast<std::size_t>(std::count(project_.is_new.begin(), project_.is_new.end(), true));
    if (!leg.has_failed && reversible.size() == count) {
      compare(*base_, catalog::read_catalog(connection), {"the database before", "the database after going back"},
              "down-divergence");
    }
    leg.has_failed = leg.has_failed || !come_again(connection, reversible);
    if (!leg.has_failed) {
      compare(built, catalog::read_catalog(connection), {"the database at first", "the database after down and up"},
              "down-divergence");
    }
    leg.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    note(leg);
  }

  bool go_back(pg::Connection& connection, const std::vector<const runner::Migration*>& migrations) {
    return std::all_of(migrations.begin(), migrations.end(),
                       [&](const runner::Migration* migration) { return run_script(connection, *migration->down); });
  }

  bool come_again(pg::Connection& connection, const std::vector<const runner::Migration*>& migrations) {
    return std::all_of(migrations.rbegin(), migrations.rend(),
                       [&](const runner::Migration* migration) { return run_script(connection, migration->up); });
  }

  bool run_script(pg::Connection& connection, const runner::Script& script) {
    const auto failure = runner::run_script(connection, script, options());
    if (failure) add(finding_of(*failure, script, project_.project.framework));
    return !failure;
  }

  const VerifiedProject& project_;
  Databases& databases_;
  const VerifyPlan& plan_;
  const Watcher& watcher_;
  runner::Ledger ledger_;
  BaseRecord before_;
  std::optional<catalog::Snapshot> base_;      // before the new migrations, where they go back
  std::optional<catalog::Snapshot> upgraded_;  // after them, over rows
  Verified verified_;
};

}  // namespace

std::string base_hash(const VerifiedProject& project, const VerifyPlan& plan) {
  if (std::find(project.is_new.begin(), project.is_new.end(), true) == project.is_new.end()) return "";
  const runner::Ledger ledger = runner::ledger_of(project.project);
  std::string chain = project.base_snapshot_id + '\n';
  chain += std::to_string(static_cast<int>(ledger.framework)) + '\n' + ledger.schema + '\n' + ledger.table;
  if (scope_of(project.project, plan) == runner::TransactionScope::kAllMigrations) chain += "\nin one transaction";
  chain += "\nrows " + std::to_string(plan.rows);
  if (plan.rows > 0) chain += ' ' + std::to_string(plan.seed) + ' ' + std::to_string(rows::kGenerator);
  bool is_any = false;
  for (std::size_t at = 0; at < project.migrations.size(); ++at) {
    if (project.is_new[at]) continue;
    const runner::Migration& migration = project.migrations[at];
    chain += '\n' + migration.hash + ' ' + std::to_string(migration.created_at_ms) + ' ' + migration.name;
    is_any = true;
  }
  return is_any ? base::sha256_hex(chain) : "";
}

Verified verify(const VerifiedProject& project, Databases& databases, const VerifyPlan& plan, const Watcher& watcher) {
  return Verification(project, databases, plan, watcher).run();
}

}  // namespace lockstep::pg_commands
