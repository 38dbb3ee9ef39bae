#pragma once
#include "git/repository.h"
#include "pairing/closure_cache.h"

namespace lockstep::commands {

/// What earlier checks learnt about the schema sources: lockstep/closures in the git directory that all work trees
/// share. It may be deleted at any time. What cannot be read or written is as if it were not there.
pairing::ClosureCache read_kept_closures(const git::Repository& repository);
void keep_closures(const git::Repository& repository, const pairing::ClosureCache& cache);

}  // namespace lockstep::commands
