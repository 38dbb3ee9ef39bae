#include "pg_commands/dry_run.h"

#include <ostream>

#include "base/sanitize.h"
#include "base/text.h"
#include "runner/statements.h"

namespace lockstep::pg_commands {
namespace {

class Script {
 public:
  Script(std::ostream& out, const runner::Ledger& ledger, bool has_names, const runner::ApplyOptions& options,
         int postgres_major)
      : out_(out), ledger_(ledger), has_names_(has_names), options_(options), postgres_major_(postgres_major) {}

  void write(std::span<const runner::Migration> migrations) {
    const bool is_one = options_.scope == runner::TransactionScope::kAllMigrations;
    if (is_one) begin();
    for (const runner::Migration& migration : migrations) {
      out_ << "\n-- " << base::sanitize(migration.up.path) << '\n';
      const std::string reason = is_one ? "" : reason_to_leave(migration.up);
      if (reason.empty()) {
        if (!is_one) begin();
        write_messages(migration.up);
        line(runner::record_sql(ledger_, has_names_, migration) + ";");
        if (!is_one) line("COMMIT;");
      } else {
        out_ << "-- without a transaction: " << base::sanitize(reason) << '\n';
        write_steps(migration.up);
        line(runner::record_sql(ledger_, has_names_, migration) + ";");
      }
    }
    if (is_one) line("COMMIT;");
  }

 private:
  void begin() {
    line("RESET SESSION AUTHORIZATION;");
    line("RESET ROLE;");
    line("RESET ALL;");
    if (options_.lock_timeout.count() > 0)
      line("SET lock_timeout = " + std::to_string(options_.lock_timeout.count()) + ";");
    if (options_.statement_timeout.count() > 0) {
      line("SET statement_timeout = " + std::to_string(options_.statement_timeout.count()) + ";");
    }
    line("BEGIN;");
  }

  std::string reason_to_leave(const runner::Script& script) const {
    if (!options_.may_leave_transactions) return "";
    if (script.wants_no_transaction) return "the file says so";
    return runner::ways_of(script, postgres_major_).reason_to_leave_transactions;
  }

  void write_messages(const runner::Script& script) {
    for (const sql::Span message : script.messages) write_text(script, message);
  }

  void write_steps(const runner::Script& script) {
    for (const runner::Step& step : runner::steps_of(script, postgres_major_)) {
      if (!step.is_outside) line("BEGIN;");
      write_text(script, step.span);
      if (!step.is_outside) line("COMMIT;");
    }
  }

  void write_text(const runner::Script& script, sql::Span span) {
    const std::string_view text = base::trim(std::string_view(script.text).substr(span.begin, span.end - span.begin));
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
  int postgres_major_;
};

}  // namespace

void write_dry_run(std::ostream& out, std::span<const runner::Migration> migrations, const runner::Ledger& ledger,
                   const runner::LedgerContent& content, const runner::ApplyOptions& options, int postgres_major) {
  const bool has_names = content.exists ? content.has_names : ledger.framework != model::Framework::kDrizzle;
  if (!content.exists) out << "-- the ledger is made first\n";
  Script(out, ledger, has_names, options, postgres_major).write(migrations);
}

}  // namespace lockstep::pg_commands
