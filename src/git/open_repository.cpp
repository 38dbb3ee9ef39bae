#include "git/auto_repository.h"
#include "git/repository.h"

namespace lockstep::git {
namespace {

std::unique_ptr<Repository> open_automatically(const Environment& environment) {
  std::string why;
  try {
    auto repository = std::make_unique<AutoRepository>(environment);
    if (!is_partial({repository->git_dir(), repository->common_dir(), repository->work_tree()})) return repository;
    why = "partial clone";  // git fetches what is missing and needed
  } catch (const Unsupported& unsupported) {
    if (!base::find_program("git")) throw;
    why = unsupported.what();
  }
  return std::make_unique<CommandLineRepository>(environment, why);
}

}  // namespace

std::unique_ptr<Repository> open_repository(const Environment& environment, Backend backend) {
  switch (backend) {
    case Backend::kLibgit2:
      return std::make_unique<Libgit2Repository>(environment);
    case Backend::kCommandLine:
      return std::make_unique<CommandLineRepository>(environment, "asked for");
    default:
      return open_automatically(environment);
  }
}

}  // namespace lockstep::git
