#pragma once
#include "commands/judged_merge.h"
#include "commands/open_branches.h"
#include "rules/change.h"

namespace lockstep::commands {

/// What the repository tells of a merge beside its two trees.
class MergeWitness {
 public:
  /// All three are used for as long as this lives.
  MergeWitness(const git::Repository& repository, const JudgedMerge& merge, const std::vector<OpenReference>& open)
      : repository_(repository), merge_(merge), open_(open) {}

  /// The facts about one project, of which the migrations on both sides are given. Where the merge brings no migration,
  /// no more is read.
  rules::MergeFacts facts(const model::Project& project, const model::MigrationSet& before,
                          const model::MigrationSet& after) const;

 private:
  std::vector<model::Migration> withdrawn(const model::Project& project) const;
  std::vector<rules::OpenBranch> open_branches(const model::Project& project) const;

  const git::Repository& repository_;
  const JudgedMerge& merge_;
  const std::vector<OpenReference>& open_;
};

}  // namespace lockstep::commands
