#include "git/repository_paths.h"

#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"

namespace lockstep::git {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestSmallFile = std::size_t{1} << 20;

std::string normal(const fs::path& path) {
  std::error_code failure;
  fs::path real = fs::weakly_canonical(path, failure);
  if (failure) real = path.lexically_normal();
  std::string text = real.string();
  if (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

bool is_at_or_below(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

}  // namespace

std::optional<std::string> read_small_file(const std::string& path) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return std::nullopt;
  return base::read_file(path, kLargestSmallFile);
}

std::string absolute_path(const std::string& path, const std::string& working_directory) {
  return (fs::path(working_directory) / path).lexically_normal().string();
}

std::string find_work_tree(const Environment& environment, const std::string& git_dir, const std::string& claimed) {
  const std::string here = normal(environment.working_directory);
  if (environment.work_tree) return normal(absolute_path(*environment.work_tree, here));
  if (const std::optional<std::string> back = read_small_file(git_dir + "/gitdir")) {
    return normal(fs::path(absolute_path(std::string(base::trim(*back)), git_dir)).parent_path());
  }
  const std::string above = normal(fs::path(git_dir).parent_path());
  const std::string top = claimed.empty() ? "" : normal(claimed);
  const bool is_named_as_usual = fs::path(git_dir).filename() == ".git";
  if (!environment.git_dir) return top.empty() && is_named_as_usual ? above : top;
  if (!top.empty() && top != above && top != here) return top;  // core.worktree
  return is_named_as_usual && is_at_or_below(here, above) ? above : here;
}

std::string index_path(const Environment& environment, const RepositoryPaths& paths) {
  if (!environment.index_file) return paths.git_dir + "/index";
  const std::string& top = paths.work_tree.empty() ? environment.working_directory : paths.work_tree;
  return absolute_path(*environment.index_file, top);
}

void check_missing_index(const Environment& environment, const RepositoryPaths& paths, bool head_is_unborn) {
  const std::string path = index_path(environment, paths);
  if (head_is_unborn && normal(path) == normal(paths.git_dir + "/index")) return;
  if (environment.index_file) {
    throw base::Error("the index " + path + ", named by GIT_INDEX_FILE, does not exist",
                      "a relative GIT_INDEX_FILE counts from the top of the work tree; unset it outside of hooks");
  }
  throw base::Error("the index " + path + " does not exist, so what would be committed is unknown", "git reset");
}

std::vector<model::ObjectId> read_merge_heads(const Environment& environment, const RepositoryPaths& paths) {
  std::vector<model::ObjectId> heads;
  const std::optional<std::string> written = read_small_file(paths.git_dir + "/MERGE_HEAD");
  if (written) {
    for (const std::string_view line : base::split_lines(*written)) {
      if (const std::optional<model::ObjectId> id = model::ObjectId::parse(line)) heads.push_back(*id);
    }
    return heads;
  }
  return environment.merge_heads;
}

void throw_shallow(const std::string& what) {
  throw base::Error(what + " is not in this shallow clone",
                    "git fetch --deepen=1000\n"
                    "in GitHub Actions: give actions/checkout `fetch-depth: 0`");
}

void throw_missing_object(const std::string& what, const RepositoryPaths& paths) {
  if (is_partial(paths)) {
    throw base::Error(what + " is not in this partial clone, and could not be fetched",
                      "git fetch --refetch --no-filter");
  }
  if (is_shallow(paths)) throw_shallow(what);
  throw base::Error(what + " is missing from the repository", "git fsck --connectivity-only");
}

void throw_unrelated(const model::ObjectId& base, const model::ObjectId& head) {
  throw base::Error("commits " + base.hex().substr(0, 10) + " and " + head.hex().substr(0, 10) +
                        " have no history in common, so git would not merge them",
                    "name a base that the branch was cut from");
}

void throw_too_large(std::string_view path, std::uint64_t size) {
  throw base::Error(std::string(path) + " is too large to be read: " + std::to_string(size) + " bytes, the limit is " +
                    std::to_string(Tree::kLargestFile));
}

bool is_shallow(const RepositoryPaths& paths) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(paths.common_dir + "/shallow", failure);
  return !failure && size > 0;
}

bool is_partial(const RepositoryPaths& paths) {
  const std::string config = base::lower_ascii(read_small_file(paths.common_dir + "/config").value_or(""));
  return base::contains(config, "promisor") || base::contains(config, "partialclone");
}

}  // namespace lockstep::git
