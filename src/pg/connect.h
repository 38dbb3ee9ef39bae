#pragma once
#include "base/handle.h"
#include "pg/settings.h"

struct pg_conn;
extern "C" void PQfinish(pg_conn* connection);

namespace lockstep::pg {

using ConnectionHandle = base::Handle<pg_conn, PQfinish>;

/// A session as Connection's constructor promises it, in libpq's non-blocking mode.
ConnectionHandle connect(const Settings& settings);

}  // namespace lockstep::pg
