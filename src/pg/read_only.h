#pragma once
#include <functional>
#include <string_view>

#include "pg/connection.h"

namespace lockstep::pg {

/// Runs `read` in a transaction that writes nothing and sees one moment, with `settings` (SET LOCAL …;) beside its own.
/// It ends with the call, so that nothing of it stays in the session, which behind a pooler others get next.
///
/// No lock is waited for long: `read` is run anew, in a new transaction, when one kept it waiting, and has to begin
/// from nothing then. Throws base::Error, with who holds the lock, when that went on for about five seconds; and what
/// `read` throws.
void read_only(Connection& connection, std::string_view settings, const std::function<void()>& read);

}  // namespace lockstep::pg
