#include "layout/generate_command.h"

#include "base/json_reader.h"
#include "base/text.h"
#include "layout/names.h"
#include "layout/paths.h"

namespace lockstep::layout {
namespace {

struct PackageManager {
  std::string_view lock_file;
  std::string_view here;              // starts a program of the package in the working directory
  std::string_view workspace_before;  // and of another package of the workspace: before its name…
  std::string_view workspace_after;   // …and after; both empty when it cannot
};

constexpr PackageManager kManagers[] = {
    {"pnpm-lock.yaml", "pnpm exec", "pnpm --filter", "exec"},
    {"yarn.lock", "yarn", "yarn workspace", ""},
    {"bun.lock", "bunx", "", ""},
    {"bun.lockb", "bunx", "", ""},
    {"package-lock.json", "npx", "npm exec --workspace", "--"},
};
constexpr PackageManager kNone = {"", "npx", "", ""};

struct Found {
  PackageManager manager = kNone;
  std::string folder;  // of the lock file
};

Found find_manager(const git::Tree& tree, std::string_view root) {
  for (std::string& folder : folder_and_ancestors(root)) {
    for (const PackageManager& manager : kManagers) {
      if (tree.find(path_in(folder, manager.lock_file))) return {manager, std::move(folder)};
    }
  }
  return {kNone, std::string(root)};
}

/// The "name" at the top level of the package's package.json; empty when there is none.
std::string package_name(const git::Tree& tree, std::string_view root) {
  const std::optional<std::string> text = git::read_file(tree, path_in(root, "package.json"));
  if (!text) return "";
  base::JsonLimits limits;
  limits.duplicate_keys = base::JsonDuplicateKeys::kAllowed;
  base::JsonReader reader(*text, limits);
  if (reader.next() != base::JsonToken::kObjectBegin) return "";
  while (reader.next() == base::JsonToken::kKey) {
    const bool is_name = reader.decoded() == "name";
    const base::JsonToken value = reader.next();
    if (is_name && value == base::JsonToken::kString) return reader.decoded();
    if (!reader.skip_value(value)) return "";
  }
  return "";
}

std::string after_cd(std::string_view folder, std::string command) {
  return folder.empty() ? command : "cd " + base::shell_quoted(folder) + " && " + command;
}

/// Starts drizzle-kit in the folder `root`.
std::string drizzle_kit(const git::Tree& tree, std::string_view root) {
  const Found found = find_manager(tree, root);
  const std::string here = std::string(found.manager.here) + " drizzle-kit";
  if (found.folder == root || found.manager.workspace_before.empty()) return after_cd(root, here);
  const std::string name = package_name(tree, root);
  if (name.empty()) return after_cd(root, here);
  std::string command = std::string(found.manager.workspace_before) + " " + base::shell_quoted(name);
  if (!found.manager.workspace_after.empty()) command += " " + std::string(found.manager.workspace_after);
  return after_cd(found.folder, command + " drizzle-kit");
}

/// The configuration's path from `root` when drizzle-kit has to be told; empty otherwise.
std::string config_argument(std::string_view root, std::string_view config_path) {
  for (const char* found_alone : {"drizzle.config.ts", "drizzle.config.js", "drizzle.config.json"}) {
    if (config_path == path_in(root, found_alone)) return "";
  }
  return " --config " + base::shell_quoted(path_within(root, config_path));
}

}  // namespace

std::string generate_command(const git::Tree& tree, std::string_view root, std::string_view config_path) {
  return drizzle_kit(tree, root) + " generate" + config_argument(root, config_path);
}

}  // namespace lockstep::layout
