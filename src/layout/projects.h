#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "git/tree.h"
#include "layout/barren_folders.h"
#include "model/project.h"

namespace lockstep::layout {

/// A drizzle.config.* that gives no project, or not the whole of one.
struct SkippedConfig {
  std::string path;
  std::string why;  // "its dialect is sqlite"
};

struct ProjectSearch {
  std::vector<model::Project> projects;
  std::vector<SkippedConfig> skipped;  // for `doctor` and --verbose
};

/// Finds every database definition of the tree: those that lockstep.json names, else those of drizzle.config.* (read
/// without running them) and of journals that no config claims, else well-known folders of numbered SQL. Fields that
/// lockstep.json leaves out are taken from the drizzle.config in the same root. `barren` is what earlier searches have
/// learnt and this one adds to, for a tree whose folders have ids.
ProjectSearch search_projects(const git::Tree& tree, const config::Config& config, BarrenFolders* barren = nullptr);

/// What a folder of migrations holds: a journal, folders of drizzle-kit 1.x, numbered SQL; nothing when it does not
/// tell.
std::optional<model::Framework> framework_of_folder(const git::Tree& tree, std::string_view migrations_folder);

/// The projects alone.
std::vector<model::Project> find_projects(const git::Tree& tree, const config::Config& config);

}  // namespace lockstep::layout
