#include "layout/named_configs.h"

#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "layout/names.h"
#include "layout/paths.h"
#include "scripts/effects.h"
#include "scripts/files.h"

namespace lockstep::layout {
namespace {

using Folders = std::set<std::string, std::less<>>;

Folders likely_folders(const NameScan& scan) {
  Folders likely(scan.folders.begin(), scan.folders.end());
  const auto add_around = [&](std::string_view folder) {
    for (std::string& around : folder_and_ancestors(folder)) likely.insert(std::move(around));
  };
  for (const std::string& path : scan.configs) add_around(folder_of(path));
  for (const std::string& folder : scan.journal_folders) add_around(folder_of(folder));
  return likely;
}

/// The one that drizzle-kit (0.31) takes in a folder when it is given none.
std::optional<std::string> default_config(const git::Tree& tree, std::string_view folder) {
  for (const char* name : {"drizzle.config.ts", "drizzle.config.js", "drizzle.config.json"}) {
    std::string path = path_in(folder, name);
    if (tree.find(path)) return path;
  }
  return std::nullopt;
}

class ScriptReader {
 public:
  ScriptReader(const git::Tree& tree, NamedConfigs& found) : tree_(tree), found_(found) {}

  void read(std::string_view package, std::string_view folder) {
    if (!base::contains(package, "drizzle-kit") || !base::contains(package, "--config")) return;
    first_ = found_.making.size();
    for (const auto& script : scripts::read_package_scripts(package).scripts) read_script(script.command, folder);
  }

 private:
  void read_script(std::string_view text, std::string_view folder) {
    std::optional<std::string> started_in = std::string(folder);
    for (const scripts::Command& command : scripts::read_shell(text)) {
      if (!started_in) return;
      if (command.size() == 2 && command[0].text == "cd") {
        started_in = resolve_path(*started_in, command[1].text);
        continue;
      }
      for (const scripts::KitRun& run : scripts::effects_of({command}).kit_runs) take(run, *started_in);
    }
  }

  void take(const scripts::KitRun& run, std::string_view started_in) {
    if (run.config.empty()) {
      if (run.makes_one) take_default(started_in);
      return;
    }
    std::optional<std::string> path = resolve_path(started_in, run.config);
    if (!path || !tree_.find(*path)) return;
    (run.makes_one ? found_.making : found_.running).push_back(std::move(*path));
  }

  void take_default(std::string_view started_in) {
    std::optional<std::string> path = default_config(tree_, started_in);
    if (!path) return;
    found_.making.insert(found_.making.begin() + static_cast<std::ptrdiff_t>(first_), std::move(*path));
  }

  const git::Tree& tree_;
  NamedConfigs& found_;
  std::size_t first_ = 0;  // of `making`: what the package in hand has added
};

}  // namespace

NamedConfigs named_configs(const git::Tree& tree, const NameScan& scan) {
  NamedConfigs found;
  ScriptReader reader(tree, found);
  for (const std::string& folder : likely_folders(scan)) {
    const std::optional<std::string> package = git::read_file(tree, path_in(folder, "package.json"));
    if (package) reader.read(*package, folder);
  }
  return found;
}

}  // namespace lockstep::layout
