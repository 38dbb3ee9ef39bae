#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::commands {

/// How the commits that are here stand to the merge that is to be judged.
enum class MergeForm {
  kToBeMade,     // base and head are two tips, and nobody has merged them yet
  kMergeCommit,  // HEAD is the merge, made by the hosting service: its first parent is the base
  kContained,    // head has the base in its history, so that its tree is the result
};

/// A merge that somebody asks about, before anything of it has been read. All texts but `base` and `head` of the
/// command line are checked: ids are hexadecimal, names of branches have no character that means something to a shell.
struct ProposedMerge {
  MergeForm form = MergeForm::kToBeMade;
  std::string base;  // a revision; empty for kMergeCommit
  std::string head = "HEAD";
  std::string branch_head;  // of kMergeCommit: the branch's newest commit where it is known. HEAD is not it
  std::string onto;         // what the base is called where the branch is worked on: "origin/main"; empty if not known
  std::string source;       // who asks: "the merge_group event", "--base"
};

/// The variables of CI services that say what a job runs for.
using CiVariables = std::map<std::string, std::string, std::less<>>;
CiVariables read_ci_variables();

/// The merge that a CI job runs for, by what GitHub, GitLab, Azure Pipelines, Bitbucket or Buildkite say of it; nothing
/// in other jobs and on a laptop. `read_event` gives the text of GitHub's event file and may throw. Throws base::Error
/// when the service announces a merge and does not say of what.
using EventReader = std::string (*)(const std::string& path);
std::optional<ProposedMerge> merge_proposed_by_ci(const CiVariables& variables, EventReader read_event);

/// The text of an event file as GitHub writes it, up to 25 MiB.
std::string read_event_file(const std::string& path);

}  // namespace lockstep::commands
