#include "runner/stepwise.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "pg/quote.h"
#include "runner/content_hash.h"
#include "runner/index_build.h"
#include "runner/statements.h"
#include "sql/parse.h"

namespace lockstep::runner {
namespace {

constexpr std::string_view kInvalidTermination = "2D000";  // of a COMMIT where there cannot be one

/// What is lockstep's own is written by who connected, whatever role the migration has taken, until the COMMIT.
constexpr std::string_view kAsOurselves = "SET LOCAL role TO DEFAULT;";

/// How far a migration has come.
struct Progress {
  std::size_t step = 0;     // the first one that has not been done
  bool is_started = false;  // it may have been
};

bool has_progress_table(pg::Connection& connection) {
  return connection.query("SELECT to_regclass('lockstep.progress') IS NOT NULL")[0].boolean(0);
}

/// What the table calls a ledger.
std::string key_of(const Ledger& ledger) {
  return ledger.schema + "." + ledger.table;
}

class ProgressTable {
 public:
  ProgressTable(pg::Connection& connection, const Ledger& ledger, const Migration& migration,
                const std::vector<Step>& steps)
      : connection_(connection), migration_(migration), ledger_(key_of(ledger)), hashes_(hashes_of(migration, steps)) {}

  void make() {
    if (has_progress_table(connection_)) return;
    if (!connection_.query("SELECT to_regnamespace('lockstep') IS NOT NULL")[0].boolean(0)) {
      connection_.query("CREATE SCHEMA IF NOT EXISTS lockstep");
    }
    connection_.query(
        "CREATE TABLE IF NOT EXISTS lockstep.progress (ledger text, migration text, hash text NOT NULL, "
        "step integer NOT NULL, is_started boolean NOT NULL, PRIMARY KEY (ledger, migration))");
  }

  Progress read() const {
    const pg::Parameter key[] = {ledger_, migration_.name};
    const pg::Result rows = connection_.query(
        "SELECT hash, step, is_started FROM lockstep.progress WHERE ledger = $1 AND migration = $2", key);
    if (rows.empty()) return {};
    const Progress progress{static_cast<std::size_t>(rows[0].integer(1)), rows[0].boolean(2)};
    if (!is_unedited(progress, rows[0].text(0))) {
      throw base::Error(
          migration_.name + " was edited after " + std::to_string(progress.step) + " of its statements had run",
          "undo the edit, and put what it adds into a new migration; or bring the database to where the file ends by "
          "hand, record it in " +
              ledger_ + ", and DELETE FROM lockstep.progress WHERE migration = " + pg::quote_literal(migration_.name));
    }
    return progress;
  }

  /// Of a statement that commits by itself nobody knows how far it came.
  base::Error broken_off(Progress progress) const {
    return base::Error("statement " + std::to_string(progress.step + 1) + " of " + migration_.name +
                           " commits by itself and was broken off: whether it came to its end is not known",
                       "if it did: " + write_sql({progress.step + 1, false}) +
                           "; if it has to run again, from its start: " + write_sql({progress.step, false}) + ";");
  }

  std::string write_sql(Progress progress) const {
    return "INSERT INTO lockstep.progress VALUES (" + pg::quote_literal(ledger_) + ", " +
           pg::quote_literal(migration_.name) + ", " + pg::quote_literal(hashes_[progress.step]) + ", " +
           std::to_string(progress.step) + ", " + (progress.is_started ? "true" : "false") +
           ") ON CONFLICT (ledger, migration) DO UPDATE SET hash = excluded.hash, step = excluded.step, "
           "is_started = excluded.is_started";
  }

  std::string delete_sql() const {
    return "DELETE FROM lockstep.progress WHERE ledger = " + pg::quote_literal(ledger_) +
           " AND migration = " + pg::quote_literal(migration_.name);
  }

 private:
  /// Of the first none, one, two, … statements, whatever the line ends.
  static std::vector<std::string> hashes_of(const Migration& migration, const std::vector<Step>& steps) {
    std::vector<std::string> hashes{""};
    for (const Step& step : steps) {
      const std::string text(text_of(migration.up, step.span));
      hashes.push_back(content_hash(hashes.back() + base::replace_all(text, "\r\n", "\n")));
    }
    return hashes;
  }

  /// What has not been done may be edited. Up to 0.1 the hash was that of the whole file.
  bool is_unedited(Progress progress, std::string_view hash) const {
    if (progress.step == 0 || hash == migration_.hash) return true;
    return progress.step < hashes_.size() && hash == hashes_[progress.step];
  }

  pg::Connection& connection_;
  const Migration& migration_;
  std::string ledger_;
  std::vector<std::string> hashes_;
};

class Stepwise {
 public:
  Stepwise(pg::Connection& connection, const Migration& migration, const StepwiseOptions& options)
      : connection_(connection),
        migration_(migration),
        steps_(steps_of(migration.up, connection.major_version())),
        record_(record_sql(options.ledger, options.has_names, migration)),
        lock_attempts_(options.lock_attempts),
        progress_(connection, options.ledger, migration, steps_) {}

  std::optional<StepFailure> run() {
    progress_.make();
    lock_timeout_ = lock_timeout();
    Progress at = progress_.read();
    if (auto failure = restore_session(at)) return failure;
    for (; at.step < steps_.size(); at = {at.step + 1, false}) {
      statement_ = steps_[at.step].span;
      auto failure = run_step(steps_[at.step], at);
      if (!failure) continue;
      return StepFailure{.statement = statement_,
                         .failure = std::move(*failure),
                         .is_partly_applied = at.step > 0,
                         .commits_by_itself = commits_by_itself_,
                         .left_behind = std::move(left_behind_)};
    }
    if (auto failure = record())
      return StepFailure{.statement = {}, .failure = std::move(*failure), .is_partly_applied = true};
    return std::nullopt;
  }

 private:
  /// A run that was broken off has taken its session with it, and the statements that follow count on its search_path.
  std::optional<StepFailure> restore_session(Progress at) {
    for (std::size_t done = 0; done < at.step; ++done) {
      for (const sql::Span setting : steps_[done].settings) {
        const auto result = connection_.run_script(text_of(setting));
        if (!result) return StepFailure{.statement = setting, .failure = result.error(), .is_partly_applied = true};
      }
    }
    return std::nullopt;
  }

  std::optional<pg::Failure> run_step(const Step& step, Progress at) {
    std::optional<pg::Failure> failure;
    try_for_lock(lock_attempts_, [&] {
      failure = step.is_concurrent ? run_concurrent(step, at)
                : step.is_outside  ? run_outside(step, at)
                                   : run_inside(step, at);
      at.is_started = at.is_started || !left_behind_.empty();
      return failure && has_waited_too_long(*failure) && !commits_by_itself_;
    });
    return failure;
  }

  std::optional<pg::Failure> run_concurrent(const Step& step, Progress at) {
    const bool is_ours = lock_timeout() == lock_timeout_;
    if (is_ours) connection_.query("SET lock_timeout = 0");
    auto failure = run_outside(step, at);
    if (is_ours && connection_.is_open()) connection_.run("SET lock_timeout = " + pg::quote_literal(lock_timeout_));
    return failure;
  }

  std::string lock_timeout() { return std::string(connection_.query("SHOW lock_timeout")[0].text(0)); }

  /// What the step does, and that it is done, in one transaction.
  std::optional<pg::Failure> run_inside(const Step& step, Progress at) {
    if (at.is_started) throw progress_.broken_off(at);
    auto failure = run_in_transaction(step, at);
    const bool is_single = step.statements.size() == 1 && step.span == step.statements.front();
    const bool commits = failure && failure->sqlstate == kInvalidTermination && is_single;
    return commits ? run_committing(step, at) : failure;
  }

  std::optional<pg::Failure> run_in_transaction(const Step& step, Progress at) {
    if (auto failure = run(step.begin)) return failure;
    for (const sql::Span statement : step.statements) {
      statement_ = statement;
      if (auto failure = run(text_of(statement))) return rolled_back(*failure);
    }
    if (step.is_undone) {
      connection_.query("ROLLBACK");
      note({at.step + 1, false});
      return std::nullopt;
    }
    return commit_with(progress_.write_sql({at.step + 1, false}));
  }

  /// A DO or CALL with a COMMIT, which PostgreSQL refuses in a transaction before anything of it stays.
  std::optional<pg::Failure> run_committing(const Step& step, Progress at) {
    note({at.step, true});
    commits_by_itself_ = true;
    if (auto failure = run(text_of(step.span))) return failure;
    note({at.step + 1, false});
    commits_by_itself_ = false;
    return std::nullopt;
  }

  std::optional<pg::Failure> record() {
    connection_.query("BEGIN");
    if (auto failure = run(std::string(kAsOurselves) + record_)) return rolled_back(*failure);
    return commit_with(progress_.delete_sql());
  }

  std::optional<pg::Failure> commit_with(std::string_view sql) {
    if (auto failure = run(std::string(kAsOurselves).append(sql))) return rolled_back(*failure);
    if (auto failure = run("COMMIT")) return rolled_back(*failure);
    return std::nullopt;
  }

  std::optional<pg::Failure> run(std::string_view text) {
    const auto result = connection_.run_script(text);
    return result ? std::nullopt : std::optional(result.error());
  }

  pg::Failure rolled_back(const pg::Failure& failure) {
    if (connection_.is_open()) connection_.run("ROLLBACK");
    return failure;
  }

  std::optional<pg::Failure> run_outside(const Step& step, Progress at) {
    if (!(at.is_started && is_done(step))) {
      note({at.step, true});
      const auto result = connection_.run_script(text_of(step.span));
      if (!result) {
        if (result.error().kind == pg::FailureKind::kStatement) note_refused(step, at);
        return result.error();
      }
    }
    note({at.step + 1, false});
    return std::nullopt;
  }

  /// What the server refused has not been done, but for an index that it left unfinished.
  void note_refused(const Step& step, Progress at) {
    const auto build = IndexBuild::of(text_of(step.span));
    if (build) left_behind_ = build->leftovers(connection_);
    note({at.step, !left_behind_.empty()});
  }

  void note(Progress progress) {
    connection_.query("BEGIN;" + std::string(kAsOurselves) + progress_.write_sql(progress) + ";COMMIT");
  }

  /// Whether a step that was broken off has come to its end all the same. What it left half-done is removed.
  bool is_done(const Step& step) {
    if (const auto build = IndexBuild::of(text_of(step.span))) return is_built(*build);
    const sql::ParsedFile parsed = sql::parse_file(text_of(step.span), sql::Splitting::kWholeFile);
    if (parsed.statements.size() != 1) return false;
    const auto* drop = std::get_if<sql::Drop>(&parsed.statements[0].body);
    if (drop == nullptr || drop->kind != sql::ObjectKind::kIndex) return false;
    return std::none_of(drop->objects.begin(), drop->objects.end(),
                        [&](const sql::ObjectName& object) { return is_there(quoted(object.name)); });
  }

  bool is_built(const IndexBuild& build) {
    build.wait_for_others(connection_);
    for (const std::string& index : build.leftovers(connection_)) {
      connection_.query("DROP INDEX CONCURRENTLY " + index);
    }
    return build.is_built(connection_);
  }

  bool is_there(const std::string& relation) {
    const pg::Parameter parameters[] = {relation};
    return connection_.query("SELECT to_regclass($1) IS NOT NULL", parameters)[0].boolean(0);
  }

  static std::string quoted(const sql::QualifiedName& name) {
    const std::string schema = name.schema.empty() ? "" : pg::quote_identifier(name.schema) + ".";
    return schema + pg::quote_identifier(name.name);
  }

  std::string_view text_of(sql::Span span) const { return runner::text_of(migration_.up, span); }

  pg::Connection& connection_;
  const Migration& migration_;
  std::vector<Step> steps_;
  std::string record_;
  const LockAttempts& lock_attempts_;
  std::string lock_timeout_;  // before the migration has set one
  ProgressTable progress_;
  std::vector<std::string> left_behind_;
  sql::Span statement_;             // the one that runs
  bool commits_by_itself_ = false;  // and it does
};

}  // namespace

std::optional<StepFailure> run_stepwise(pg::Connection& connection, const Migration& migration,
                                        const StepwiseOptions& options) {
  return Stepwise(connection, migration, options).run();
}

std::optional<std::size_t> steps_done(pg::Connection& connection, const Migration& migration, const Ledger& ledger) {
  if (!partly_run_migrations(connection, ledger).contains(migration.name)) return std::nullopt;
  const std::vector<Step> steps = steps_of(migration.up, connection.major_version());
  const ProgressTable table(connection, ledger, migration, steps);
  const Progress progress = table.read();
  const bool may_go_on = !progress.is_started || progress.step >= steps.size() || steps[progress.step].is_outside;
  if (!may_go_on) throw table.broken_off(progress);
  return progress.step;
}

std::set<std::string, std::less<>> partly_run_migrations(pg::Connection& connection, const Ledger& ledger) {
  std::set<std::string, std::less<>> names;
  if (!has_progress_table(connection)) return names;
  const pg::Parameter key[] = {key_of(ledger)};
  const pg::Result rows = connection.query("SELECT migration FROM lockstep.progress WHERE ledger = $1", key);
  for (const pg::Row row : rows) names.emplace(row.text(0));
  return names;
}

std::vector<InvalidIndex> invalid_indexes(pg::Connection& connection) {
  std::vector<InvalidIndex> found;
  // Of a partitioned table an index is not valid as long as one of its partitions has none.
  const pg::Result rows = connection.query(
      "SELECT i.indexrelid::regclass, i.indrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
      "WHERE NOT i.indisvalid AND c.relkind = 'i' AND NOT " +
      std::string(kSomebodyBuilds) + " ORDER BY 1");
  for (const pg::Row row : rows) found.push_back({std::string(row.text(0)), std::string(row.text(1))});
  return found;
}

}  // namespace lockstep::runner
