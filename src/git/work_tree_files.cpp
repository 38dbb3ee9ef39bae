#include "base/error.h"
#include "git/repository.h"

namespace lockstep::git {

std::unique_ptr<Tree> work_tree_files(const Repository&) {
  throw base::Error("the work tree cannot be read yet");
}

}  // namespace lockstep::git
