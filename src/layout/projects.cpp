#include "layout/projects.h"

#include <algorithm>

#include "layout/drizzle_projects.h"
#include "layout/name_scan.h"
#include "layout/names.h"
#include "layout/numbered_projects.h"
#include "layout/paths.h"

namespace lockstep::layout {
namespace {

using Projects = std::vector<model::Project>;

model::Project numbered_project(const std::string& folder) {
  model::Project project;
  project.name = folder;
  project.root = folder_of(folder);
  project.framework = model::Framework::kNumbered;
  project.migrations_folder = folder;
  return project;
}

/// What drizzle.config says about a configured project: the one with its migrations folder, else with its root.
const model::Project* find_detected(const Projects& detected, const config::ConfiguredProject& configured) {
  const auto find_if = [&](auto matches) -> const model::Project* {
    const auto found = std::find_if(detected.begin(), detected.end(), matches);
    return found == detected.end() ? nullptr : &*found;
  };
  if (configured.migrations) {
    const std::string folder = path_in(configured.root, *configured.migrations);
    return find_if([&](const model::Project& project) {
      return project.migrations_folder == folder && project.root == configured.root;
    });
  }
  return find_if([&](const model::Project& project) { return project.root == configured.root; });
}

std::string default_folder(const config::ConfiguredProject& configured) {
  const bool is_numbered = configured.framework == model::Framework::kNumbered;
  return path_in(configured.root, is_numbered ? "migrations" : "drizzle");
}

model::Project complete(const git::Tree& tree, const config::ConfiguredProject& configured, const Projects& detected,
                        const std::string& config_path) {
  const model::Project* found = find_detected(detected, configured);
  model::Project project = found != nullptr ? *found : model::Project{};
  project.root = configured.root;
  if (found == nullptr) {
    project.config_path = config_path;
    project.migrations_folder = default_folder(configured);
  }
  project.name = !configured.name.empty() ? configured.name : configured.root.empty() ? "." : configured.root;
  if (configured.migrations) project.migrations_folder = path_in(configured.root, *configured.migrations);
  if (!configured.schema.empty()) {
    project.schema_globs.clear();
    for (const std::string& item : configured.schema) project.schema_globs.push_back(path_in(configured.root, item));
  }
  if (configured.framework) {
    project.framework = *configured.framework;
  } else if (found == nullptr) {
    project.framework = detect_framework(tree, project.migrations_folder).value_or(model::Framework::kDrizzle);
  }
  return project;
}

void set_ledgers(Projects& projects, const config::Config& config) {
  for (model::Project& project : projects) {
    const std::optional<std::string> ledger = config::server_config_of(config, project.name).ledger;
    if (!ledger) continue;
    const std::size_t dot = ledger->find('.');
    project.ledger_schema = ledger->substr(0, dot);
    project.ledger_table = ledger->substr(dot + 1);
  }
}

/// What a drizzle.config says counts for a configured project only when it stands in its root or below. So nothing else
/// has to be searched, which in a large repository is most of the time.
std::vector<std::string> folders_to_search(const config::Config& config) {
  if (config.projects.empty()) return {""};
  std::vector<std::string> roots;
  for (const config::ConfiguredProject& project : config.projects) roots.push_back(project.root);
  std::sort(roots.begin(), roots.end());
  std::vector<std::string> outermost;
  for (std::string& root : roots) {
    const auto holds_root = [&](const std::string& outer) {
      return outer.empty() || root == outer || root.starts_with(outer + "/");
    };
    if (std::none_of(outermost.begin(), outermost.end(), holds_root)) outermost.push_back(std::move(root));
  }
  return outermost;
}

ProjectSearch search(const git::Tree& tree, const config::Config& config, BarrenFolders* barren) {
  const NameScan scan = scan_names(tree, folders_to_search(config), barren);
  ProjectSearch search = find_drizzle_projects(tree, scan);
  if (!config.projects.empty()) {
    Projects projects;
    for (const config::ConfiguredProject& configured : config.projects) {
      projects.push_back(complete(tree, configured, search.projects, config.path));
    }
    return {std::move(projects), {}};
  }
  if (!search.projects.empty() || !search.skipped.empty() || !scan.configs.empty()) return search;
  for (const std::string& folder : folders_of_migrations(tree, scan)) {
    search.projects.push_back(numbered_project(folder));
  }
  return search;
}

}  // namespace

ProjectSearch search_projects(const git::Tree& tree, const config::Config& config, BarrenFolders* barren) {
  ProjectSearch found = search(tree, config, barren);
  set_ledgers(found.projects, config);
  return found;
}

std::optional<model::Framework> framework_of_folder(const git::Tree& tree, std::string_view migrations_folder) {
  return detect_framework(tree, migrations_folder);
}

Projects find_projects(const git::Tree& tree, const config::Config& config) {
  return search_projects(tree, config).projects;
}

}  // namespace lockstep::layout
