#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commands/command.h"
#include "config/config.h"
#include "git/tree.h"
#include "model/migration.h"
#include "model/project.h"
#include "pg/connection.h"
#include "pg_commands/own_server.h"
#include "runner/migration.h"

namespace lockstep::pg_commands {

/// The project of `projects` that was asked for, else the only one. Throws base::Error that lists them.
const model::Project& choose_project(const std::vector<model::Project>& projects,
                                     const std::optional<std::string>& name);

/// A project as it lies in a folder of the file system, with or without a repository: what a container has.
struct DeployedProject {
  model::Project project;
  std::vector<runner::Migration> migrations;
  config::Config config;
  WantedServer wanted;  // of a server of our own for it
};

/// "00003_fill.go and 2 more are written in Go"; empty where all migrations are SQL.
std::string programs_in(const model::MigrationSet& set);

/// What the configuration says of a server for the project. Throws base::Error when the setup file is not there.
WantedServer wanted_server(const git::Tree& tree, const config::Config& config, const model::Project& project);

/// As --root, --project and --config have it. Throws base::Error where a migration is a program: nothing that comes
/// after it can be run, nor be said to be pending.
DeployedProject read_deployed_project(const commands::Arguments& arguments);

/// The database that --database-url-env names, else DATABASE_URL, else PGHOST and its like.
pg::Settings read_database(const commands::Arguments& arguments);

/// Connects, again and again for the time of --wait while the server is starting or not there.
pg::Connection connect(const commands::Arguments& arguments, const pg::Settings& settings);

}  // namespace lockstep::pg_commands
