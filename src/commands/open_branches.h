#pragma once
#include <string>
#include <vector>

#include "git/repository.h"

namespace lockstep::commands {

/// Another branch that is open beside the judged one.
struct OpenReference {
  std::string name;  // for people: "pull request 118", "branch billing"
  model::ObjectId commit;
};

/// The commits that --with names: revisions, or patterns of references (refs/pull/*/head). Each commit once, under its
/// first name, without those in `passed_over`. Throws base::Error when one names nothing, since a prediction from
/// nothing would always be a good one.
std::vector<OpenReference> find_open_branches(const git::Repository& repository,
                                              const std::vector<std::string>& patterns,
                                              const std::vector<model::ObjectId>& passed_over);

}  // namespace lockstep::commands
