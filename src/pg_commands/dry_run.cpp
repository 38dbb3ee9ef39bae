#include "pg_commands/dry_run.h"

#include <optional>
#include <ostream>

#include "base/sanitize.h"
#include "base/text.h"
#include "runner/statements.h"
#include "runner/stepwise.h"

namespace lockstep::pg_commands {
namespace {

class Script {
 public:
  Script(std::ostream& out, const runner::Ledger& ledger, bool has_names, const runner::ApplyOptions& options,
         pg::Connection& connection)
      : out_(out), ledger_(ledger), has_names_(has_names), options_(options), connection_(connection) {}

  void write(std::span<const runner::Migration> migrations) {
    if (options_.scope == runner::TransactionScope::kAllMigrations) return write_in_one(migrations);
    for (const runner::Migration& migration : migrations) {
      write_path(migration);
      reset();
      const std::optional<std::size_t> done = steps_done(migration);
      const std::string reason = done ? "it was broken off" : reason_to_leave(migration.up);
      if (reason.empty()) {
        write_in_transaction(migration);
      } else {
        out_ << "-- without a transaction: " << base::sanitize(reason) << '\n';
        write_steps(migration.up, done.value_or(0));
        write_record(migration);
      }
    }
  }

 private:
  void write_in_one(std::span<const runner::Migration> migrations) {
    reset();
    line("BEGIN;");
    for (const runner::Migration& migration : migrations) {
      write_path(migration);
      write_messages(migration.up);
      write_record(migration);
    }
    line("COMMIT;");
  }

  void write_in_transaction(const runner::Migration& migration) {
    line("BEGIN;");
    write_messages(migration.up);
    write_record(migration);
    line("COMMIT;");
  }

  void write_path(const runner::Migration& migration) { out_ << "\n-- " << base::sanitize(migration.up.path) << '\n'; }

  void write_record(const runner::Migration& migration) {
    line(runner::record_sql(ledger_, has_names_, migration) + ";");
  }

  void reset() {
    line("RESET SESSION AUTHORIZATION;");
    line("RESET ROLE;");
    line("RESET ALL;");
    if (options_.lock_timeout.count() > 0)
      line("SET lock_timeout = " + std::to_string(options_.lock_timeout.count()) + ";");
    if (options_.statement_timeout.count() > 0) {
      line("SET statement_timeout = " + std::to_string(options_.statement_timeout.count()) + ";");
    }
  }

  std::optional<std::size_t> steps_done(const runner::Migration& migration) const {
    if (!options_.may_leave_transactions) return std::nullopt;
    return runner::steps_done(connection_, migration, ledger_);
  }

  std::string reason_to_leave(const runner::Script& script) const {
    if (!options_.may_leave_transactions) return "";
    if (script.wants_no_transaction) return "the file says so";
    return runner::ways_of(script, connection_.major_version()).reason_to_leave_transactions;
  }

  void write_messages(const runner::Script& script) {
    for (const sql::Span message : script.messages) write_text(script, message);
  }

  void write_steps(const runner::Script& script, std::size_t done) {
    const std::vector<runner::Step> steps = runner::steps_of(script, connection_.major_version());
    if (done > 0) {
      out_ << "-- " << done << " of its " << base::count_of(steps.size(), "step") << (done == 1 ? " has" : " have")
           << " run; what is left:\n";
    }
    for (std::size_t at = 0; at < steps.size(); ++at) {
      at < done ? write_settings(script, steps[at]) : write_step(script, steps[at]);
    }
  }

  /// The session of the run before has ended with it.
  void write_settings(const runner::Script& script, const runner::Step& step) {
    for (const sql::Span setting : step.settings) write_text(script, setting);
  }

  void write_step(const runner::Script& script, const runner::Step& step) {
    if (!step.is_outside) line(step.begin + ";");
    for (const sql::Span statement : step.statements) write_text(script, statement);
    if (!step.is_outside) line(step.is_undone ? "ROLLBACK;" : "COMMIT;");
  }

  void write_text(const runner::Script& script, sql::Span span) {
    const std::string_view text = base::trim(runner::text_of(script, span));
    if (text.empty()) return;
    constexpr std::size_t kLongestLine = std::size_t{1} << 20;
    for (const std::string_view one : base::split_lines(text)) {
      out_ << base::sanitize(one,
                             {.place = base::Place::kMidLine, .tabs = base::Tabs::kSpaces, .longest = kLongestLine})
           << '\n';
    }
    if (!text.ends_with(';')) out_ << ";\n";
  }

  void line(const std::string& text) { out_ << base::sanitize(text, {.place = base::Place::kMidLine}) << '\n'; }

  std::ostream& out_;
  const runner::Ledger& ledger_;
  bool has_names_;
  const runner::ApplyOptions& options_;
  pg::Connection& connection_;
};

}  // namespace

void write_dry_run(std::ostream& out, std::span<const runner::Migration> migrations, const runner::Ledger& ledger,
                   const runner::LedgerContent& content, const runner::ApplyOptions& options,
                   pg::Connection& connection) {
  const bool has_names = content.exists ? content.has_names : ledger.framework != model::Framework::kDrizzle;
  if (!content.exists) out << "-- the ledger is made first\n";
  Script(out, ledger, has_names, options, connection).write(migrations);
}

}  // namespace lockstep::pg_commands
