#include "rules/package_index.h"

#include "layout/names.h"
#include "layout/paths.h"

namespace lockstep::rules {
namespace {

constexpr std::size_t kMostPackages = 2000;
constexpr std::size_t kLargestPackage = std::size_t{1} << 20;

/// Whether --filter @acme/db, --filter ./packages/db or -C packages/db means the package in that folder.
bool is_meant(const std::string& folder, const scripts::PackageScripts& scripts, std::string_view package) {
  if (scripts.package == package) return true;
  while (package.starts_with("./")) package.remove_prefix(2);
  while (package.ends_with('/')) package.remove_suffix(1);
  return folder == package || folder.ends_with("/" + std::string(package));
}

}  // namespace

const std::vector<std::string>& PackageIndex::folders() {
  if (folders_) return *folders_;
  folders_.emplace();
  tree_.for_each_file("", [&](const git::Tree::Visited& file) {
    const bool is_package = scripts::kind_of(file.path, scripts::Executable::kNo) == scripts::FileKind::kPackage;
    if (is_package && folders_->size() < kMostPackages) folders_->emplace_back(layout::folder_of(file.path));
  });
  return *folders_;
}

const scripts::PackageScripts& PackageIndex::package_in(const std::string& folder) {
  const auto known = packages_.find(folder);
  if (known != packages_.end()) return known->second;
  scripts::PackageScripts& package = packages_[folder];
  const std::string path = layout::path_in(folder, "package.json");
  const std::optional<git::Entry> entry = tree_.find(path);
  if (!entry || entry->mode == model::FileMode::kSymlink || entry->mode == model::FileMode::kSubmodule) return package;
  const std::string text = tree_.read(entry->id, path);
  if (text.size() <= kLargestPackage) package = scripts::read_package_scripts(text);
  return package;
}

const scripts::PackageScript* PackageIndex::script_in(const std::string& folder, std::string_view script) {
  for (const scripts::PackageScript& candidate : package_in(folder).scripts) {
    if (candidate.name == script) return &candidate;
  }
  return nullptr;
}

std::vector<PackageIndex::Found> PackageIndex::find(std::string_view folder, const scripts::ScriptRun& run) {
  if (run.package.empty() && !run.is_everywhere) {
    for (const std::string& around : layout::folder_and_ancestors(folder)) {
      if (const auto* nearest = script_in(around, run.script)) return {{around, nearest}};
    }
  }
  std::vector<Found> found;
  for (const std::string& at : folders()) {
    if (!run.package.empty() && !is_meant(at, package_in(at), run.package)) continue;
    if (const auto* one = script_in(at, run.script)) found.push_back({at, one});
  }
  return found;
}

}  // namespace lockstep::rules
