#include "commands/proposed_merge.h"

#include <cstdlib>

#include "base/error.h"
#include "base/files.h"
#include "commands/github_event.h"
#include "commands/revision_names.h"

namespace lockstep::commands {
namespace {

constexpr std::size_t kLargestEvent = std::size_t{25} << 20;

constexpr const char* kVariables[] = {
    "GITHUB_ACTIONS", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_BASE_REF",
    // GitLab
    "GITLAB_CI", "CI_MERGE_REQUEST_IID", "CI_MERGE_REQUEST_EVENT_TYPE", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "CI_MERGE_REQUEST_TARGET_BRANCH_SHA",
    // Azure Pipelines
    "TF_BUILD", "BUILD_REASON", "SYSTEM_PULLREQUEST_TARGETBRANCH", "SYSTEM_PULLREQUEST_SOURCECOMMITID",
    // Bitbucket Pipelines
    "BITBUCKET_PR_ID", "BITBUCKET_PR_DESTINATION_BRANCH", "BITBUCKET_PR_DESTINATION_COMMIT",
    // Buildkite
    "BUILDKITE", "BUILDKITE_PULL_REQUEST", "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC", "BUILDKITE_MERGE_QUEUE_BASE_BRANCH",
    "BUILDKITE_MERGE_QUEUE_BASE_COMMIT"};

std::string value_of(const CiVariables& variables, std::string_view name) {
  const auto variable = variables.find(name);
  return variable == variables.end() ? "" : variable->second;
}

/// Two tips: the branch at HEAD, and the remote-tracking branch of its target.
ProposedMerge into_remote_branch(const std::string& branch, std::string source) {
  ProposedMerge merge;
  merge.onto = remote_branch(branch);
  merge.base = merge.onto;
  merge.source = std::move(source);
  if (merge.base.empty()) {
    throw base::Error(merge.source + " does not say which branch it merges into", "lockstep gate --base REF");
  }
  return merge;
}

ProposedMerge in_merge_commit(const std::string& branch, std::string source) {
  ProposedMerge merge;
  merge.form = MergeForm::kMergeCommit;
  merge.onto = remote_branch(branch);
  merge.source = std::move(source);
  return merge;
}

ProposedMerge on_top_of(const std::string& base, const std::string& branch, std::string source) {
  ProposedMerge merge;
  merge.form = MergeForm::kContained;
  merge.base = base;
  merge.onto = remote_branch(branch);
  merge.source = std::move(source);
  return merge;
}

/// Trains and merged results check out the merge; other pipelines of a merge request check out its branch.
std::optional<ProposedMerge> of_gitlab(const CiVariables& variables) {
  if (value_of(variables, "CI_MERGE_REQUEST_IID").empty()) return std::nullopt;
  const std::string type = value_of(variables, "CI_MERGE_REQUEST_EVENT_TYPE");
  const std::string branch = value_of(variables, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
  if (type != "merge_train" && type != "merged_result") return into_remote_branch(branch, "the merge request pipeline");
  const std::string source = type == "merge_train" ? "the merge train" : "the merged results pipeline";
  const std::string base = object_id(value_of(variables, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"));
  return base.empty() ? in_merge_commit(branch, source) : on_top_of(base, branch, source);
}

std::optional<ProposedMerge> of_azure(const CiVariables& variables) {
  if (value_of(variables, "BUILD_REASON") != "PullRequest") return std::nullopt;
  ProposedMerge merge =
      in_merge_commit(value_of(variables, "SYSTEM_PULLREQUEST_TARGETBRANCH"), "the pull request build");
  merge.branch_head = object_id(value_of(variables, "SYSTEM_PULLREQUEST_SOURCECOMMITID"));
  return merge;
}

/// Bitbucket merges the destination into the branch before the job, or does not, as the repository is set up.
std::optional<ProposedMerge> of_bitbucket(const CiVariables& variables) {
  if (value_of(variables, "BITBUCKET_PR_ID").empty()) return std::nullopt;
  const std::string branch = value_of(variables, "BITBUCKET_PR_DESTINATION_BRANCH");
  const std::string commit = abbreviated_id(value_of(variables, "BITBUCKET_PR_DESTINATION_COMMIT"));
  if (commit.empty()) return into_remote_branch(branch, "the pull request pipeline");
  ProposedMerge merge;
  merge.base = commit;
  merge.onto = remote_branch(branch);
  merge.source = "the pull request pipeline";
  return merge;
}

std::optional<ProposedMerge> of_buildkite(const CiVariables& variables) {
  const std::string queue_base = object_id(value_of(variables, "BUILDKITE_MERGE_QUEUE_BASE_COMMIT"));
  if (!queue_base.empty()) {
    return on_top_of(queue_base, value_of(variables, "BUILDKITE_MERGE_QUEUE_BASE_BRANCH"), "the merge queue build");
  }
  const std::string number = value_of(variables, "BUILDKITE_PULL_REQUEST");
  if (number.empty() || number == "false") return std::nullopt;
  const std::string branch = value_of(variables, "BUILDKITE_PULL_REQUEST_BASE_BRANCH");
  if (value_of(variables, "BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC") == "true") {
    return in_merge_commit(branch, "the pull request build");
  }
  return into_remote_branch(branch, "the pull request build");
}

std::optional<ProposedMerge> of_github(const CiVariables& variables, EventReader read_event) {
  const std::string name = value_of(variables, "GITHUB_EVENT_NAME");
  if (!is_merge_event(name)) return std::nullopt;
  const std::string path = value_of(variables, "GITHUB_EVENT_PATH");
  if (path.empty()) {
    throw base::Error("GITHUB_EVENT_NAME is set, and GITHUB_EVENT_PATH is not: there is no event to read",
                      "name both sides: lockstep gate --base REF --head REF");
  }
  return merge_of_event(name, read_event(path), value_of(variables, "GITHUB_BASE_REF"));
}

}  // namespace

CiVariables read_ci_variables() {
  CiVariables variables;
  for (const char* name : kVariables) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') variables.emplace(name, value);
  }
  return variables;
}

std::string read_event_file(const std::string& path) {
  return base::read_file(path, kLargestEvent);
}

std::optional<ProposedMerge> merge_proposed_by_ci(const CiVariables& variables, EventReader read_event) {
  if (value_of(variables, "GITHUB_ACTIONS") == "true") return of_github(variables, read_event);
  if (value_of(variables, "GITLAB_CI") == "true") return of_gitlab(variables);
  if (!value_of(variables, "TF_BUILD").empty()) return of_azure(variables);
  if (!value_of(variables, "BITBUCKET_PR_ID").empty()) return of_bitbucket(variables);
  if (value_of(variables, "BUILDKITE") == "true") return of_buildkite(variables);
  return std::nullopt;
}

}  // namespace lockstep::commands
