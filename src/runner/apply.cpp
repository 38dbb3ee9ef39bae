#include "runner/apply.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.h"
#include "runner/joined.h"
#include "runner/statements.h"
#include "runner/stepwise.h"

namespace lockstep::runner {
namespace {

/// Whether it wants no transaction, or PostgreSQL refuses it in one.
bool leaves_transactions(const Script& script, const Ways& ways) {
  return script.wants_no_transaction || !ways.reason_to_leave_transactions.empty();
}

/// Each statement by itself, outside of transactions; what ran before a failure stays.
std::optional<MigrationFailure> run_statements(pg::Connection& connection, const Script& script) {
  for (const sql::Span message : script.messages) {
    for (const sql::Span statement : statements_of(script, message)) {
      const auto result = connection.run_script(text_of(script, statement));
      if (!result) return MigrationFailure{0, statement, statement, result.error(), true};
    }
  }
  return std::nullopt;
}

sql::Span statement_at(const Script& script, sql::Span message, const pg::Failure& failure) {
  const std::vector<sql::Span> statements = statements_of(script, message);
  if (failure.byte_offset) {
    const auto offset = message.begin + static_cast<std::uint32_t>(*failure.byte_offset);
    const auto after =
        std::find_if(statements.begin(), statements.end(), [&](sql::Span span) { return span.begin > offset; });
    return after == statements.begin() ? sql::Span{} : *std::prev(after);
  }
  return failure.statement_index < statements.size() ? statements[failure.statement_index] : sql::Span{};
}

/// Runs migrations on one connection.
class Application {
 public:
  Application(pg::Connection& connection, std::span<const Migration> migrations, const Ledger& ledger,
              const ApplyOptions& options)
      : connection_(connection), migrations_(migrations), ledger_(ledger), options_(options) {
    has_names_ = records_names(connection, ledger);
    if (options.may_leave_transactions) partly_run_ = partly_run_migrations(connection, ledger);
  }

  std::optional<MigrationFailure> run() {
    if (options_.scope == TransactionScope::kPerMigration) return run_one_by_one();
    return with_attempts([this] { return run_in_one_transaction(); });
  }

 private:
  std::optional<MigrationFailure> run_in_one_transaction() {
    prepare_session();
    has_committed_ = false;
    connection_.query("BEGIN");
    std::vector<std::chrono::microseconds> times;
    for (current_ = 0; current_ < migrations_.size(); ++current_) {
      const auto start = begin_current();
      if (auto failure = run_and_record()) return roll_back(*failure);
      times.push_back(since(start));
    }
    if (migrations_.empty()) {
      connection_.query("COMMIT");
      return std::nullopt;
    }
    current_ = migrations_.size() - 1;
    if (auto failure = commit()) return failure;
    for (std::size_t at = 0; at < times.size(); ++at) note_applied(at, times[at]);
    return std::nullopt;
  }

  std::optional<MigrationFailure> with_attempts(
      const std::function<std::optional<MigrationFailure>()>& run_attempt) const {
    std::optional<MigrationFailure> failure;
    try_for_lock(options_.lock_attempts, [&] {
      failure = run_attempt();
      return failure && has_waited_too_long(failure->failure) && !failure->is_partly_applied;
    });
    return failure;
  }

  std::optional<MigrationFailure> run_and_record() {
    const bool is_open = connection_.transaction_state() == pg::TransactionState::kOpen;
    if (is_open && current_ways().can_be_joined)
      return run_joined({}, record_sql(ledger_, has_names_, migrations_[current_]));
    if (auto failure = run_messages()) return failure;
    return record();
  }

  std::optional<MigrationFailure> run_one_by_one() {
    prepare_session();
    initial_reading_ = reading();
    for (current_ = 0; current_ < migrations_.size(); ++current_) {
      const auto start = begin_current();
      if (auto failure = run_current()) return failure;
      note_applied(current_, since(start));
    }
    return std::nullopt;
  }

  std::optional<MigrationFailure> run_current() {
    const Ways ways = current_ways();
    if (options_.may_leave_transactions && leaves_transactions(ways)) return run_stepwise();
    return with_attempts([&] { return run_in_own_transaction(ways); });
  }

  Ways current_ways() const { return ways_of(migrations_[current_].up, connection_.major_version()); }

  bool leaves_transactions(const Ways& ways) {
    const Migration& migration = migrations_[current_];
    return runner::leaves_transactions(migration.up, ways) || partly_run_.contains(migration.name);
  }

  std::optional<MigrationFailure> run_in_own_transaction(const Ways& ways) {
    has_committed_ = false;
    Preamble before = of_transaction();
    if (ways.can_be_joined && reading() == initial_reading_) {
      auto failure = run_joined(std::move(before), record_sql(ledger_, has_names_, migrations_[current_]));
      return failure ? roll_back(*failure) : commit();
    }
    connection_.query(before.sql);
    if (auto failure = run_messages()) return roll_back(*failure);
    if (auto failure = record()) return roll_back(*failure);
    return commit();
  }

  /// What one migration sets must not reach the next, as it does not where each has a session of its own.
  void add_settings(Preamble& sql) const {
    sql.add("RESET SESSION AUTHORIZATION");  // RESET ALL leaves it and the role
    sql.add("RESET ROLE");
    sql.add("RESET ALL");
    add_timeout(sql, "lock_timeout", options_.lock_timeout);
    add_timeout(sql, "statement_timeout", options_.statement_timeout);
  }

  static void add_timeout(Preamble& sql, std::string_view name, std::chrono::milliseconds value) {
    if (value.count() > 0) sql.add("SET " + std::string(name) + " = " + std::to_string(value.count()));
  }

  void prepare_session() {
    Preamble sql;
    add_settings(sql);
    connection_.query(sql.sql);
  }

  /// The settings in a transaction of their own, so that a ROLLBACK leaves them; and the beginning of the migration's.
  Preamble of_transaction() const {
    Preamble sql;
    sql.add("BEGIN");
    add_settings(sql);
    sql.add("COMMIT");
    sql.add("BEGIN");
    return sql;
  }

  /// How the server reads the text of a message. It has read all of one before RESET ALL in it takes effect.
  std::string reading() const {
    return connection_.parameter("standard_conforming_strings") + ' ' + connection_.parameter("client_encoding");
  }

  /// The script in one message with what goes before and after it.
  std::optional<MigrationFailure> run_joined(Preamble before, std::string_view after) {
    const Joined joined(migrations_[current_].up, std::move(before), after);
    const auto result = connection_.run_script(joined.text());
    if (result) return std::nullopt;
    const auto place = joined.place_of(result.error());
    if (!place) return MigrationFailure{current_, {}, {}, result.error(), has_committed_};
    MigrationFailure failure = failure_at(place->message, place->failure);
    failure.is_partly_applied = has_committed_;
    return failure;
  }

  std::optional<MigrationFailure> run_messages() {
    const Script& script = migrations_[current_].up;
    for (const sql::Span message : script.messages) {
      const auto result = connection_.run_script(text_of(script, message));
      if (!result) return failure_at(message, result.error());
      has_committed_ = has_committed_ || connection_.transaction_state() == pg::TransactionState::kIdle;
    }
    return std::nullopt;
  }

  MigrationFailure failure_at(sql::Span message, const pg::Failure& failure) const {
    const Script& script = migrations_[current_].up;
    // Outside of a transaction after a failure: a COMMIT earlier in this very message has ended it.
    const bool is_partly = has_committed_ || connection_.transaction_state() == pg::TransactionState::kIdle;
    MigrationFailure found{current_, {}, statement_at(script, message, failure), failure, is_partly};
    found.place = found.statement;
    if (failure.byte_offset) {
      const std::uint32_t at = message.begin + static_cast<std::uint32_t>(*failure.byte_offset);
      found.place = {std::min(at, message.end), std::max(std::min(at, message.end), found.statement.end)};
    }
    return found;
  }

  std::optional<MigrationFailure> record() {
    const auto result = connection_.run(record_sql(ledger_, has_names_, migrations_[current_]));
    if (result) return std::nullopt;
    return MigrationFailure{current_, {}, {}, result.error(), has_committed_};
  }

  /// A message of its own: the server goes on with what it has got, also when this process is gone.
  std::optional<MigrationFailure> commit() {
    const auto result = connection_.run("COMMIT");
    if (result) return std::nullopt;
    return MigrationFailure{current_, {}, {}, result.error(), has_committed_};
  }

  MigrationFailure roll_back(MigrationFailure failure) {
    const bool is_in_transaction = connection_.transaction_state() != pg::TransactionState::kIdle;
    if (connection_.is_open() && is_in_transaction) connection_.run("ROLLBACK");
    return failure;
  }

  std::optional<MigrationFailure> run_stepwise() {
    prepare_session();
    auto failed =
        runner::run_stepwise(connection_, migrations_[current_], {ledger_, has_names_, options_.lock_attempts});
    if (!failed) return std::nullopt;
    return MigrationFailure{.migration = current_,
                            .place = failed->statement,
                            .statement = failed->statement,
                            .failure = std::move(failed->failure),
                            .is_partly_applied = failed->is_partly_applied,
                            .is_resumable = true,
                            .commits_by_itself = failed->commits_by_itself,
                            .left_behind = std::move(failed->left_behind)};
  }

  std::chrono::steady_clock::time_point begin_current() const {
    if (options_.on_begin) options_.on_begin(migrations_[current_], current_, migrations_.size());
    return std::chrono::steady_clock::now();
  }

  static std::chrono::microseconds since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  }

  void note_applied(std::size_t migration, std::chrono::microseconds time) const {
    if (options_.on_applied) options_.on_applied(migrations_[migration], time);
  }

  pg::Connection& connection_;
  std::span<const Migration> migrations_;
  const Ledger& ledger_;
  const ApplyOptions& options_;
  bool has_names_ = false;
  std::set<std::string, std::less<>> partly_run_;
  std::string initial_reading_;
  bool has_committed_ = false;  // a COMMIT in a file ended the transaction that was begun for it
  std::size_t current_ = 0;
};

}  // namespace

std::optional<MigrationFailure> apply(pg::Connection& connection, std::span<const Migration> migrations,
                                      const Ledger& ledger, const ApplyOptions& options) {
  return Application(connection, migrations, ledger, options).run();
}

std::optional<MigrationFailure> run_script(pg::Connection& connection, const Script& script,
                                           const ApplyOptions& options) {
  connection.query("RESET ALL");
  if (options.may_leave_transactions && leaves_transactions(script, ways_of(script, connection.major_version()))) {
    return run_statements(connection, script);
  }
  connection.query("BEGIN");
  for (const sql::Span message : script.messages) {
    const auto result = connection.run_script(text_of(script, message));
    if (result) continue;
    const sql::Span statement = statement_at(script, message, result.error());
    if (connection.is_open()) connection.run("ROLLBACK");
    return MigrationFailure{0, statement, statement, result.error(), false};
  }
  const auto result = connection.run("COMMIT");
  if (result) return std::nullopt;
  return MigrationFailure{0, {}, {}, result.error(), false};
}

}  // namespace lockstep::runner
