#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/project.h"

namespace lockstep::config {

/// The file that is looked for at the top of the repository.
inline constexpr std::string_view kFileName = "lockstep.json";

/// What is known of one table.
struct ConfiguredTable {
  std::optional<std::int64_t> rows;   // about how many it has in production
  std::optional<std::string> preset;  // as below
};

/// How the SQL of migrations is judged. What a project does not say, the whole file says.
struct SqlConfig {
  std::optional<std::string> preset;  // "recommended", "zero-downtime", "strict"
  std::optional<int> postgres_major;  // of the server that they run on
  std::optional<bool> runner_sets_lock_timeout;
  std::map<std::string, ConfiguredTable, std::less<>> tables;  // by "table", or "schema.table" outside public
};

/// What a database has to have before its migrations can run. What a project does not say, the whole file says.
struct ServerConfig {
  std::vector<std::string> extensions;  // made by a superuser beforehand
  std::vector<std::string> roles;       // that migrations grant to or name as owners
  std::optional<std::string> setup;     // path of SQL that a superuser runs beforehand, from the top of the repository
  std::optional<std::string> ledger;    // "schema.table" where the framework remembers what has run
};

/// One project as lockstep.json names it. Paths are from the top of the repository for `root`, from `root` for the
/// others; none is absolute or goes up.
struct ConfiguredProject {
  std::string name;                           // "" = the root
  std::string root;                           // "" = the top
  std::optional<model::Framework> framework;  // nothing = told by what the folder holds
  std::vector<std::string> schema;            // files, folders or globs
  std::optional<std::string> migrations;      // nothing = the framework's default
  SqlConfig sql;
  ServerConfig server;
};

/// A finding that is known and stays: everything of `rule` in the file `path`.
struct Ignored {
  std::string rule;
  std::string path;
  std::string reason;
};

struct Config {
  std::vector<ConfiguredProject> projects;                    // empty = they are detected
  std::map<std::string, model::Severity, std::less<>> rules;  // by rule id, which the caller checks
  std::optional<std::string> base;                            // the branch that changes are measured against
  std::vector<Ignored> ignored;
  SqlConfig sql;
  ServerConfig server;
  std::string path;  // of the file; empty when there is none
};

/// Reads lockstep.json: JSON, comments allowed. Throws base::Error with path:line:column for what is not JSON, a key or
/// value that is not known, and a path that leaves the repository.
Config parse_config(std::string_view text, std::string_view path);

/// The `sql` settings of the project of that name, with those of the whole file where it has none of its own.
SqlConfig sql_config_of(const Config& config, std::string_view project);

/// The same for `server`.
ServerConfig server_config_of(const Config& config, std::string_view project);

/// Reads estimates of table sizes: a JSON object of table names and numbers, as `lockstep lint --stats` takes it.
/// Throws as parse_config.
std::map<std::string, ConfiguredTable, std::less<>> parse_table_stats(std::string_view text, std::string_view path);

/// The JSON Schema of lockstep.json, for editors.
std::string_view config_schema();

}  // namespace lockstep::config
