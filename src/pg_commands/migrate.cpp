#include "pg_commands/migrate.h"

#include <filesystem>
#include <ostream>
#include <thread>

#include "base/deferred_signals.h"
#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/terminal.h"
#include "base/text.h"
#include "pg/connection.h"
#include "pg_commands/deployed_project.h"
#include "pg_commands/dry_run.h"
#include "pg_commands/failure_words.h"
#include "pg_commands/ledger_words.h"
#include "pg_commands/option_values.h"
#include "pg_commands/run_lock.h"
#include "report/report.h"
#include "runner/apply.h"
#include "runner/standing.h"
#include "runner/stepwise.h"

namespace lockstep::pg_commands {
namespace {

constexpr std::chrono::hours kLongestWaitForOthers{1};

struct MigrateOptions {
  runner::ApplyOptions apply;
  std::optional<std::string> to;
  std::optional<std::string> signal_file;
  bool is_dry = false;
  bool is_quiet = false;
};

MigrateOptions read_migrate_options(const commands::Arguments& arguments) {
  MigrateOptions options;
  options.apply.scope = arguments.has("single-transaction")
                            ? runner::TransactionScope::kAllMigrations
                            : read_transactions(arguments).value_or(runner::TransactionScope::kPerMigration);
  options.apply.may_leave_transactions = options.apply.scope == runner::TransactionScope::kPerMigration;
  options.apply.lock_timeout = read_duration("lock-timeout", arguments.value("lock-timeout").value_or("5s"));
  options.apply.lock_attempts.most = static_cast<int>(read_number(arguments, "lock-attempts", 1, 1000, 10));
  if (const auto timeout = arguments.value("statement-timeout")) {
    options.apply.statement_timeout = read_duration("statement-timeout", *timeout);
  }
  options.to = arguments.value("to");
  options.signal_file = arguments.value("signal-file");
  options.is_dry = arguments.has("dry-run");
  options.is_quiet = arguments.has("quiet");
  return options;
}

/// The pending migrations up to --to. Those that Drizzle would skip are pending too.
std::vector<runner::Migration> pending_of(const std::vector<runner::Migration>& migrations,
                                          const runner::Comparison& comparison, const std::optional<std::string>& to) {
  std::vector<runner::Migration> pending;
  bool is_reached = false;
  for (std::size_t at = 0; at < migrations.size() && !is_reached; ++at) {
    if (comparison.is_pending(at)) pending.push_back(migrations[at]);
    is_reached = migrations[at].name == to;
  }
  if (to && !is_reached) throw base::Error("--to " + *to + " is no migration of this folder", "lockstep status");
  return pending;
}

std::string seconds(std::chrono::microseconds time) {
  const auto hundredths = time.count() / 10'000;
  const std::string fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + std::string(2 - fraction.size(), '0') + fraction + " s";
}

class Migrating {
 public:
  Migrating(const commands::Arguments& arguments, commands::Surroundings& surroundings)
      : options_(read_migrate_options(arguments)),
        out_(surroundings.out),
        err_(surroundings.err),
        deployed_(read_deployed_project(arguments)),
        ledger_(runner::ledger_of(deployed_.project)) {
    if (options_.signal_file && !options_.is_dry) std::filesystem::remove(*options_.signal_file);
    connection_.emplace(connect(arguments, read_database(arguments)));
    signals_.emplace();
    connection_->set_limits({.is_interrupted = [this] { return signals_->waiting() != 0; }});
  }

  commands::ExitStatus run() {
    try {
      return migrate();
    } catch (const base::Error&) {
      if (signals_->waiting() == 0) throw;
      return tell_interrupted("every migration is applied whole or can be gone on with; lockstep status says");
    }
  }

 private:
  commands::ExitStatus migrate() {
    if (options_.is_dry) return show();
    take_run_lock(*connection_, runner::advisory_key(ledger_), kLongestWaitForOthers,
                  [&] { err_ << "lockstep: another run is busy with this database, waiting for it\n"; });
    runner::make_ledger(*connection_, ledger_);
    const std::vector<runner::Migration> pending = read_pending();
    if (const auto failure = apply(pending)) return tell(*failure, pending);
    if (!options_.is_quiet) out_ << base::count_of(pending.size(), "migration") << " applied\n";
    if (options_.signal_file) base::write_file_atomically(*options_.signal_file, "migrated\n", 0644);
    return commands::kNothingWrong;
  }

  std::vector<runner::Migration> read_pending() {
    content_ = runner::read_ledger(*connection_, ledger_);
    const auto comparison = runner::compare(deployed_.migrations, content_, deployed_.project.framework);
    require_no_baseline(comparison);
    write_disagreements(err_, deployed_.migrations, content_, comparison);
    return pending_of(deployed_.migrations, comparison, options_.to);
  }

  /// A database that was given a ledger with one row has all before it, or none: that only its owner knows. Who names
  /// the last of them with --to wants them run.
  void require_no_baseline(const runner::Comparison& comparison) const {
    const auto before = runner::before_ledger(deployed_.migrations, content_, comparison);
    if (before.empty() || deployed_.migrations[before.back()].name == options_.to) return;
    std::string record;
    for (const std::size_t at : before) {
      record += runner::record_sql(ledger_, content_.has_names, deployed_.migrations[at]) + "; ";
    }
    const std::string last = deployed_.migrations[before.back()].name;
    throw base::Error(
        "the ledger begins after " + last +
            ", so drizzle takes what is up to that as applied: " + base::count_of(before.size(), "migration"),
        "if the database has what they do, record them: " + record + "if not, run them: lockstep migrate --to " + last);
  }

  commands::ExitStatus show() {
    const std::vector<runner::Migration> pending = read_pending();
    write_dry_run(out_, pending, ledger_, content_, options_.apply, *connection_);
    return commands::kNothingWrong;
  }

  std::optional<runner::MigrationFailure> apply(const std::vector<runner::Migration>& pending) {
    connection_->on_notice([&](const pg::Message& message) {
      if (message.severity == "WARNING") err_ << "warning: " << base::sanitize(message.text) << '\n';
    });
    runner::ApplyOptions options = options_.apply;
    options.lock_attempts.wait = [&](std::chrono::milliseconds pause) {
      err_ << "lockstep: a table is in use, trying again in " << seconds(pause) << '\n';
      sleep(pause);
    };
    options.on_applied = [&](const runner::Migration& migration, std::chrono::microseconds time) {
      if (!options_.is_quiet) out_ << base::sanitize(migration.name) << "  " << seconds(time) << std::endl;
    };
    return runner::apply(*connection_, pending, ledger_, options);
  }

  void sleep(std::chrono::milliseconds time) const {
    constexpr std::chrono::milliseconds kBetweenLooks{100};
    const auto end = std::chrono::steady_clock::now() + time;
    while (signals_->waiting() == 0 && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(kBetweenLooks);
    }
  }

  std::string_view what_stays(const runner::MigrationFailure& failure) const {
    if (failure.commits_by_itself) {
      return "it commits by itself, so part of it may stay; the next run does nothing before somebody says how far it "
             "came";
    }
    if (failure.is_resumable && (failure.is_partly_applied || is_interrupted(failure))) {
      return "what ran before it stays, and the next run goes on from there";
    }
    if (!failure.is_partly_applied) return "nothing of it was applied";
    return "a COMMIT in the file keeps what ran before it, unrecorded: undo that, or take it out of the file, before "
           "the next run";
  }

  static bool is_interrupted(const runner::MigrationFailure& failure) {
    return failure.failure.kind == pg::FailureKind::kInterrupted;
  }

  /// The status is for where the signal does not end the process: the first one of a container.
  commands::ExitStatus tell_interrupted(std::string_view state) {
    constexpr int kSignalBase = 128;
    out_ << std::flush;
    err_ << "lockstep: stopped by a signal; " << state << std::endl;
    return static_cast<commands::ExitStatus>(kSignalBase + signals_->waiting());
  }

  commands::ExitStatus tell_interrupted(const runner::MigrationFailure& failure,
                                        const std::vector<runner::Migration>& pending) {
    const std::string name = base::sanitize(pending[failure.migration].name);
    if (!connection_->is_open()) {
      return tell_interrupted("the server did not answer, so " + name + " may have gone on; lockstep status says");
    }
    return tell_interrupted("of " + name + ": " + std::string(what_stays(failure)));
  }

  commands::ExitStatus tell(const runner::MigrationFailure& failure, const std::vector<runner::Migration>& pending) {
    if (is_interrupted(failure)) return tell_interrupted(failure, pending);
    report::Report report;
    report.findings.push_back(finding_of(failure, pending[failure.migration].up, deployed_.project.framework));
    report.checked = pending.size();
    err_ << report::render(report::Format::kHuman, report, {.show_all_command = "lockstep status"});
    const bool is_lost = failure.failure.kind == pg::FailureKind::kConnectionLost;
    if (is_lost) {
      err_ << "lockstep: the connection was lost, so the last statement may have taken effect; lockstep status says\n";
    } else {
      err_ << "lockstep: " << what_stays(failure) << '\n';
      for (const std::string& index : failure.left_behind) {
        err_ << "lockstep: " << base::sanitize(index) << " is an index that cannot be used, left by a build that "
             << "failed; the next run drops it\n";
      }
    }
    return commands::kFindings;
  }

  MigrateOptions options_;
  std::ostream& out_;
  std::ostream& err_;
  DeployedProject deployed_;
  runner::Ledger ledger_;
  runner::LedgerContent content_;
  std::optional<base::DeferredSignals> signals_;  // before the connection: it lets a signal through when that is closed
  std::optional<pg::Connection> connection_;
};

}  // namespace

commands::ExitStatus run_migrate(const commands::Arguments& arguments, commands::Surroundings& surroundings) {
  return Migrating(arguments, surroundings).run();
}

}  // namespace lockstep::pg_commands
