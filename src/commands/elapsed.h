#pragma once
#include <chrono>
#include <string>

namespace lockstep::commands {

/// "12.3 ms", for --verbose.
std::string elapsed_since(std::chrono::steady_clock::time_point start);

}  // namespace lockstep::commands
