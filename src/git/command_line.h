#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/subprocess.h"
#include "git/repository.h"

namespace lockstep::git {

/// A git plumbing command as it is safe to run in a hook: no file system monitor, pager, external diff, lock or prompt,
/// variables of `environment` set or unset as they are there. Throws when there is no git.
base::ProcessSpec git_command(const Environment& environment, std::vector<std::string> arguments);

/// Runs it; throws base::Error with git's own words when it fails.
std::string git_output(const Environment& environment, std::vector<std::string> arguments);

/// The same, for a command whose failure is an answer.
base::ProcessResult run_git(const Environment& environment, std::vector<std::string> arguments);
[[noreturn]] void throw_git_error(const std::string& command, const base::ProcessResult& result);

/// Throws when git refuses the repository for its owner, with the command that git names; or when there is no git to
/// ask.
void require_accepted_by_git(const Environment& environment);

/// The id that git printed, with or without a newline. Throws when it is none.
model::ObjectId printed_id(std::string_view line);

/// "git 2.39.5".
std::string git_version(const Environment& environment);

}  // namespace lockstep::git
