#include "commands/kept_closures.h"

#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/files.h"

namespace lockstep::commands {
namespace {

constexpr std::size_t kLargestCache = std::size_t{8} << 20;

std::filesystem::path folder_of(const git::Repository& repository) {
  return std::filesystem::path(repository.common_dir()) / "lockstep";
}

}  // namespace

pairing::ClosureCache read_kept_closures(const git::Repository& repository) {
  const std::filesystem::path file = folder_of(repository) / "closures";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return {};
  try {
    return pairing::ClosureCache(base::read_file(file.string(), kLargestCache));
  } catch (const base::Error&) {
    return {};
  }
}

void keep_closures(const git::Repository& repository, const pairing::ClosureCache& cache) {
  if (!cache.has_changed()) return;
  std::error_code ignored;
  std::filesystem::create_directory(folder_of(repository), ignored);
  try {
    base::write_file_atomically((folder_of(repository) / "closures").string(), cache.text(), 0644);
  } catch (const base::Error&) {
    // A read-only repository is checked all the same, only without what this would have spared.
  }
}

}  // namespace lockstep::commands
