#include "pg_commands/reverse.h"

#include <algorithm>
#include <deque>
#include <ostream>

#include "authoring/enum_edit.h"
#include "authoring/splice.h"
#include "authoring/undo.h"
#include "base/error.h"
#include "base/text.h"
#include "catalog/read_catalog.h"
#include "catalog/repair.h"
#include "commands/judge.h"
#include "git/repository.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "pg_commands/deployed_project.h"
#include "pg_commands/difference_words.h"
#include "runner/apply.h"
#include "server/ephemeral_server.h"

namespace lockstep::pg_commands {
namespace {

using Lines = std::vector<std::string>;

constexpr SideNames kReverseSides = {"the database before the migration", "the database that this leaves"};

catalog::SelectionOptions selection() {
  catalog::SelectionOptions options;
  options.ignored_aspects = {catalog::Aspect::kColumnOrder, catalog::Aspect::kOwners};
  return options;
}

/// What is undone, and what stands around it.
struct Undone {
  model::Project project;
  std::vector<runner::Migration> migrations;
  std::size_t at = 0;  // of the migration in them
  WantedServer wanted;
  sql::Splitting splitting = sql::Splitting::kWholeFile;

  const runner::Migration& migration() const { return migrations[at]; }
  bool is_newest() const { return at + 1 == migrations.size(); }
};

/// The migration of that number or name, which may be given without what is the same in all: "10" is 0010_add_age.
std::size_t find_migration(const model::MigrationSet& set, const std::vector<runner::Migration>& migrations,
                           const std::string& wanted) {
  const bool is_number = wanted.find_first_not_of("0123456789") == std::string::npos;
  for (std::size_t at = 0; at < migrations.size(); ++at) {
    const auto known = std::find_if(set.migrations.begin(), set.migrations.end(),
                                    [&](const auto& one) { return one.path == migrations[at].up.path; });
    const bool has_number = is_number && known != set.migrations.end() && !known->number.empty() &&
                            model::significant_digits(known->number) == model::significant_digits(wanted);
    if (has_number || migrations[at].name == wanted || migrations[at].up.path == wanted) return at;
  }
  throw base::Error("there is no migration " + wanted,
                    migrations.empty() ? "" : "the newest is " + migrations.back().name);
}

Undone read_undone(const commands::Arguments& arguments, const commands::Surroundings& surroundings) {
  const auto repository = git::open_repository(surroundings.git, git::Backend::kAuto);
  const auto files = git::work_tree_files(*repository);
  const auto file = arguments.value("config");
  const config::Config config = file ? commands::read_config_file(*file) : commands::read_config(*files);
  Undone undone;
  undone.project = choose_project(layout::find_projects(*files, config), arguments.value("project"));
  const model::MigrationSet set = layout::read_migrations(*files, undone.project);
  undone.migrations = runner::read_migrations(*files, undone.project, set);
  undone.at = find_migration(set, undone.migrations, arguments.value("reverse").value_or(""));
  undone.wanted = wanted_server(*files, config, undone.project);
  undone.wanted.project_folders = {repository->work_tree(), repository->work_tree() + "/" + undone.project.root};
  if (undone.project.framework != model::Framework::kNumbered) undone.splitting = sql::Splitting::kBreakpoints;
  return undone;
}

void apply(pg::Connection& connection, std::span<const runner::Migration> migrations, const runner::Ledger& ledger) {
  runner::ApplyOptions options;
  options.may_leave_transactions = true;
  if (const auto failure = runner::apply(connection, migrations, ledger, options)) {
    throw base::Error(
        "the migrations cannot be run: " + migrations[failure->migration].up.path + ": " + failure->failure.text,
        "lockstep verify --worktree");
  }
}

/// A statement on its way into the script.
struct Candidate {
  std::string sql;     // without semicolon
  std::string remark;  // what it loses, a comment; empty when it loses nothing
  std::string failure;
};

/// Whether it makes room for others.
bool is_drop(const Candidate& candidate) {
  return candidate.sql.starts_with("DROP ") || base::contains(candidate.sql, " DROP CONSTRAINT ") ||
         base::contains(candidate.sql, " DROP COLUMN ") || base::contains(candidate.sql, " DROP DEFAULT");
}

/// One that sql_for withholds because it loses what was written since: that is what undoing means.
Candidate candidate_of(const std::string& text) {
  const std::optional<catalog::Withheld> withheld = catalog::withheld_statement(text);
  Candidate candidate{withheld ? withheld->statement : text, withheld ? "-- " + withheld->reason : "", ""};
  if (candidate.sql.ends_with(";")) candidate.sql.pop_back();
  candidate.sql = base::replace_all(std::move(candidate.sql), " CONCURRENTLY", "");
  return candidate;
}

class Reversing {
 public:
  Reversing(const Undone& undone, server::EphemeralServer& server)
      : undone_(undone),
        server_(server),
        parsed_(sql::parse_file(undone.migration().up.text, undone.splitting)),
        ledger_(runner::ledger_of(undone.project)) {}

  Lines run() {
    read_both_sides();
    const auto comparison = catalog::compare(before_, after_, selection());
    open_today();
    for (const catalog::Difference& one : comparison.differences) add(one);
    run_candidates(drops_);
    for (const catalog::Difference& one : enums_) change_enum(one);
    std::move(drops_.begin(), drops_.end(), std::back_inserter(others_));
    run_candidates(others_);
    say_what_is_left();
    for (std::string& line : authoring::lost_rows(parsed_, undone_.migration().up.text)) {
      script_.push_back(std::move(line));
    }
    return std::move(script_);
  }

 private:
  pg::Connection database(const std::string& name) {
    server_.create_database(name);
    pg::Connection connection(server_.owner(name));
    runner::make_ledger(connection, ledger_);
    return connection;
  }

  /// The catalogs before and after the migration; after, with its renames taken back, so that what was renamed is not
  /// taken for something that went and something that came.
  void read_both_sides() {
    pg::Connection connection = database("reverse_before");
    const std::span<const runner::Migration> all(undone_.migrations);
    apply(connection, all.first(undone_.at), ledger_);
    before_ = catalog::read_catalog(connection);
    apply(connection, all.subspan(undone_.at, 1), ledger_);
    for (std::string& statement : authoring::undone_renames(parsed_)) {
      if (connection.run(statement)) renames_.push_back(std::move(statement));
    }
    after_ = catalog::read_catalog(connection);
  }

  /// The database that the script will run in.
  void open_today() {
    today_.emplace(database("reverse_today"));
    apply(*today_, undone_.migrations, ledger_);
    for (const std::string& statement : renames_) take({statement, "", ""});
  }

  /// Runs one and keeps it, or says why it does not run.
  bool take(const Candidate& candidate) {
    const auto result = today_->run(candidate.sql);
    if (!result) {
      last_failure_ = result.error().text;
      return false;
    }
    if (!candidate.remark.empty()) script_.push_back(candidate.remark);
    script_.push_back(candidate.sql);
    return true;
  }

  void add(const catalog::Difference& difference) {
    if (difference.identity.kind == catalog::Kind::kEnum && needs_another_type(difference)) {
      enums_.push_back(difference);
      return;
    }
    for (const std::string& text :
         catalog::sql_for(difference, catalog::Toward::kBefore, selection(), catalog::RunBy::kOwner)) {
      Candidate candidate = candidate_of(text);
      (is_drop(candidate) ? drops_ : others_).push_back(std::move(candidate));
    }
    const bool has_come_back = difference.before != nullptr && difference.after == nullptr;
    if (has_come_back && difference.identity.kind == catalog::Kind::kTable) {
      lost_.push_back("-- the rows of " + catalog::describe(difference.identity) +
                      " are not back: only a backup has them");
    }
    if (has_come_back && difference.identity.kind == catalog::Kind::kColumn) {
      lost_.push_back("-- the values of " + catalog::describe(difference.identity) +
                      " are not back: only a backup has them");
    }
  }

  static authoring::EnumEdit edit_of(const catalog::Difference& difference) {
    const std::string schema = difference.identity.schema == "public" ? "" : difference.identity.schema;
    return {{schema, difference.identity.name, {}}, values_of(*difference.after), values_of(*difference.before)};
  }

  /// Whether an enum has to lose or move values, which ALTER TYPE cannot.
  static bool needs_another_type(const catalog::Difference& difference) {
    return difference.before != nullptr && difference.after != nullptr &&
           way_of(edit_of(difference), {}) == authoring::EnumWay::kRecreate;
  }

  void change_enum(const catalog::Difference& difference) {
    const authoring::EnumEdit edit = edit_of(difference);
    authoring::History history;
    for (const runner::Migration& one : undone_.migrations) history.add(one.name, one.up.text, undone_.splitting);
    history.add("the script so far", authoring::migration_text(script_, sql::Splitting::kWholeFile),
                sql::Splitting::kWholeFile);
    try {
      run_together(enum_statements(edit, {}, authoring::EnumWay::kRecreate, history, {}), edit);
    } catch (const base::Error& problem) {
      script_.push_back("-- " + std::string(problem.what()));
    }
  }

  void run_together(const Lines& statements, const authoring::EnumEdit& edit) {
    today_->query("BEGIN");
    for (const std::string& statement : statements) {
      if (statement.starts_with("--")) continue;
      const auto result = today_->run(statement);
      if (result) continue;
      today_->query("ROLLBACK");
      script_.push_back("-- enum " + edit.name.name + " keeps its values: " + result.error().text);
      return;
    }
    today_->query("COMMIT");
    const Lines removed = edit.removed();
    if (!removed.empty()) {
      script_.push_back("-- rows that have " + base::join(removed, ", ") +
                        " get another value: choose which in the UPDATEs below");
    }
    script_.insert(script_.end(), statements.begin(), statements.end());
  }

  /// "'a', 'b'" as the catalog has it.
  static Lines values_of(const catalog::Object& object) {
    Lines values;
    const std::string* text = object.find("values");
    if (text == nullptr) return values;
    const auto list = sql::parse_expression("ARRAY[" + *text + "]");
    if (!list) return values;
    for (const sql::Expression& value : list->operands) values.push_back(value.text);
    return values;
  }

  /// In rounds, since one may have to wait for another.
  void run_candidates(std::deque<Candidate>& candidates) {
    bool has_moved = true;
    while (has_moved && !candidates.empty()) {
      has_moved = false;
      std::deque<Candidate> waiting;
      for (Candidate& one : candidates) {
        if (!one.sql.starts_with("--") && take(one)) {
          has_moved = true;
        } else {
          one.failure = one.sql.starts_with("--") ? "" : last_failure_;
          waiting.push_back(std::move(one));
        }
      }
      candidates = std::move(waiting);
    }
  }

  void say_what_is_left() {
    script_.insert(script_.end(), lost_.begin(), lost_.end());
    for (const Candidate& one : others_) {
      if (!one.failure.empty()) script_.push_back("-- does not run (" + one.failure + "):");
      for (const std::string_view line : base::split_lines(one.sql)) {
        script_.push_back(one.failure.empty() ? std::string(line) : "--   " + std::string(line));
      }
    }
    if (!undone_.is_newest()) return;
    const catalog::Snapshot now = catalog::read_catalog(*today_);
    for (const catalog::Difference& one : catalog::compare(before_, now, selection()).differences) {
      script_.push_back("-- not undone: " + describe(one, kReverseSides));
    }
  }

  const Undone& undone_;
  server::EphemeralServer& server_;
  sql::ParsedFile parsed_;
  runner::Ledger ledger_;
  catalog::Snapshot before_;
  catalog::Snapshot after_;
  Lines renames_;
  std::optional<pg::Connection> today_;
  std::deque<Candidate> drops_;
  std::vector<catalog::Difference> enums_;
  std::deque<Candidate> others_;
  Lines lost_;
  Lines script_;
  std::string last_failure_;
};

}  // namespace

commands::ExitStatus run_reverse(const commands::Arguments& arguments, commands::Surroundings& surroundings) {
  const Undone undone = read_undone(arguments, surroundings);
  server::EphemeralServer server(own_server_settings(undone.wanted, std::nullopt));
  Lines script = Reversing(undone, server).run();
  script.insert(script.begin(), "-- Undoes " + undone.migration().name + ".");
  const std::string text = authoring::migration_text(script, undone.splitting);
  surroundings.out << text << (text.ends_with("\n") ? "" : "\n");
  return commands::kNothingWrong;
}

}  // namespace lockstep::pg_commands
