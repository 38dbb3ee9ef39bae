#include "runner/lock_attempts.h"

#include <algorithm>

namespace lockstep::runner {
namespace {

std::chrono::milliseconds pause_after(int attempt) {
  constexpr std::chrono::milliseconds kFirst{500};
  constexpr std::chrono::milliseconds kLongest{30'000};
  return std::min(kLongest, kFirst * (1 << std::min(attempt - 1, 6)));
}

}  // namespace

void try_for_lock(const LockAttempts& attempts, const std::function<bool()>& attempt) {
  for (int count = 1; attempt() && count < attempts.most; ++count) {
    if (attempts.wait) attempts.wait(pause_after(count));
  }
}

bool has_waited_too_long(const pg::Failure& failure) {
  return failure.sqlstate == "55P03";  // lock_not_available
}

}  // namespace lockstep::runner
