#include "layout/drizzle_projects.h"

#include <algorithm>
#include <set>

#include "base/json_reader.h"
#include "layout/generate_command.h"
#include "layout/named_configs.h"
#include "layout/names.h"
#include "layout/numbered.h"
#include "layout/paths.h"
#include "typescript/drizzle_config.h"

// Paths in a drizzle.config are relative to the folder that drizzle-kit is started in. That is usually the config's
// own, and sometimes a folder around it, which the config does not say: the one where the paths name something is
// taken.

namespace lockstep::layout {
namespace {

constexpr std::string_view kDefaultOut = "drizzle";

using typescript::DrizzleConfig;

std::string replaced_start(std::string_view path, std::string_view from, std::string_view to) {
  std::string result(path);
  const std::size_t at = result.find(from);
  if (at != std::string::npos && (at == 0 || result[at - 1] == '/')) result.replace(at, from.size(), to);
  return result;
}

/// The source that build output such as dist/src/schema.js comes from.
std::string source_of_build(std::string_view path) {
  std::string source = replaced_start(path, "dist/src/", "src/");
  if (source == path) source = replaced_start(path, "dist/", "src/");
  if (source.ends_with(".js")) source.replace(source.size() - 3, 3, ".ts");
  return source;
}

/// One `schema` item from the top of the repository; nothing when it leaves it.
std::optional<std::string> resolve_schema(const git::Tree& tree, std::string_view base_folder, std::string_view item) {
  std::optional<std::string> path = resolve_path(base_folder, item);
  if (!path || names_something(tree, *path)) return path;
  std::string source = source_of_build(*path);
  return source != *path && names_something(tree, source) ? source : path;
}

/// The paths of a config, read from one folder.
struct Reading {
  std::string base_folder;
  std::vector<std::string> schema;
  std::string out;
  bool has_schema = false;  // at least one schema item is there
  bool has_out = false;
};

std::optional<Reading> read_from(const git::Tree& tree, const DrizzleConfig& config, const std::string& base_folder) {
  const std::optional<std::string> out = resolve_path(base_folder, config.out.value_or(std::string(kDefaultOut)));
  if (!out) return std::nullopt;
  Reading reading{base_folder, {}, *out};
  for (const std::string& item : config.schema) {
    std::optional<std::string> path = resolve_schema(tree, base_folder, item);
    if (!path) continue;
    reading.has_schema = reading.has_schema || names_something(tree, *path);
    reading.schema.push_back(std::move(*path));
  }
  reading.has_out = !out->empty() && folder_exists(tree, *out);
  return reading;
}

/// How well a reading fits the tree. A project that has no migration yet has its schema alone.
int fit_of(const Reading& reading) {
  return (reading.has_schema || reading.schema.empty() ? 2 : 0) + (reading.has_out ? 1 : 0);
}

std::optional<Reading> best_reading(const git::Tree& tree, const DrizzleConfig& config, std::string_view folder) {
  constexpr int kPerfect = 3;
  std::optional<Reading> best;
  for (const std::string& base_folder : folder_and_ancestors(folder)) {
    std::optional<Reading> reading = read_from(tree, config, base_folder);
    if (reading && (!best || fit_of(*reading) > fit_of(*best))) best = std::move(reading);
    if (best && fit_of(*best) == kPerfect) break;
  }
  return best;
}

const DrizzleConfig::Unresolved* find_unresolved(const DrizzleConfig& config, std::string_view field) {
  const auto found = std::find_if(config.unresolved.begin(), config.unresolved.end(),
                                  [&](const auto& unresolved) { return unresolved.field == field; });
  return found == config.unresolved.end() ? nullptr : &*found;
}

bool is_postgres(std::string_view dialect) {
  return dialect == "postgresql" || dialect == "pg" || dialect == "postgres";
}

/// The "dialect" of a journal; empty when it names none before it stops being JSON.
std::string journal_dialect(const git::Tree& tree, std::string_view migrations_folder) {
  const std::optional<std::string> text = git::read_file(tree, path_in(migrations_folder, "meta/_journal.json"));
  base::JsonLimits limits;
  limits.duplicate_keys = base::JsonDuplicateKeys::kAllowed;
  const std::string none;
  base::JsonReader reader(text ? *text : none, limits);
  if (reader.next() != base::JsonToken::kObjectBegin) return "";
  while (reader.next() == base::JsonToken::kKey) {
    const bool is_dialect = reader.decoded() == "dialect";
    const base::JsonToken value = reader.next();
    if (is_dialect && value == base::JsonToken::kString) return reader.decoded();
    if (!reader.skip_value(value)) return "";
  }
  return "";
}

std::string name_of(std::string_view root) {
  return root.empty() ? "." : std::string(root);
}

class ProjectFinder {
 public:
  ProjectFinder(const git::Tree& tree, const NameScan& scan) : tree_(tree), scan_(scan) {}

  ProjectSearch find() {
    for (const std::string& path : configs_in_order()) read_config(path);
    std::stable_sort(search_.projects.begin(), search_.projects.end(),
                     [](const auto& a, const auto& b) { return folder_of(a.config_path) < folder_of(b.config_path); });
    for (const std::string& folder : scan_.journal_folders) adopt_journal(folder);
    name_apart();
    return std::move(search_);
  }

 private:
  /// What a script makes migrations with comes first: of two with one `out`, the other one is not asked.
  std::vector<std::string> configs_in_order() const {
    const NamedConfigs named = named_configs(tree_, scan_);
    std::vector<std::string> configs;
    for (const std::vector<std::string>* some : {&named.making, &scan_.configs, &named.running}) {
      for (const std::string& path : *some) {
        if (std::find(configs.begin(), configs.end(), path) == configs.end()) configs.push_back(path);
      }
    }
    return configs;
  }

  void skip(const std::string& path, std::string why) { search_.skipped.push_back({path, std::move(why)}); }

  void read_config(const std::string& path) {
    const std::optional<git::Entry> entry = tree_.find(path);
    if (!entry || entry->mode == model::FileMode::kSymlink || entry->mode == model::FileMode::kSubmodule) return;
    const DrizzleConfig config = typescript::read_drizzle_config(tree_.read(entry->id, path));
    if (const auto* unresolved = find_unresolved(config, "config")) return skip(path, unresolved->why);
    if (config.dialect && !is_postgres(*config.dialect)) {
      claim_foreign_journal(config, path);
      return skip(path, "its dialect is " + *config.dialect);
    }
    if (!config.dialect && config.schema.empty() && !config.out)
      return skip(path, "it names no dialect, schema or out");
    add_project(config, path);
  }

  void add_project(DrizzleConfig config, const std::string& path) {
    const std::string folder(folder_of(path));
    if (const auto* unresolved = find_unresolved(config, "out")) {
      const std::optional<std::string> out = only_journal_below(folder);
      if (!out) return skip(path, "its out cannot be told without running it: " + unresolved->why);
      config.out = path_within(folder, *out);
    }
    if (const auto* unresolved = find_unresolved(config, "schema")) {
      skip(path, "its schema cannot be told without running it, so no edit of it is noticed: " + unresolved->why);
    }
    std::optional<Reading> reading = best_reading(tree_, config, folder);
    if (!reading) return skip(path, "its out lies outside the repository");
    if (!claimed_.insert(reading->out).second) return skip(path, "another config has the same out");
    search_.projects.push_back(project_of(std::move(*reading), config, path));
  }

  model::Project project_of(Reading reading, const DrizzleConfig& config, const std::string& config_path) const {
    model::Project project;
    project.name = name_of(reading.base_folder);
    project.root = std::move(reading.base_folder);
    // Numbered files without a journal are still Drizzle's here: the journal is what is missing.
    const bool has_folders = detect_framework(tree_, reading.out) == model::Framework::kDrizzleFolders;
    project.framework = has_folders ? model::Framework::kDrizzleFolders : model::Framework::kDrizzle;
    project.config_path = config_path;
    project.schema_globs = std::move(reading.schema);
    project.migrations_folder = std::move(reading.out);
    project.generate_command = generate_command(tree_, project.root, config_path);
    project.ledger_schema = config.migrations_schema.value_or("");
    project.ledger_table = config.migrations_table.value_or("");
    return project;
  }

  /// A journal of another database is nobody's, even when it does not say so itself.
  void claim_foreign_journal(const DrizzleConfig& config, const std::string& path) {
    if (const auto reading = best_reading(tree_, config, folder_of(path))) claimed_.insert(reading->out);
  }

  std::optional<std::string> only_journal_below(const std::string& folder) const {
    std::optional<std::string> only;
    for (const std::string& journal_folder : scan_.journal_folders) {
      const bool is_below = folder.empty() || journal_folder.starts_with(folder + "/");
      if (!is_below || claimed_.contains(journal_folder)) continue;
      if (only) return std::nullopt;
      only = journal_folder;
    }
    return only;
  }

  void adopt_journal(const std::string& folder) {
    if (claimed_.contains(folder) || !is_postgres(journal_dialect(tree_, folder))) return;
    model::Project project;
    project.root = folder_of(folder);
    project.name = name_of(project.root);
    project.migrations_folder = folder;
    search_.projects.push_back(std::move(project));
  }

  /// Projects of one root are told apart by their migrations folders.
  void name_apart() {
    std::multiset<std::string> names;
    for (const model::Project& project : search_.projects) names.insert(project.name);
    for (model::Project& project : search_.projects) {
      if (names.count(project.name) > 1) project.name = name_of(project.migrations_folder);
    }
  }

  const git::Tree& tree_;
  const NameScan& scan_;
  ProjectSearch search_;
  std::set<std::string, std::less<>> claimed_;  // migrations folders
};

bool is_v1_migration(std::string_view within) {
  const std::string_view folder = folder_of(within);
  return file_name(within) == "migration.sql" && leading_number(folder).size() == 14;
}

}  // namespace

ProjectSearch find_drizzle_projects(const git::Tree& tree, const NameScan& scan) {
  return ProjectFinder(tree, scan).find();
}

std::optional<model::Framework> detect_framework(const git::Tree& tree, std::string_view migrations_folder) {
  if (tree.find(path_in(migrations_folder, "meta/_journal.json"))) return model::Framework::kDrizzle;
  // Prisma's folders have the same names, and this file beside them.
  if (tree.find(path_in(migrations_folder, "migration_lock.toml"))) return model::Framework::kNumbered;
  bool has_folders = false;
  bool has_numbered = false;
  tree.for_each_file(migrations_folder, [&](const git::Tree::Visited& file) {
    const std::string_view within = path_within(migrations_folder, file.path);
    has_folders = has_folders || is_v1_migration(within);
    has_numbered = has_numbered || parse_numbered_name(within).has_value();
  });
  if (has_folders) return model::Framework::kDrizzleFolders;
  return has_numbered ? std::optional(model::Framework::kNumbered) : std::nullopt;
}

}  // namespace lockstep::layout
