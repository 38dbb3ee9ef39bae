#include "config/config.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "config/keys.h"
#include "config/node.h"
#include "embedded/schema_files.h"

namespace lockstep::config {
namespace {

constexpr std::array<std::string_view, 7> kConfigKeys = {"$schema", "projects", "rules", "base",
                                                         "ignore",  "sql",      "server"};
constexpr std::array<std::string_view, 7> kProjectKeys = {"name",       "root", "layout", "schema",
                                                          "migrations", "sql",  "server"};
constexpr std::array<std::string_view, 4> kSqlKeys = {"preset", "postgres", "lockTimeout", "tables"};
constexpr std::array<std::string_view, 4> kServerKeys = {"extensions", "roles", "setup", "ledger"};
constexpr std::array<std::string_view, 2> kTableKeys = {"rows", "preset"};
constexpr std::array<std::string_view, 3> kIgnoreKeys = {"rule", "path", "reason"};

constexpr std::size_t kLargestConfig = std::size_t{1} << 20;

template <typename T>
struct Choice {
  std::string_view word;
  T value;
};

constexpr Choice<model::Framework> kLayouts[] = {{"drizzle", model::Framework::kDrizzle},
                                                 {"drizzle-folders", model::Framework::kDrizzleFolders},
                                                 {"numbered", model::Framework::kNumbered}};
constexpr Choice<std::string_view> kPresets[] = {
    {"recommended", "recommended"}, {"zero-downtime", "zero-downtime"}, {"strict", "strict"}};
constexpr Choice<bool> kLockTimeouts[] = {{"runner", true}, {"migration", false}};
constexpr int kOldestPostgres = 12;
constexpr int kNewestPostgres = 18;
constexpr Choice<model::Severity> kSeverities[] = {
    {"off", model::Severity::kOff}, {"warning", model::Severity::kWarning}, {"error", model::Severity::kError}};

template <typename T>
T read_choice(const Node& node, std::span<const Choice<T>> choices) {
  const std::string word = node.text();
  std::string list;
  for (const Choice<T>& choice : choices) {
    if (choice.word == word) return choice.value;
    list += (list.empty() ? "\"" : ", \"") + std::string(choice.word) + "\"";
  }
  node.fail("\"" + word + "\" is none of the choices", "write one of " + list);
}

/// "./packages//db/" as "packages/db". Throws for what git trees cannot hold or what leaves the repository.
std::string read_path(const Node& node) {
  const std::string written = node.text();
  if (written.find('\\') != std::string::npos) node.fail("a path with '\\'", "write it with '/'");
  if (written.starts_with('/')) node.fail("an absolute path", "write it from the top of the repository");
  std::vector<std::string> parts;
  for (const std::string_view part : base::split(written, '/')) {
    if (part == "..") node.fail("a path that goes up with \"..\"", "write it from the top of the repository");
    if (!part.empty() && part != ".") parts.emplace_back(part);
  }
  return base::join(parts, "/");
}

std::map<std::string, ConfiguredTable, std::less<>> read_tables(const Node& node) {
  std::map<std::string, ConfiguredTable, std::less<>> tables;
  for (const auto& [name, value] : node.members()) {
    ConfiguredTable& table = tables[name];
    if (value.is_number()) {
      table.rows = value.number(0, std::numeric_limits<std::int64_t>::max());
      continue;
    }
    value.expect_object(kTableKeys);
    if (const auto rows = value.member("rows")) table.rows = rows->number(0, std::numeric_limits<std::int64_t>::max());
    if (const auto preset = value.member("preset")) table.preset = read_choice<std::string_view>(*preset, kPresets);
  }
  return tables;
}

SqlConfig read_sql(const Node& node) {
  node.expect_object(kSqlKeys);
  SqlConfig sql;
  if (const auto preset = node.member("preset")) sql.preset = read_choice<std::string_view>(*preset, kPresets);
  if (const auto major = node.member("postgres")) {
    sql.postgres_major = static_cast<int>(major->number(kOldestPostgres, kNewestPostgres));
  }
  if (const auto timeout = node.member("lockTimeout")) {
    sql.runner_sets_lock_timeout = read_choice<bool>(*timeout, kLockTimeouts);
  }
  if (const auto tables = node.member("tables")) sql.tables = read_tables(*tables);
  return sql;
}

ServerConfig read_server(const Node& node) {
  node.expect_object(kServerKeys);
  ServerConfig server;
  if (const auto extensions = node.member("extensions")) {
    for (const Node& item : extensions->items()) server.extensions.push_back(item.text());
  }
  if (const auto roles = node.member("roles")) {
    for (const Node& item : roles->items()) server.roles.push_back(item.text());
  }
  if (const auto setup = node.member("setup")) server.setup = read_path(*setup);
  if (const auto ledger = node.member("ledger")) {
    server.ledger = ledger->text();
    const std::size_t dot = server.ledger->find('.');
    const bool is_pair = dot != std::string::npos && dot > 0 && dot + 1 < server.ledger->size();
    if (!is_pair) ledger->fail("a ledger without its schema", "write it as \"schema.table\"");
  }
  return server;
}

ConfiguredProject read_project(const Node& node) {
  node.expect_object(kProjectKeys);
  ConfiguredProject project;
  if (const std::optional<Node> name = node.member("name")) project.name = name->text();
  if (const std::optional<Node> root = node.member("root")) project.root = read_path(*root);
  if (const std::optional<Node> layout = node.member("layout")) {
    project.framework = read_choice<model::Framework>(*layout, kLayouts);
  }
  if (const std::optional<Node> schema = node.member("schema")) {
    for (const Node& item : schema->items()) project.schema.push_back(read_path(item));
  }
  if (const std::optional<Node> migrations = node.member("migrations")) project.migrations = read_path(*migrations);
  if (const std::optional<Node> sql = node.member("sql")) project.sql = read_sql(*sql);
  if (const std::optional<Node> server = node.member("server")) project.server = read_server(*server);
  return project;
}

Ignored read_ignored(const Node& node) {
  node.expect_object(kIgnoreKeys);
  const auto required = [&](std::string_view key) {
    const std::optional<Node> value = node.member(key);
    if (!value) node.fail("\"" + std::string(key) + "\" is missing", "each needs \"rule\", \"path\" and \"reason\"");
    return *value;
  };
  return {required("rule").text(), read_path(required("path")), required("reason").text()};
}

nlohmann::json parse_or_throw(std::string_view text, std::string_view path) {
  base::JsonLimits limits;
  limits.largest_bytes = kLargestConfig;
  limits.comments = base::JsonComments::kAllowed;
  base::Expected<nlohmann::json, base::JsonProblem> parsed = base::parse_json(text, limits);
  if (parsed) return std::move(*parsed);
  const base::LineColumn at = base::line_column(text, parsed.error().byte_offset);
  throw base::Error(std::string(path) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                        ": not JSON: " + parsed.error().message,
                    "mend it, or pass another file with --config FILE");
}

/// The configured project of that name, or the end.
std::vector<ConfiguredProject>::const_iterator find_project(const Config& config, std::string_view project) {
  return std::find_if(config.projects.begin(), config.projects.end(), [&](const ConfiguredProject& known) {
    return project == (known.name.empty() ? (known.root.empty() ? "." : known.root) : known.name);
  });
}

}  // namespace

std::span<const std::string_view> config_keys() {
  return kConfigKeys;
}
std::span<const std::string_view> project_keys() {
  return kProjectKeys;
}
std::span<const std::string_view> ignore_keys() {
  return kIgnoreKeys;
}

std::string_view config_schema() {
  return schema_files().front().text;
}

Config parse_config(std::string_view text, std::string_view path) {
  const nlohmann::json value = parse_or_throw(text, path);
  const Node::Document document{text, path};
  const Node top(document, value, "");
  top.expect_object(kConfigKeys);
  Config config;
  config.path = path;
  if (const std::optional<Node> projects = top.member("projects")) {
    for (const Node& item : projects->items()) config.projects.push_back(read_project(item));
  }
  if (const std::optional<Node> rules = top.member("rules")) {
    for (const auto& [id, severity] : rules->members()) {
      config.rules.emplace(id, read_choice<model::Severity>(severity, kSeverities));
    }
  }
  if (const std::optional<Node> branch = top.member("base")) config.base = branch->text();
  if (const std::optional<Node> ignore = top.member("ignore")) {
    for (const Node& item : ignore->items()) config.ignored.push_back(read_ignored(item));
  }
  if (const std::optional<Node> sql = top.member("sql")) config.sql = read_sql(*sql);
  if (const std::optional<Node> server = top.member("server")) config.server = read_server(*server);
  return config;
}

SqlConfig sql_config_of(const Config& config, std::string_view project) {
  const auto own = find_project(config, project);
  if (own == config.projects.end()) return config.sql;
  SqlConfig sql = own->sql;
  if (!sql.preset) sql.preset = config.sql.preset;
  if (!sql.postgres_major) sql.postgres_major = config.sql.postgres_major;
  if (!sql.runner_sets_lock_timeout) sql.runner_sets_lock_timeout = config.sql.runner_sets_lock_timeout;
  sql.tables.insert(config.sql.tables.begin(), config.sql.tables.end());
  return sql;
}

ServerConfig server_config_of(const Config& config, std::string_view project) {
  const auto own = find_project(config, project);
  if (own == config.projects.end()) return config.server;
  ServerConfig server = own->server;
  if (server.extensions.empty()) server.extensions = config.server.extensions;
  if (server.roles.empty()) server.roles = config.server.roles;
  if (!server.setup) server.setup = config.server.setup;
  if (!server.ledger) server.ledger = config.server.ledger;
  return server;
}

std::map<std::string, ConfiguredTable, std::less<>> parse_table_stats(std::string_view text, std::string_view path) {
  const nlohmann::json value = parse_or_throw(text, path);
  const Node::Document document{text, path};
  return read_tables(Node(document, value, ""));
}

}  // namespace lockstep::config
