#include "renumber/index_entries.h"

#include "base/error.h"
#include "base/text.h"
#include "git/repository_paths.h"

namespace lockstep::renumber {

git::Environment work_tree_environment(const git::Repository& repository) {
  git::Environment environment = git::read_environment();
  environment.working_directory = repository.work_tree();
  environment.git_dir = repository.git_dir();
  environment.work_tree = repository.work_tree();
  if (environment.index_file) {
    environment.index_file = git::absolute_path(*environment.index_file, repository.work_tree());
  }
  return environment;
}

IndexEntries read_index(const git::Environment& environment) {
  IndexEntries entries;
  const std::string output = git::git_output(environment, {"ls-files", "--stage", "-z"});
  for (const std::string_view line : base::split(output, '\0')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::vector<std::string_view> words = base::split(line.substr(0, tab), ' ');
    if (words.size() != 3 || words[2].empty()) throw base::Error("git ls-files printed what cannot be read");
    entries[std::string(line.substr(tab + 1))].push_back(
        {std::string(words[0]), std::string(words[1]), words[2].front()});
  }
  return entries;
}

std::vector<std::string> edited_files(const git::Environment& environment) {
  std::vector<std::string> paths;
  const std::string output = git::git_output(environment, {"diff-files", "--name-only", "-z", "--no-renames"});
  for (const std::string_view path : base::split(output, '\0')) {
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

std::string mode_text(model::FileMode mode) {
  if (mode == model::FileMode::kSymlink) return "120000";
  return mode == model::FileMode::kExecutable ? "100755" : "100644";
}

std::string blob_id(const git::Environment& environment, const std::string& bytes, Storing storing) {
  std::vector<std::string> arguments = {"hash-object", "-t", "blob", "--no-filters", "--stdin"};
  if (storing == Storing::kStore) arguments.emplace_back("-w");
  base::ProcessSpec spec = git::git_command(environment, std::move(arguments));
  spec.input = bytes;
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) git::throw_git_error("hash-object", result);
  return std::string(base::trim(result.out));
}

void update_index(const git::Environment& environment, const std::vector<IndexUpdate>& updates) {
  base::ProcessSpec spec = git::git_command(environment, {"update-index", "-z", "--index-info"});
  const std::size_t id_digits = blob_id(environment, "", Storing::kAsk).size();
  for (const IndexUpdate& update : updates) {
    const std::string id = update.id.empty() ? std::string(id_digits, '0') : update.id;
    spec.input += update.mode + " " + id + "\t" + update.path;
    spec.input += '\0';
  }
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) git::throw_git_error("update-index", result);
  // So that git status need not read the files again; what differs elsewhere is not our business.
  git::run_git(environment, {"update-index", "-q", "--refresh"});
}

}  // namespace lockstep::renumber
