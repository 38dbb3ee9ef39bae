#include "pg_commands/deployed_project.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "commands/judge.h"
#include "git/folder_tree.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "pg/connection.h"
#include "pg_commands/option_values.h"

namespace lockstep::pg_commands {
namespace {

constexpr std::size_t kLargestConfig = std::size_t{1} << 20;

config::Config read_config(const commands::Arguments& arguments, const git::Tree& tree) {
  const auto file = arguments.value("config");
  return file ? config::parse_config(base::read_file(*file, kLargestConfig), *file) : commands::read_config(tree);
}

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
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

DeployedProject read_deployed_project(const commands::Arguments& arguments) {
  const git::FolderTree tree(arguments.value("root").value_or("."));
  const config::Config config = read_config(arguments, tree);
  DeployedProject deployed;
  deployed.project = choose_project(layout::find_projects(tree, config), arguments.value("project"));
  const model::MigrationSet set = layout::read_migrations(tree, deployed.project);
  deployed.migrations = runner::read_migrations(tree, deployed.project, set);
  return deployed;
}

pg::Settings read_database(const commands::Arguments& arguments) {
  const pg::Settings defaults = pg::settings_from_environment();
  const auto named = arguments.value("database-url-env");
  const auto url = variable(named.value_or("DATABASE_URL"));
  if (named && !url) throw base::Error("the variable " + *named + " is not set", "export it, or check its name");
  const bool has_other = defaults.parameters.contains("host") || defaults.parameters.contains("dbname");
  if (!url && !has_other) {
    throw base::Error("no database is named",
                      "export DATABASE_URL=postgres://user@host/database, or PGHOST and PGDATABASE");
  }
  return url ? pg::settings_from_url(*url, defaults).settings : defaults;
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
