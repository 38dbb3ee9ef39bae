#pragma once
#include <chrono>
#include <functional>

namespace lockstep::pg {

/// When to stop waiting for the server. A statement that is stopped is cancelled; when the server does not answer that
/// within seconds, the connection is closed.
struct Limits {
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  /// Asked about ten times a second, and when a signal came. May be empty.
  std::function<bool()> is_interrupted;
};

}  // namespace lockstep::pg
