#include "git/reference_names.h"

#include <fnmatch.h>

namespace lockstep::git {

bool matches_reference(const std::string& pattern, const std::string& name) {
  for (const char* prefix : {"", "refs/", "refs/heads/", "refs/remotes/"}) {
    if (fnmatch((prefix + pattern).c_str(), name.c_str(), 0) == 0) return true;
  }
  return false;
}

}  // namespace lockstep::git
