#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command.h"
#include "config/config.h"
#include "git/repository.h"

namespace lockstep::commands {

/// Which state of the repository is judged.
enum class Subject { kIndex, kWorkTree, kCommit };

/// What the user gave the two commits with, for error messages.
struct RequestNames {
  std::string_view base = "--base";
  std::string_view head = "--head";
};

struct ComparisonRequest {
  Subject subject = Subject::kIndex;
  std::optional<std::string> base = {};
  std::optional<std::string> head = {};  // implies Subject::kCommit
  RequestNames names = {};
};

/// What the change is measured against.
struct Base {
  std::unique_ptr<git::Tree> tree;
  std::optional<model::ObjectId> commit;  // nothing: the change starts the history, and the tree is empty
  std::string why;                        // "merge base with origin/main", for --verbose
};

/// A revision that was named, and the commit that it is.
struct Target {
  std::string name;
  model::ObjectId commit;
};

/// `origin` says who named it, for the error when there is no such commit.
Target resolve_or_throw(const git::Repository& repository, const std::string& name, std::string_view origin);

/// What a change goes to: the request's base, else the configured branch, else the remote's default branch, else main
/// or master; nothing when none of them is there. Throws when one that was named does not exist.
std::optional<Target> find_target(const git::Repository& repository, const ComparisonRequest& request,
                                  const std::optional<std::string>& configured_branch);

/// The tree under judgement.
std::unique_ptr<git::Tree> read_subject(const git::Repository& repository, const ComparisonRequest& request);

/// Finds the base: the merge base of the target branch with HEAD and whatever is being merged into it. Without a
/// target, HEAD itself.
///
/// `git merge-base TARGET HEAD MERGE_HEAD` asks for the ancestor of the merge that is about to be made, so merging the
/// target into a branch accuses nobody of the target's changes. Throws when a named target does not exist.
Base find_base(const git::Repository& repository, const ComparisonRequest& request,
               const std::optional<std::string>& configured_branch);

/// What is compared with what.
struct Comparison {
  std::unique_ptr<git::Tree> after;
  Base base;
  config::Config config;
};

/// The configuration is that of the judged tree; of a commit that of the base, so that it cannot bring its own, milder,
/// rules; `config_file` stands in for both.
Comparison read_comparison(const git::Repository& repository, const ComparisonRequest& request,
                           const std::optional<std::string>& config_file);

/// As --staged, --worktree, --base and --head have it. Throws base::Error for options that exclude each other.
ComparisonRequest read_request(const Arguments& arguments);

/// As --git-backend has it.
git::Backend read_backend(const Arguments& arguments);
std::vector<Choice> backend_choices();

/// The reason given by a `Lockstep-No-Migration: reason` trailer in the commits from `base` to `head`; empty for none.
std::string trailer_reason(const git::Repository& repository, const model::ObjectId& base, const model::ObjectId& head);

}  // namespace lockstep::commands
