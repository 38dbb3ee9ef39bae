#pragma once
#include <string>

namespace lockstep::git {

/// Whether the pattern names the reference, in full or without refs/, refs/heads/ or refs/remotes/ before it. `*` spans
/// slashes.
bool matches_reference(const std::string& pattern, const std::string& name);

}  // namespace lockstep::git
