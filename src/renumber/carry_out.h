#pragma once
#include <string>
#include <vector>

#include "git/repository.h"
#include "renumber/plan.h"
#include "renumber/situation.h"

namespace lockstep::renumber {

/// What differs from what is staged: by this a plan is already carried out when there is none. Writes nothing.
std::vector<FileChange> pending_changes(const git::Repository& repository, const std::vector<FileChange>& files);

/// How the user takes it back.
struct Undo {
  std::string command;
};

/// Writes the changes into the work tree and stages them, which settles conflicts of these paths; all of it or nothing.
/// What to undo it by concerns the migrations `folders`. Throws base::Error when a file that would be lost is neither
/// staged nor part of the operation that git is in.
Undo carry_out(const git::Repository& repository, Doing doing, const std::vector<FileChange>& changes,
               const std::vector<std::string>& folders);

}  // namespace lockstep::renumber
