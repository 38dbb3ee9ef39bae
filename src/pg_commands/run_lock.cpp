#include "pg_commands/run_lock.h"

#include <thread>

#include "base/error.h"

namespace lockstep::pg_commands {

void take_run_lock(pg::Connection& connection, std::int64_t key, std::chrono::milliseconds longest,
                   const std::function<void()>& on_wait) {
  constexpr std::chrono::milliseconds kPause{200};
  const auto deadline = std::chrono::steady_clock::now() + longest;
  const std::string ask = "SELECT pg_try_advisory_lock(" + std::to_string(key) + ")";
  bool has_waited = false;
  while (!connection.query(ask)[0].boolean(0)) {
    if (!has_waited) on_wait();
    has_waited = true;
    if (std::chrono::steady_clock::now() > deadline) {
      throw base::Error("another run of lockstep migrate is still busy with this database",
                        "wait for it; SELECT pid FROM pg_locks WHERE locktype = 'advisory' says who it is");
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace lockstep::pg_commands
