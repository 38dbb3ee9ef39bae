#include "base/error.h"
#include "base/text.h"
#include "fuzz.h"
#include "git/memory_tree.h"
#include "layout/layout.h"

using namespace lockstep;

namespace {

/// Whether a path has a step that a file system would follow out of the tree.
bool leaves_the_tree(std::string_view path) {
  for (const std::string_view step : base::split(path, '/')) {
    if (step == "..") return true;
  }
  return path.starts_with('/');
}

/// Git keeps no path that leaves the tree, so there is none in a test's tree.
git::MemoryTree tree_of(std::string_view paths) {
  git::MemoryTree tree;
  for (const std::string_view path : base::split(paths, '\n')) {
    if (!path.empty() && !leaves_the_tree(path)) tree.add(std::string(path), "SELECT 1;");
  }
  return tree;
}

void read_as(model::Framework framework, const git::Tree& tree, std::string_view folder) {
  model::Project project;
  project.framework = framework;
  project.migrations_folder = folder;
  const model::MigrationSet set = layout::read_migrations(tree, project);
  for (const model::Migration& migration : set.migrations) {
    fuzz::require(tree.find(migration.path).has_value(), "a migration is a file of the tree");
  }
}

}  // namespace

/// First the migrations folder, then "---", then the paths that the tree has, one a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto [first, paths] = fuzz::split_input(fuzz::text_of(bytes, size));
  const std::string_view folder = first.substr(0, first.find('\n'));
  const git::MemoryTree tree = tree_of(paths);
  fuzz::require(!leaves_the_tree(folder) || !tree.find(folder), "'..' names nothing");
  git::list_files(tree, folder);
  tree.folders(folder);
  for (const auto framework :
       {model::Framework::kDrizzle, model::Framework::kDrizzleFolders, model::Framework::kNumbered}) {
    try {
      read_as(framework, tree, folder);
    } catch (const base::Error&) {
      // A folder that cannot be read is an error with words.
    }
  }
  return 0;
}
