#include "commands/hooks/hook_place.h"

#include <filesystem>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::commands::hooks {
namespace {

namespace fs = std::filesystem;

/// Links resolved as far as the path exists, so that `.githooks -> /elsewhere` counts as elsewhere.
fs::path resolved(const std::string& path) {
  std::error_code failure;
  fs::path real = fs::weakly_canonical(path, failure);
  return failure ? fs::path(path).lexically_normal() : real;
}

bool is_spelled_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

/// The first work tree, whose `.git` is the common directory itself; "" when the repository has none.
std::string main_work_tree(const HookPlace& place) {
  const fs::path common(place.common_dir);
  return common.filename() == ".git" ? common.parent_path().string() : std::string();
}

bool is_linked(const HookPlace& place) {
  return place.git_dir != place.common_dir;
}

std::optional<GitSetting> read_hooks_path(const std::string& directory) {
  const base::ProcessResult result =
      run_git(directory, {"config", "--null", "--show-origin", "--show-scope", "core.hooksPath"});
  const std::vector<std::string_view> fields = base::split(result.out, '\0');
  if (result.exit_status != 0 || fields.size() < 3) return std::nullopt;
  return GitSetting{std::string(fields[2]), std::string(fields[0]), std::string(fields[1])};
}

base::Error no_work_tree(const base::ProcessResult& answer) {
  const std::vector<std::string_view> reasons = base::split_lines(answer.error_text);
  return base::Error("cannot find the hooks of this repository" +
                         (reasons.empty() ? std::string() : ": " + std::string(reasons.front())),
                     "run lockstep hooks inside a work tree of a git repository");
}

}  // namespace

base::ProcessResult run_git(const std::string& directory, const std::vector<std::string>& arguments) {
  base::ProcessSpec spec;
  spec.argv = {"git"};
  spec.argv.insert(spec.argv.end(), arguments.begin(), arguments.end());
  spec.environment = {{"LC_ALL", "C"}, {"GIT_OPTIONAL_LOCKS", "0"}};
  spec.working_directory = directory;
  spec.output_limit = std::size_t{1} << 20;
  return base::run_process(spec);
}

GitVersion parse_git_version(std::string_view line) {
  constexpr std::string_view kPrefix = "git version ";
  if (!line.starts_with(kPrefix)) return {};
  const std::vector<std::string_view> parts = base::split(base::trim(line.substr(kPrefix.size())), '.');
  if (parts.size() < 2) return {};
  const auto major = base::parse_number(parts[0]);
  const auto minor = base::parse_number(parts[1]);
  if (!major || !minor) return {};
  return {static_cast<unsigned>(*major), static_cast<unsigned>(*minor)};
}

HookPlace find_hook_place(const std::string& directory) {
  HookPlace place;
  place.hooks_path = read_hooks_path(directory);
  std::vector<std::string> question{"rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir",
                                    "--git-common-dir"};
  // git calls an empty path invalid here, and runs no hook.
  const bool is_nowhere = place.hooks_path && place.hooks_path->value.empty();
  if (!is_nowhere) question.insert(question.end(), {"--git-path", "hooks"});
  const base::ProcessResult answer = run_git(directory, question);
  const std::vector<std::string_view> lines = base::split_lines(answer.out);
  if (answer.exit_status != 0 || lines.size() != (is_nowhere ? 3 : 4)) throw no_work_tree(answer);
  place.work_tree = lines[0];
  place.git_dir = lines[1];
  place.common_dir = lines[2];
  if (!is_nowhere) place.folder = lines[3];
  place.git_version = parse_git_version(run_git(directory, {"version"}).out);
  return place;
}

bool is_inside_repository(const HookPlace& place) {
  if (place.hooks_path && place.hooks_path->value.empty()) return false;
  const fs::path folder = resolved(place.folder);
  const std::string main = main_work_tree(place);
  return is_spelled_below(folder, resolved(place.work_tree)) || is_spelled_below(folder, resolved(place.common_dir)) ||
         (!main.empty() && is_spelled_below(folder, resolved(main)));
}

bool is_in_work_tree(const HookPlace& place) {
  return is_inside_repository(place) && !is_spelled_below(resolved(place.folder), resolved(place.common_dir));
}

bool is_lost_in_linked_work_tree(const HookPlace& place) {
  std::error_code failure;
  return place.hooks_path && !fs::path(place.hooks_path->value).is_absolute() && is_linked(place) &&
         !place.hooks_path->value.starts_with("~") && !fs::is_directory(place.folder, failure);
}

std::string shown_path(const HookPlace& place, const std::string& path) {
  const std::string prefix = place.work_tree + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

}  // namespace lockstep::commands::hooks
