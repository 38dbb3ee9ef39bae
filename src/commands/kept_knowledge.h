#pragma once
#include "git/repository.h"
#include "layout/barren_folders.h"
#include "pairing/closure_cache.h"

namespace lockstep::commands {

/// What earlier checks learnt: of the schema sources, and of folders in which there is no project. It lies in
/// lockstep/ in the git directory that all work trees share, and may be deleted at any time. What cannot be read or
/// written is as if it were not there.
struct Knowledge {
  pairing::ClosureCache closures;
  layout::BarrenFolders barren_folders;
};

Knowledge read_kept_knowledge(const git::Repository& repository);
void keep_knowledge(const git::Repository& repository, const Knowledge& knowledge);

}  // namespace lockstep::commands
