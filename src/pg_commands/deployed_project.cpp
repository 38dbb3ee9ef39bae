#include "pg_commands/deployed_project.h"

#include <thread>

#include "base/error.h"
#include "commands/judge.h"
#include "git/folder_tree.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "pg/connection.h"
#include "pg_commands/option_values.h"
#include "typescript/drizzle_config.h"

namespace lockstep::pg_commands {
namespace {

config::Config read_config(const commands::Arguments& arguments, const git::Tree& tree) {
  const auto file = arguments.value("config");
  return file ? commands::read_config_file(*file) : commands::read_config(tree);
}

bool is_of_ledger(std::string_view field) {
  return field == "migrations" || field == "migrations.table" || field == "migrations.schema";
}

/// With another ledger than the framework's nothing has run yet, as it seems, and all of it would run again.
void require_known_ledger(const git::Tree& tree, const config::Config& config, const model::Project& project) {
  const bool is_drizzle = project.framework != model::Framework::kNumbered && project.config_path != config.path;
  if (!is_drizzle || config::server_config_of(config, project.name).ledger) return;
  const auto text = git::read_file(tree, project.config_path);
  if (!text) return;
  for (const auto& unresolved : typescript::read_drizzle_config(*text).unresolved) {
    if (!is_of_ledger(unresolved.field)) continue;
    throw base::Error(project.config_path + ": " + unresolved.field +
                          " cannot be told without running it, so the ledger is not known: " + unresolved.why,
                      "name it in lockstep.json: { \"server\": { \"ledger\": \"schema.table\" } }");
  }
}

}  // namespace

const model::Project& choose_project(const std::vector<model::Project>& projects,
                                     const std::optional<std::string>& name) {
  std::string names;
  for (const model::Project& project : projects) {
    if (name ? project.name == *name : projects.size() == 1) return project;
    names += (names.empty() ? "" : ", ") + project.name;
  }
  if (projects.empty()) {
    throw base::Error("no database project found: neither a drizzle.config.* nor a folder of numbered SQL",
                      "name the folder with --root, or the project in lockstep.json");
  }
  if (name) throw base::Error("there is no project " + *name, "there is " + names);
  throw base::Error("there are several projects", "name one with --project: " + names);
}

std::string programs_in(const model::MigrationSet& set) {
  std::string first;
  std::size_t count = 0;
  for (const model::Migration& migration : set.migrations) {
    if (migration.is_program && ++count == 1) first = migration.name;
  }
  if (count == 0) return "";
  if (count == 1) return first + " is written in Go";
  return first + " and " + std::to_string(count - 1) + " more are written in Go";
}

WantedServer wanted_server(const git::Tree& tree, const config::Config& config, const model::Project& project) {
  WantedServer wanted;
  wanted.config = config::server_config_of(config, project.name);
  if (!wanted.config.setup) return wanted;
  const auto sql = git::read_file(tree, *wanted.config.setup);
  if (!sql) throw base::Error("server.setup names " + *wanted.config.setup + ", which is not there", "lockstep.json");
  wanted.setup_sql = *sql;
  return wanted;
}

DeployedProject read_deployed_project(const commands::Arguments& arguments) {
  const std::string root = arguments.value("root").value_or(".");
  const git::FolderTree tree(root);
  DeployedProject deployed;
  deployed.config = read_config(arguments, tree);
  deployed.project = choose_project(layout::find_projects(tree, deployed.config), arguments.value("project"));
  require_known_ledger(tree, deployed.config, deployed.project);
  const model::MigrationSet set = layout::read_migrations(tree, deployed.project);
  if (const std::string programs = programs_in(set); !programs.empty()) {
    throw base::Error(programs + ": only the program that they are compiled into runs them, and in turn with the SQL",
                      "run that program, or goose up; lockstep check and gate still judge numbers and SQL");
  }
  deployed.migrations = runner::read_migrations(tree, deployed.project, set);
  deployed.wanted = wanted_server(tree, deployed.config, deployed.project);
  deployed.wanted.project_folders = {root, root + "/" + deployed.project.root};
  return deployed;
}

pg::Settings read_database(const commands::Arguments& arguments) {
  const pg::Settings defaults = pg::settings_from_environment();
  const auto named = arguments.value("database-url-env");
  const std::string url = variable(named.value_or("DATABASE_URL").c_str());
  if (named && url.empty()) throw base::Error("the variable " + *named + " is not set", "export it, or check its name");
  const bool has_other = defaults.parameters.contains("host") || defaults.parameters.contains("dbname");
  if (url.empty() && !has_other) {
    throw base::Error("no database is named",
                      "export DATABASE_URL=postgres://user@host/database, or PGHOST and PGDATABASE");
  }
  return url.empty() ? defaults : pg::settings_from_url(url, defaults).settings;
}

pg::Connection connect(const commands::Arguments& arguments, const pg::Settings& settings) {
  constexpr std::chrono::milliseconds kPause{250};
  const auto wait = arguments.value("wait");
  const auto deadline =
      std::chrono::steady_clock::now() + (wait ? read_duration("wait", *wait) : std::chrono::milliseconds(0));
  while (true) {
    try {
      return pg::Connection(settings);
    } catch (const base::Error&) {
      if (std::chrono::steady_clock::now() + kPause > deadline) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace lockstep::pg_commands
