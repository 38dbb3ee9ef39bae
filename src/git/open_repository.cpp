#include "git/libgit2_repository.h"
#include "git/repository.h"

namespace lockstep::git {

std::unique_ptr<Repository> open_repository(const Environment& environment, Backend) {
  return std::make_unique<Libgit2Repository>(environment);
}

}  // namespace lockstep::git
