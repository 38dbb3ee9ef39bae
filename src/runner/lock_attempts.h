#pragma once
#include <chrono>
#include <functional>

#include "pg/failure.h"

namespace lockstep::runner {

/// How often what waited for a lock too long is tried.
struct LockAttempts {
  int most = 1;
  std::function<void(std::chrono::milliseconds)> wait;  // between attempts
};

/// Calls `attempt` until it says that it did not fail for a lock, or `most` times.
void try_for_lock(const LockAttempts& attempts, const std::function<bool()>& attempt);

bool has_waited_too_long(const pg::Failure& failure);

}  // namespace lockstep::runner
