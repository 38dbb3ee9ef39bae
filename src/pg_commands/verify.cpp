#include "pg_commands/verify.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <set>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/terminal.h"
#include "base/text.h"
#include "commands/comparison.h"
#include "commands/report_output.h"
#include "layout/drizzle_snapshot_schema.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "pg_commands/configured_findings.h"
#include "pg_commands/deployed_project.h"
#include "pg_commands/generate_check.h"
#include "pg_commands/option_values.h"
#include "pg_commands/own_databases.h"
#include "pg_commands/own_server.h"
#include "pg_commands/progress_line.h"
#include "pg_commands/scratch_databases.h"
#include "pg_commands/step_table.h"
#include "pg_commands/test_command.h"
#include "pg_commands/verification.h"

namespace lockstep::pg_commands {
namespace {

struct VerifyOptions {
  commands::ComparisonRequest request;
  std::optional<std::string> config_file;
  std::optional<std::string> project;
  std::vector<int> majors;
  VerifyPlan plan;
  bool is_cached = true;
  bool asks_drizzle_kit = false;
  std::optional<std::string> server_env;  // the variable with the URL of a server to use
  git::Backend backend = git::Backend::kAuto;
  commands::ReportOptions report;
  std::vector<std::string> command;
};

std::vector<int> read_majors(const commands::Arguments& arguments) {
  constexpr std::uint64_t kOldest = 12;
  constexpr std::uint64_t kNewest = 99;
  std::vector<int> majors;
  const auto text = arguments.value("postgres");
  if (!text) return majors;
  for (const std::string_view word : base::split(*text, ',')) {
    const auto major = base::parse_number(base::trim(word));
    if (!major || *major < kOldest || *major > kNewest) {
      throw base::Error("--postgres " + *text + " is no list of major versions", "write it as --postgres 15,16");
    }
    majors.push_back(static_cast<int>(*major));
  }
  return majors;
}

VerifyOptions read_verify_options(const commands::Arguments& arguments) {
  VerifyOptions options;
  options.request = commands::read_request(arguments);
  options.config_file = arguments.value("config");
  options.project = arguments.value("project");
  options.majors = read_majors(arguments);
  options.plan.rows = read_number(arguments, "rows", 0, 100'000, options.plan.rows);
  options.plan.seed = static_cast<std::uint64_t>(read_number(arguments, "seed", 0, INT64_MAX, 1));
  options.is_cached = !arguments.has("no-cache");
  options.plan.is_upgrade_only = arguments.has("upgrade-only");
  options.plan.transactions = read_transactions(arguments);
  options.asks_drizzle_kit = arguments.has("generate-check");
  options.server_env = arguments.value("server-env");
  if (options.server_env && !options.majors.empty()) {
    throw base::Error("--server-env has one server, so --postgres cannot choose", "leave one of them out");
  }
  options.backend = commands::read_backend(arguments);
  options.report = commands::read_report_options(arguments, base::read_terminal_environment());
  options.command = arguments.positional();
  if (options.plan.is_upgrade_only && !options.command.empty()) {
    throw base::Error("a command needs the database from zero, which --upgrade-only leaves out",
                      "leave out --upgrade-only");
  }
  return options;
}

/// The newest snapshot, where it is that of the last migration.
std::optional<model::Schema> read_snapshot(const git::Tree& tree, const model::MigrationSet& set) {
  if (set.snapshots.empty() || set.migrations.empty()) return std::nullopt;
  const model::SnapshotFile& newest = set.snapshots.back();
  if (newest.prefix != model::in_order_of_running(set).back()->number) return std::nullopt;
  auto schema = layout::read_snapshot_schema(tree.read(newest.blob, newest.path));
  if (!schema) return std::nullopt;  // which is a finding of check
  return std::move(*schema);
}

VerifiedProject read_project(const commands::Comparison& comparison, const model::Project& project) {
  VerifiedProject verified;
  verified.project = project;
  const model::MigrationSet set = layout::read_migrations(*comparison.after, project);
  verified.migrations = runner::read_migrations(*comparison.after, project, set);
  verified.programs = programs_in(set);
  verified.snapshot = read_snapshot(*comparison.after, set);
  const model::MigrationSet base = layout::read_migrations(*comparison.base.tree, project);
  verified.base_snapshot = read_snapshot(*comparison.base.tree, base);
  if (verified.base_snapshot) verified.base_snapshot_id = base.snapshots.back().blob.hex();
  std::set<std::string> known;
  for (const model::Migration& one : base.migrations) known.insert(one.name);
  for (const runner::Migration& one : verified.migrations) verified.is_new.push_back(!known.contains(one.name));
  return verified;
}

class Verifying {
 public:
  Verifying(VerifyOptions options, commands::Surroundings& surroundings)
      : options_(std::move(options)),
        surroundings_(surroundings),
        repository_(git::open_repository(surroundings.git, options_.backend)),
        comparison_(commands::read_comparison(*repository_, options_.request, options_.config_file)),
        findings_(comparison_.config),
        columns_(progress_columns()),
        progress_(surroundings.err, columns_) {}

  commands::ExitStatus run() {
    int command_status = 0;
    for (const model::Project& project : projects()) {
      const VerifiedProject verified = read_project(comparison_, project);
      if (verified.migrations.empty()) continue;
      if (!verified.programs.empty()) {
        surroundings_.err << "lockstep: " << base::sanitize(verified.programs)
                          << ": left out, and what they do to tables is missing\n";
      }
      report_.checked += verified.migrations.size();
      if (options_.asks_drizzle_kit) ask_drizzle_kit(verified);
      for (const std::optional<int> major : majors_for(project)) {
        const int status = verify_on(verified, major);
        if (command_status == 0) command_status = status;
      }
    }
    report_.findings = findings_.take();
    commands::write_report(report_, options_.report, {"", "lockstep verify --verbose"}, surroundings_.out);
    if (command_status != 0) {
      surroundings_.err << "lockstep: " << base::sanitize(options_.command.front()) << " ended with status "
                        << command_status << '\n';
    }
    return report::fails(report_, options_.report.fail_on) || command_status != 0 ? commands::kFindings
                                                                                  : commands::kNothingWrong;
  }

 private:
  std::vector<model::Project> projects() const {
    std::vector<model::Project> all = layout::find_projects(*comparison_.after, comparison_.config);
    if (options_.project) {
      const auto wanted = std::find_if(all.begin(), all.end(),
                                       [&](const model::Project& one) { return one.name == *options_.project; });
      if (wanted == all.end())
        throw base::Error("there is no project " + *options_.project, "lockstep check --verbose");
      return {*wanted};
    }
    if (all.empty()) {
      throw base::Error(
          "no database project found: neither a drizzle.config.* for postgresql nor a folder of "
          "numbered SQL",
          "name it in lockstep.json; lockstep config-schema describes the file");
    }
    if (all.size() > 1 && !options_.command.empty()) {
      throw base::Error("there are several projects, and the command can be run against one database",
                        "name one with --project");
    }
    return all;
  }

  void ask_drizzle_kit(const VerifiedProject& verified) {
    if (verified.project.config_path.empty() || !verified.snapshot) {
      report_.notes.push_back("project " + verified.project.name + " has no snapshot for drizzle-kit to compare with");
      return;
    }
    if (repository_->is_bare())
      throw base::Error("drizzle-kit needs a work tree", "run it in a clone that is not bare");
    for (model::Finding& finding : generate_check(verified.project, *verified.snapshot, repository_->work_tree())) {
      findings_.add(std::move(finding));
    }
  }

  std::vector<std::optional<int>> majors_for(const model::Project& project) const {
    if (!options_.majors.empty()) return {options_.majors.begin(), options_.majors.end()};
    return {config::sql_config_of(comparison_.config, project.name).postgres_major};
  }

  WantedServer wanted(const model::Project& project) const {
    WantedServer wanted = wanted_server(*comparison_.after, comparison_.config, project);
    wanted.is_cached = options_.is_cached;
    if (!repository_->is_bare()) {
      wanted.project_folders = {repository_->work_tree(), repository_->work_tree() + "/" + project.root};
    }
    return wanted;
  }

  /// The exit status of the command that was to be run; 0 without one.
  int verify_on(const VerifiedProject& project, std::optional<int> major) {
    if (options_.server_env) return verify_on_existing(project);
    server::ServerSettings settings = own_server_settings(wanted(project.project), major);
    if (const std::optional<int> status = verify_on_own(project, settings)) return *status;
    surroundings_.err << "the server ran out of room in memory: once more, on the disk\n";
    settings.place = server::Place::kDisk;
    return verify_on_own(project, settings).value();
  }

  /// Nothing when the server had no room in memory.
  std::optional<int> verify_on_own(const VerifiedProject& project, const server::ServerSettings& settings) {
    const auto start = std::chrono::steady_clock::now();
    OwnDatabases databases(settings, options_.is_cached ? base_hash(project, plan_for(project.project)) : "");
    const std::string version = databases.version().text;
    surroundings_.err << "postgres " << version << ", ephemeral, "
                      << (databases.kept_base() ? "with the base's migrations from an earlier run, " : "")
                      << "ready in " << in_milliseconds(std::chrono::steady_clock::now() - start) << '\n';
    const Verified verified = verify_in(project, databases);
    if (verified.is_out_of_room && settings.place == server::Place::kMemory) return std::nullopt;
    return conclude(project, verified, "PostgreSQL " + version);
  }

  int verify_on_existing(const VerifiedProject& project) {
    const std::string url = variable(options_.server_env->c_str());
    if (url.empty()) throw base::Error("the variable " + *options_.server_env + " is not set", "check its name");
    constexpr std::int64_t kMillisecondsInASecond = 1000;
    const WantedServer server = wanted(project.project);
    ScratchDatabases databases(pg::settings_from_url(url, pg::settings_from_environment()).settings,
                               surroundings_.now_ms / kMillisecondsInASecond, server.config.extensions,
                               server.setup_sql);
    return conclude(project, verify_in(project, databases), "the server of " + *options_.server_env);
  }

  Verified verify_in(const VerifiedProject& project, Databases& databases) {
    VerifyPlan plan = plan_for(project.project);
    plan.watcher = {[&](const Begun& begun) { progress_.show(begun); }, [&](const Leg& leg) { tell(leg); }};
    return verify(project, databases, plan);
  }

  VerifyPlan plan_for(const model::Project& project) const {
    VerifyPlan plan = options_.plan;
    for (const auto& [name, table] : config::sql_config_of(comparison_.config, project.name).tables) {
      if (!table.rows || *table.rows >= plan.rows) continue;
      const std::size_t dot = name.find('.');
      const bool has_schema = dot != std::string::npos;
      const rows::TableName key{has_schema ? name.substr(0, dot) : "public", has_schema ? name.substr(dot + 1) : name};
      plan.most_rows[key] = static_cast<std::size_t>(*table.rows);
    }
    return plan;
  }

  /// Of the terminal that messages go to; nothing where they go elsewhere, or where lines cannot be rewritten.
  static std::optional<std::size_t> progress_columns() {
    const bool is_dumb = base::read_terminal_environment().term.value_or("dumb") == "dumb";
    return is_dumb ? std::nullopt : base::terminal_width(STDERR_FILENO);
  }

  /// While its databases are there.
  int conclude(const VerifiedProject& project, const Verified& verified, const std::string& server) {
    tell_times(verified);
    const std::string summary = variable("GITHUB_STEP_SUMMARY");
    if (!summary.empty()) base::append_to_file(summary, step_table(project.project.name, server, verified));
    for (const model::Finding& finding : verified.findings) findings_.add(finding);
    for (const std::string& note : verified.notes) report_.notes.push_back(note);
    const bool is_sound =
        std::none_of(verified.findings.begin(), verified.findings.end(),
                     [](const model::Finding& finding) { return finding.severity == model::Severity::kError; });
    const bool is_run = !options_.command.empty() && is_sound;
    return is_run ? run_test_command(options_.command, verified.database) : 0;
  }

  void tell(const Leg& leg) {
    progress_.clear();
    std::string line = leg.name;
    line.resize(std::max<std::size_t>(line.size(), 14), ' ');
    line += base::count_of(leg.migrations, "migration");
    if (!leg.note.empty()) line += " " + leg.note;
    line.resize(std::max<std::size_t>(line.size() + 2, 52), ' ');
    surroundings_.err << base::sanitize(line) << in_milliseconds(leg.time) << (leg.has_failed ? "  failed" : "")
                      << '\n';
  }

  void tell_times(const Verified& verified) {
    constexpr std::size_t kSlowest = 5;
    constexpr std::chrono::seconds kWorthAsking(1);
    std::vector<MigrationTime> times = verified.times;
    const auto all = std::accumulate(times.begin(), times.end(), std::chrono::microseconds(0),
                                     [](auto sum, const MigrationTime& one) { return sum + one.time; });
    if (!options_.report.is_verbose && (!columns_ || all < kWorthAsking)) return;
    std::stable_sort(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
    times.resize(std::min(times.size(), kSlowest));
    for (const MigrationTime& one : times) {
      surroundings_.err << "  " << in_milliseconds(one.time) << "  " << base::sanitize(one.name) << '\n';
    }
  }

  VerifyOptions options_;
  commands::Surroundings& surroundings_;
  std::unique_ptr<git::Repository> repository_;
  commands::Comparison comparison_;
  ConfiguredFindings findings_;
  std::optional<std::size_t> columns_;
  ProgressLine progress_;
  report::Report report_;
};

}  // namespace

commands::ExitStatus run_verify(const commands::Arguments& arguments, commands::Surroundings& surroundings) {
  return Verifying(read_verify_options(arguments), surroundings).run();
}

}  // namespace lockstep::pg_commands
