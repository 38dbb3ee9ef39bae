#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/proposed_merge.h"
#include "git/repository.h"

namespace lockstep::commands {

/// A merge with both its trees.
struct JudgedMerge {
  model::ObjectId base;
  model::ObjectId head;                   // the branch's commit, or the merge that the hosting service made of it
  std::unique_ptr<git::Tree> before;      // of the base
  std::unique_ptr<git::Tree> after;       // of the merge
  std::vector<std::string> conflicts;     // paths, when the merge was made here
  std::optional<model::ObjectId> branch;  // the newest commit of the branch, where the merge is of one
  std::string onto;                       // what the base is called in commands: "origin/main", or its id
  std::string why;                        // "main merged with work in memory", for --verbose
};

/// Reads the two trees, and makes the merge where nobody has. Throws base::Error when a commit is not here, with the
/// command that fetches it; when HEAD is not the merge that it should be; and when the two have no history in common.
JudgedMerge read_merge(const git::Repository& repository, const ProposedMerge& proposed);

}  // namespace lockstep::commands
