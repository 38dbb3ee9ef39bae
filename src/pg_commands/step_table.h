#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "pg_commands/verification.h"

namespace lockstep::pg_commands {

/// "41 ms".
std::string in_milliseconds(std::chrono::nanoseconds time);

/// The runs of a verification and its slowest migrations as Markdown, for the summary of a step on GitHub.
std::string step_table(std::string_view project, std::string_view server, const Verified& verified);

}  // namespace lockstep::pg_commands
