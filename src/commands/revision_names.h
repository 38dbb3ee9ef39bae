#pragma once
#include <string>
#include <string_view>

// Names from the surroundings of a CI job, which whoever opens a pull request may have chosen.
namespace lockstep::commands {

/// `text` when it is the full id of an object and not the one of zeros; else "".
std::string object_id(std::string_view text);

/// The same for an id of at least seven digits.
std::string abbreviated_id(std::string_view text);

/// "origin/main" of "main" or "refs/heads/main"; "" for a name with other characters than branches commonly have.
std::string remote_branch(std::string_view branch);

}  // namespace lockstep::commands
