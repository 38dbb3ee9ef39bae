#pragma once
#include "git/libgit2_handles.h"
#include "git/repository.h"

namespace lockstep::git {

/// Opens the repository that git would, following git's decision on whose repositories may be trusted. Throws
/// Unsupported when libgit2 cannot.
RepositoryHandle open_with_libgit2(const Environment& environment);

}  // namespace lockstep::git
