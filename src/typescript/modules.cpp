#include "typescript/modules.h"

#include <algorithm>

#include "base/text.h"
#include "typescript/package_json.h"
#include "typescript/static_value.h"

namespace lockstep::typescript {
namespace {

constexpr std::string_view kExtensions[] = {".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".jsx"};
constexpr std::size_t kLargestManifest = std::size_t{1} << 20;
constexpr int kMostExtends = 8;
constexpr std::size_t kMostWorkspacePackages = 2'000;

/// An import of compiled JavaScript names the TypeScript it is compiled from.
constexpr std::pair<std::string_view, std::string_view> kCompiledFrom[] = {
    {".js", ".ts"}, {".js", ".tsx"}, {".jsx", ".tsx"}, {".mjs", ".mts"}, {".cjs", ".cts"}};

bool has_known_extension(std::string_view path) {
  return std::any_of(std::begin(kExtensions), std::end(kExtensions), [&](auto e) { return path.ends_with(e); });
}

/// `folder` and every folder above it, the nearest first, "" last.
std::vector<std::string> upwards(std::string_view folder) {
  std::vector<std::string> all{std::string(folder)};
  while (!all.back().empty()) all.push_back(folder_of(all.back()));
  return all;
}

std::string in_folder(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

}  // namespace

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::optional<std::string> path_below(std::string_view folder, std::string_view relative) {
  if (relative.starts_with("/")) return std::nullopt;
  std::string path = normalised_path(in_folder(folder, relative));
  if (path == ".." || path.starts_with("../")) return std::nullopt;
  return path;
}

std::optional<std::string> ModuleResolver::resolve(std::string_view specifier, std::string_view importer) {
  const std::string folder = folder_of(importer);
  const auto [answer, is_new] = answers_.try_emplace({folder, std::string(specifier)});
  if (is_new) answer->second = resolve_uncached(specifier, importer);
  return answer->second;
}

std::optional<std::string> ModuleResolver::resolve_uncached(std::string_view specifier, std::string_view importer) {
  const std::string folder = folder_of(importer);
  if (specifier.empty()) return std::nullopt;
  if (specifier.starts_with(".")) {
    const auto path = path_below(folder, specifier);
    return path ? probe(*path) : std::nullopt;
  }
  if (specifier.starts_with("node:") || specifier.starts_with("drizzle-orm")) return std::nullopt;
  if (auto found = by_path_map(specifier, folder)) return found;
  if (specifier.starts_with("#")) return by_package_imports(specifier, folder);
  return by_workspace(specifier, folder);
}

bool ModuleResolver::exists(const std::string& path) {
  const auto [known, is_new] = existing_.try_emplace(path, false);
  if (!is_new) return known->second;
  asked_.insert(path);
  known->second = tree_.find(path).has_value();
  return known->second;
}

const std::string* ModuleResolver::text_of(const std::string& path) {
  const auto [known, is_new] = texts_.try_emplace(path);
  if (is_new) {
    asked_.insert(path);
    const auto entry = tree_.find(path);
    const bool is_file =
        entry && (entry->mode == model::FileMode::kRegular || entry->mode == model::FileMode::kExecutable);
    if (is_file) known->second = tree_.read(entry->id, path);
    if (known->second && known->second->size() > kLargestManifest) known->second.reset();
  }
  return known->second ? &*known->second : nullptr;
}

std::optional<std::string> ModuleResolver::probe(const std::string& path) {
  if (has_known_extension(path)) {
    if (exists(path)) return path;
    for (const auto& [compiled, source] : kCompiledFrom) {
      if (!path.ends_with(compiled)) continue;
      std::string candidate = path.substr(0, path.size() - compiled.size()) + std::string(source);
      if (exists(candidate)) return candidate;
    }
  }
  for (const std::string_view extension : kExtensions) {
    std::string candidate = path + std::string(extension);
    if (exists(candidate)) return candidate;
  }
  for (const std::string_view extension : kExtensions) {
    std::string candidate = in_folder(path, "index" + std::string(extension));
    if (exists(candidate)) return candidate;
  }
  return std::nullopt;
}

/// As probe, and for build output its source: dist/x.js is src/x.ts or x.ts.
std::optional<std::string> ModuleResolver::probe_source_of(const std::string& path) {
  if (auto found = probe(path); found && !found->ends_with(".d.ts")) return found;
  for (const std::string_view output : {"dist", "build", "lib", "out"}) {
    std::vector<std::string> parts;
    for (const std::string_view part : base::split(path, '/')) parts.emplace_back(part);
    const auto at = std::find(parts.rbegin(), parts.rend(), output);
    if (at == parts.rend()) continue;
    *at = "src";
    std::string source = base::join(parts, "/");
    source = base::replace_all(std::move(source), "/src/src/", "/src/");
    if (source.ends_with(".d.ts")) source.resize(source.size() - 5);
    if (auto found = probe(source)) return found;
  }
  return std::nullopt;
}

ModuleResolver::PathMap ModuleResolver::read_path_map(const std::string& config, int depth) {
  PathMap map{{}, folder_of(config), std::nullopt};
  const std::string* text = depth > kMostExtends ? nullptr : text_of(config);
  if (text == nullptr) return map;
  const PathSettings settings = read_path_settings(*text);
  for (const std::string& parent : settings.extends) {
    const auto path = parent.starts_with(".") ? path_below(folder_of(config), parent) : std::nullopt;
    if (!path) continue;
    PathMap inherited = read_path_map(path->ends_with(".json") ? *path : *path + ".json", depth + 1);
    if (!inherited.patterns.empty() || inherited.base_url) map = std::move(inherited);
  }
  if (settings.base_url) map.base_url = path_below(folder_of(config), *settings.base_url);
  if (!settings.paths.empty()) {
    map.base = map.base_url.value_or(folder_of(config));
    map.patterns.clear();
    for (const auto& [pattern, targets] : settings.paths) map.patterns.push_back({pattern, targets});
  }
  return map;
}

const ModuleResolver::PathMap* ModuleResolver::path_map_of(const std::string& folder) {
  const auto [known, is_new] = path_maps_.try_emplace(folder);
  if (is_new) {
    for (const char* name : {"tsconfig.json", "jsconfig.json"}) {
      const std::string path = in_folder(folder, name);
      if (known->second || text_of(path) == nullptr) continue;
      known->second = read_path_map(path, 0);
    }
  }
  return known->second ? &*known->second : nullptr;
}

std::optional<std::string> ModuleResolver::by_path_map(std::string_view specifier, std::string_view folder) {
  for (const std::string& above : upwards(folder)) {
    const PathMap* map = path_map_of(above);
    if (map == nullptr) continue;
    const PathPattern* best = nullptr;
    for (const PathPattern& candidate : map->patterns) {
      if (!matches_pattern(candidate.pattern, specifier)) continue;
      if (best == nullptr || candidate.pattern.size() > best->pattern.size()) best = &candidate;
    }
    for (const std::string& target : best == nullptr ? std::vector<std::string>{} : best->targets) {
      const auto path = path_below(map->base, fill_pattern(best->pattern, target, specifier));
      if (!path) continue;
      if (auto found = probe_source_of(*path)) return found;
    }
    if (!map->base_url) continue;
    if (const auto path = path_below(*map->base_url, specifier)) {
      if (auto found = probe(*path)) return found;
    }
  }
  return std::nullopt;
}

std::optional<std::string> ModuleResolver::by_package_imports(std::string_view specifier, std::string_view folder) {
  for (const std::string& above : upwards(folder)) {
    const std::string* text = text_of(in_folder(above, "package.json"));
    if (text == nullptr) continue;
    for (const std::string& target : read_package(*text).targets_of(specifier, Manifest::Map::kImports)) {
      const auto path = path_below(above, target);
      if (!path) continue;
      if (auto found = probe_source_of(*path)) return found;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> ModuleResolver::by_workspace(std::string_view specifier, std::string_view folder) {
  std::size_t end = specifier.find('/');
  if (specifier.starts_with("@") && end != std::string_view::npos) end = specifier.find('/', end + 1);
  const std::string_view name = specifier.substr(0, end);
  const auto package = workspace_package(name, folder);
  if (!package) return std::nullopt;
  return in_package(*package, end == std::string_view::npos ? "" : specifier.substr(end + 1));
}

std::optional<std::string> ModuleResolver::in_package(const std::string& folder, std::string_view subpath) {
  const std::string* text = text_of(in_folder(folder, "package.json"));
  if (text == nullptr) return std::nullopt;
  const Manifest manifest = read_package(*text);
  const std::string entry = subpath.empty() ? "." : "./" + std::string(subpath);
  std::vector<std::string> targets = manifest.targets_of(entry, Manifest::Map::kExports);
  if (subpath.empty()) {
    targets.insert(targets.end(), manifest.entry_points.begin(), manifest.entry_points.end());
    targets.insert(targets.end(), {"src/index", "index"});
  } else {
    targets.insert(targets.end(), {std::string(subpath), "src/" + std::string(subpath)});
  }
  for (const std::string& target : targets) {
    const auto path = path_below(folder, target);
    if (!path) continue;
    if (auto found = probe_source_of(*path)) return found;
  }
  return std::nullopt;
}

std::optional<std::string> ModuleResolver::workspace_package(std::string_view name, std::string_view folder) {
  for (const std::string& root : upwards(folder)) {
    const auto [known, is_new] = package_folders_.try_emplace(root + "\n" + std::string(name));
    if (is_new) {
      for (const std::string& candidate : workspace_folders(root)) {
        const std::string* text = text_of(in_folder(candidate, "package.json"));
        if (text == nullptr || !base::contains(*text, "\"" + std::string(name) + "\"")) continue;
        if (read_package(*text).name != name) continue;
        known->second = candidate;
        break;
      }
    }
    if (known->second) return known->second;
  }
  return std::nullopt;
}

/// Folders of the packages of the workspace whose root is `root`; none when it is no workspace root.
const std::vector<std::string>& ModuleResolver::workspace_folders(const std::string& root) {
  const auto [known, is_new] = workspaces_.try_emplace(root);
  if (!is_new) return known->second;
  std::vector<std::string> patterns;
  if (const std::string* text = text_of(in_folder(root, "pnpm-workspace.yaml"))) patterns = read_pnpm_packages(*text);
  if (patterns.empty()) {
    if (const std::string* text = text_of(in_folder(root, "package.json"))) patterns = read_package(*text).workspaces;
  }
  for (const std::string& pattern : patterns) {
    if (pattern.starts_with("!")) continue;
    std::vector<std::string> folders{root};
    const std::string path = normalised_path(pattern);
    for (const std::string_view part : base::split(path, '/')) {
      std::vector<std::string> deeper;
      for (const std::string& folder : folders) {
        if (part.find('*') == std::string_view::npos) {
          deeper.push_back(in_folder(folder, part));
          continue;
        }
        for (const std::string& child : tree_.folders(folder)) deeper.push_back(in_folder(folder, child));
        if (part == "**") deeper.push_back(folder);
        if (deeper.size() > kMostWorkspacePackages) break;
      }
      folders = std::move(deeper);
    }
    known->second.insert(known->second.end(), folders.begin(), folders.end());
  }
  if (known->second.size() > kMostWorkspacePackages) known->second.resize(kMostWorkspacePackages);
  return known->second;
}

}  // namespace lockstep::typescript
