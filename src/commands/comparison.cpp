#include "commands/comparison.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "commands/judge.h"
#include "git/memory_tree.h"

namespace lockstep::commands {
namespace {

std::optional<Target> resolve(const git::Repository& repository, const std::string& name) {
  const std::optional<model::ObjectId> commit = repository.resolve_commit(name);
  if (!commit) return std::nullopt;
  return Target{name, *commit};
}

/// The commits that the judged state continues: HEAD and what is being merged into it, or --head alone.
std::vector<model::ObjectId> find_tips(const git::Repository& repository, const ComparisonRequest& request) {
  if (request.head) return {resolve_or_throw(repository, *request.head, request.names.head).commit};
  std::vector<model::ObjectId> tips;
  if (const std::optional<model::ObjectId> head = repository.head()) tips.push_back(*head);
  if (request.subject == Subject::kCommit) return tips;
  for (const model::ObjectId& merged : repository.merge_heads()) tips.push_back(merged);
  return tips;
}

Base base_at(const git::Repository& repository, const model::ObjectId& commit, std::string why) {
  return {repository.commit_tree(commit), commit, std::move(why)};
}

/// Whether `commit` is a parent of `child`. A pull request's checkout has the merge commit and its parents and nothing
/// older, where no merge base can be computed and none is needed.
bool is_parent(const git::Repository& repository, const model::ObjectId& commit, const model::ObjectId& child) {
  return repository.resolve_commit(child.hex() + "^1") == commit ||
         repository.resolve_commit(child.hex() + "^2") == commit;
}

}  // namespace

Target resolve_or_throw(const git::Repository& repository, const std::string& name, std::string_view origin) {
  if (std::optional<Target> target = resolve(repository, name)) return *target;
  const std::size_t slash = name.find('/');
  const std::string fetch =
      slash == std::string::npos ? "git fetch" : "git fetch " + name.substr(0, slash) + " " + name.substr(slash + 1);
  throw base::Error(std::string(origin) + " names " + name + ", and there is no such commit here", fetch);
}

std::optional<Target> find_target(const git::Repository& repository, const ComparisonRequest& request,
                                  const std::optional<std::string>& configured_branch) {
  if (request.base) return resolve_or_throw(repository, *request.base, request.names.base);
  if (configured_branch) return resolve_or_throw(repository, *configured_branch, "\"base\" in lockstep.json");
  if (const std::optional<std::string> branch = repository.default_remote_branch()) {
    if (std::optional<Target> target = resolve(repository, *branch)) return target;
  }
  for (const char* name : {"origin/main", "origin/master", "main", "master"}) {
    if (std::optional<Target> target = resolve(repository, name)) return target;
  }
  return std::nullopt;
}

std::unique_ptr<git::Tree> read_subject(const git::Repository& repository, const ComparisonRequest& request) {
  switch (request.subject) {
    case Subject::kIndex:
      return repository.index_tree();
    case Subject::kWorkTree:
      return git::work_tree_files(repository);
    case Subject::kCommit:
      return repository.commit_tree(
          resolve_or_throw(repository, request.head.value_or("HEAD"), request.names.head).commit);
  }
  throw base::Error("nothing to judge");
}

Base find_base(const git::Repository& repository, const ComparisonRequest& request,
               const std::optional<std::string>& configured_branch) {
  const std::vector<model::ObjectId> tips = find_tips(repository, request);
  if (tips.empty()) return {std::make_unique<git::MemoryTree>(), std::nullopt, "no commit yet"};
  const std::optional<Target> target = find_target(repository, request, configured_branch);
  if (!target) return base_at(repository, tips.front(), "HEAD, since no target branch is known");
  if (tips.front() == target->commit) return base_at(repository, target->commit, "HEAD, which is " + target->name);
  if (repository.is_shallow() && is_parent(repository, target->commit, tips.front())) {
    return base_at(repository, target->commit, target->name + ", a parent of the judged commit");
  }
  if (const std::optional<model::ObjectId> common = repository.merge_base(target->commit, tips)) {
    return base_at(repository, *common, "merge base with " + target->name);
  }
  if (request.base) {
    throw base::Error(
        std::string(request.names.base) + " " + *request.base + " has no history in common with the judged commit",
        "name a base that the branch was cut from");
  }
  return base_at(repository, tips.front(), "HEAD, since " + target->name + " has no history in common with it");
}

std::string trailer_reason(const git::Repository& repository, const model::ObjectId& base,
                           const model::ObjectId& head) {
  constexpr std::string_view kTrailer = "lockstep-no-migration:";
  for (const std::string& message : repository.commit_messages(base, head)) {
    for (const std::string_view line : base::split_lines(message)) {
      if (!base::lower_ascii(line).starts_with(kTrailer)) continue;
      const std::string_view reason = base::trim(line.substr(kTrailer.size()));
      if (!reason.empty()) return std::string(reason);
    }
  }
  return "";
}

Comparison read_comparison(const git::Repository& repository, const ComparisonRequest& request,
                           const std::optional<std::string>& config_file) {
  Comparison comparison;
  comparison.after = read_subject(repository, request);
  comparison.config = config_file ? read_config_file(*config_file) : read_config(*comparison.after);
  comparison.base = find_base(repository, request, comparison.config.base);
  // A commit under judgement must not bring its own, milder, rules.
  if (request.head && !config_file) comparison.config = read_config(*comparison.base.tree);
  return comparison;
}

ComparisonRequest read_request(const Arguments& arguments) {
  ComparisonRequest request;
  request.base = arguments.value("base");
  request.head = arguments.value("head");
  if (arguments.has("worktree") + arguments.has("staged") + arguments.has("head") > 1) {
    throw base::Error("--staged, --worktree and --head exclude each other", "--help says what each does");
  }
  if (arguments.has("worktree")) request.subject = Subject::kWorkTree;
  if (request.head) request.subject = Subject::kCommit;
  return request;
}

git::Backend read_backend(const Arguments& arguments) {
  const std::string word = arguments.value("git-backend").value_or("auto");
  if (word == "libgit2") return git::Backend::kLibgit2;
  return word == "command-line" ? git::Backend::kCommandLine : git::Backend::kAuto;
}

std::vector<Choice> backend_choices() {
  return {
      {"auto", "what can read this repository (default)"}, {"libgit2"}, {"command-line", "git's plumbing commands"}};
}

}  // namespace lockstep::commands
