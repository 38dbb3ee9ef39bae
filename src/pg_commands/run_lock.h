#pragma once
#include <chrono>
#include <cstdint>
#include <functional>

#include "pg/connection.h"

namespace lockstep::pg_commands {

/// The advisory lock that lets one run at a time use a ledger, held by the connection's session until it ends.
///
/// It is asked for again and again, and never waited for in the server: a session that waits holds a snapshot, and
/// CREATE INDEX CONCURRENTLY of the run that has the lock waits for that, which PostgreSQL ends as a deadlock with an
/// invalid index left behind. `on_wait` is called once when somebody else has it. Throws base::Error after `longest`.
void take_run_lock(pg::Connection& connection, std::int64_t key, std::chrono::milliseconds longest,
                   const std::function<void()>& on_wait);

}  // namespace lockstep::pg_commands
