#include "pg_commands/verification.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/sha256.h"
#include "base/text.h"
#include "catalog/compare.h"
#include "catalog/read_catalog.h"
#include "pg/connection.h"
#include "pg_commands/difference_words.h"
#include "pg_commands/failure_words.h"
#include "pg_commands/row_words.h"
#include "pg_commands/snapshot_findings.h"
#include "pg_commands/upgrade.h"
#include "runner/apply.h"
#include "runner/standing.h"

namespace lockstep::pg_commands {
namespace {

class Verification {
 public:
  Verification(const VerifiedProject& project, Databases& databases, const VerifyPlan& plan)
      : project_(project), databases_(databases), plan_(plan), ledger_(runner::ledger_of(project.project)) {}

  Verified run() {
    const bool is_upgraded = run_upgrade();
    if (!plan_.is_upgrade_only || !is_upgraded) run_from_zero();
    for (model::Finding& finding : verified_.findings) finding.project = project_.project.name;
    return std::move(verified_);
  }

 private:
  /// Whether there was something to upgrade. What fails over values at the limits alone is a warning, and what follows
  /// goes on with rows as practice has them.
  bool run_upgrade() {
    const bool has_both = std::set(project_.is_new.begin(), project_.is_new.end()).size() == 2;
    if (!has_both) return false;
    std::optional<Upgrade> upgrade = over_rows(rows::Grade::kAtTheLimits);
    if (!upgrade) return false;
    old_drift_ = upgrade->base.snapshot_drift;
    base_ = std::move(upgrade->base_catalog);
    auto grade = rows::Grade::kAtTheLimits;
    if (plan_.rows > 0 && upgrade->failure && may_be_of_rows(upgrade->failure->failure)) {
      if (std::optional<Upgrade> in_practice = over_rows(rows::Grade::kInPractice)) {
        if (!in_practice->failure) blame_rows(*upgrade, failure_at_limits);
        upgrade = std::move(in_practice);
        grade = rows::Grade::kInPractice;
      }
    }
    conclude_upgrade(*upgrade, grade);
    return true;
  }

  /// Nothing when one of the base's migrations fails, of which the run from zero tells.
  std::optional<Upgrade> over_rows(rows::Grade grade) {
    auto upgrade = upgrade_over_rows(project_, databases_, plan_, grade);
    if (!upgrade) {
      note_room(upgrade.error());
      return std::nullopt;
    }
    if (upgrade->failure) note_room(upgrade->failure->failure);
    return std::move(*upgrade);
  }

  void conclude_upgrade(Upgrade& upgrade, rows::Grade grade) {
    const rows::Report& filled = upgrade.base.filled;
    note_empty_tables(filled);
    note({"upgrade", upgrade.added.size(), words_of_rows(filled, grade), upgrade.time, upgrade.failure.has_value()});
    if (upgrade.failure) return blame_rows(upgrade, failure_over_rows);
    upgraded_ = catalog::read_catalog(upgrade.connection);
    if (plan_.is_upgrade_only) check_built(upgrade.connection, *upgraded_);
  }

  using Wording = decltype(failure_over_rows);

  void blame_rows(Upgrade& upgrade, Wording& wording) {
    const runner::MigrationFailure& failure = *upgrade.failure;
    const runner::Script& script = upgrade.added[failure.migration].up;
    if (is_silenced(failure, script)) {
      verified_.notes.push_back(script.path + " fails over rows, of which a comment in it says lockstep-ignore");
      return;
    }
    add(wording(failure, script, project_.project.framework, rows_to_blame(project_, plan_, upgrade)));
  }

  void note_room(const pg::Failure& failure) {
    if (failure.sqlstate == "53100") verified_.is_out_of_room = true;
  }

  void note_empty_tables(const rows::Report& filled) {
    for (const rows::FilledTable& table : filled.tables) {
      if (table.rows() == 0) verified_.notes.push_back(rows::describe(table.name) + " is empty: " + table.reason);
    }
  }

  /// "over rows in 38 tables".
  std::string words_of_rows(const rows::Report& filled, rows::Grade grade) const {
    if (plan_.rows == 0) return "over empty tables";
    const std::string words = "over rows in " + base::count_of(filled.populated_tables(), "table");
    return grade == rows::Grade::kInPractice ? words + " as in practice" : words;
  }

  void run_from_zero() {
    Leg leg{.name = "from zero", .migrations = project_.migrations.size(), .note = {}};
    verified_.database = databases_.make("zero");
    pg::Connection connection(verified_.database);
    if (goes_back(project_) && !base_) base_ = catalog::read_catalog(connection);
    runner::ApplyOptions how = apply_options(project_, plan_, leg.name);
    how.on_applied = [&](const runner::Migration& migration, std::chrono::microseconds time) {
      verified_.times.push_back({migration.name, time});
    };
    const auto start = std::chrono::steady_clock::now();
    runner::make_ledger(connection, ledger_);
    const auto failure = runner::apply(connection, project_.migrations, ledger_, how);
    leg.time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    leg.has_failed = failure.has_value();
    note(leg);
    if (failure) {
      note_room(failure->failure);
      add(finding_of(*failure, project_.migrations[failure->migration].up, project_.project.framework));
      return;
    }
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
    for (const catalog::Difference& difference :
         catalog::compare(before, after, compared_parts(project_)).differences) {
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
    for (const auto& difference : snapshot_differences(*project_.snapshot, built, compared_parts(project_))) {
      model::Finding finding = snapshot_finding(project_, difference);
      const bool is_old = is_nothing_new || old_drift_.contains(finding.message);
      finding.severity = is_old ? model::Severity::kWarning : model::Severity::kError;
      add(std::move(finding));
    }
  }

  void note(const Leg& leg) {
    if (plan_.watcher.on_leg) plan_.watcher.on_leg(leg);
    verified_.legs.push_back(leg);
  }

  /// Unless it is known already.
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
    const auto failure = runner::run_script(connection, script, apply_options(project_, plan_));
    if (failure) add(finding_of(*failure, script, project_.project.framework));
    return !failure;
  }

  const VerifiedProject& project_;
  Databases& databases_;
  const VerifyPlan& plan_;
  runner::Ledger ledger_;
  std::set<std::string> old_drift_;            // messages of what the base's own snapshot says otherwise
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
  const bool is_one_transaction = apply_options(project, plan).scope == runner::TransactionScope::kAllMigrations;
  if (is_one_transaction) chain += "\nin one transaction";
  chain += "\nrows " + std::to_string(plan.rows);
  if (plan.rows > 0) chain += ' ' + std::to_string(plan.seed) + ' ' + std::to_string(rows::kGenerator);
  for (const auto& [table, most] : plan.most_rows) chain += '\n' + rows::quoted(table) + ' ' + std::to_string(most);
  bool is_any = false;
  for (std::size_t at = 0; at < project.migrations.size(); ++at) {
    if (project.is_new[at]) continue;
    const runner::Migration& migration = project.migrations[at];
    chain += '\n' + migration.hash + ' ' + std::to_string(migration.created_at_ms) + ' ' + migration.name;
    is_any = true;
  }
  return is_any ? base::sha256_hex(chain) : "";
}

Verified verify(const VerifiedProject& project, Databases& databases, const VerifyPlan& plan) {
  return Verification(project, databases, plan).run();
}

}  // namespace lockstep::pg_commands
