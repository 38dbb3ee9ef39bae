#include "rules/package_index.h"

#include <algorithm>

#include "layout/names.h"
#include "layout/paths.h"

namespace lockstep::rules {
namespace {

constexpr std::size_t kMostPackages = 2000;
constexpr std::size_t kLargestPackage = std::size_t{1} << 20;

}  // namespace

void PackageIndex::read_all() {
  if (std::exchange(is_read_, true)) return;
  std::vector<git::Entry> files;
  tree_.for_each_file("", [&](const git::Tree::Visited& file) {
    const bool is_package = scripts::kind_of(file.path, scripts::Executable::kNo) == scripts::FileKind::kPackage;
    if (is_package && files.size() < kMostPackages && file.mode != model::FileMode::kSymlink) {
      files.push_back({std::string(file.path), file.id, file.mode});
    }
  });
  for (const git::Entry& file : files) {
    const std::string text = tree_.read(file.id, file.path);
    if (text.size() > kLargestPackage) continue;
    packages_[std::string(layout::folder_of(file.path))] = scripts::read_package_scripts(text);
  }
}

std::optional<PackageIndex::Found> PackageIndex::script_in(const std::string& folder, std::string_view script) const {
  const auto package = packages_.find(folder);
  if (package == packages_.end()) return std::nullopt;
  for (const scripts::PackageScript& candidate : package->second.scripts) {
    if (candidate.name == script) return Found{layout::path_in(folder, "package.json"), folder, &candidate};
  }
  return std::nullopt;
}

bool PackageIndex::is_meant(const std::string& folder, const scripts::PackageScripts& scripts,
                            std::string_view package) const {
  if (scripts.package == package) return true;
  while (package.starts_with("./")) package.remove_prefix(2);
  while (package.ends_with("/")) package.remove_suffix(1);
  return folder == package || folder.ends_with("/" + std::string(package));
}

std::vector<PackageIndex::Found> PackageIndex::find(std::string_view folder, std::string_view package,
                                                    std::string_view script, bool is_everywhere) {
  read_all();
  std::vector<Found> found;
  if (package.empty() && !is_everywhere) {
    for (const std::string& around : layout::folder_and_ancestors(folder)) {
      if (auto nearest = script_in(around, script)) return {*nearest};
    }
  }
  for (const auto& [at, scripts] : packages_) {
    if (!package.empty() && !is_meant(at, scripts, package)) continue;
    if (auto one = script_in(at, script)) found.push_back(*one);
  }
  return found;
}

}  // namespace lockstep::rules
