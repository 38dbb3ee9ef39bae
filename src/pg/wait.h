#pragma once
#include "pg/limits.h"

namespace lockstep::pg {

enum class Waited { kReady, kDeadline, kInterrupted };

/// Sleeps until the socket has one of `events` (as for poll), or the limits are reached.
Waited wait_for(int socket, short events, const Limits& limits);

}  // namespace lockstep::pg
