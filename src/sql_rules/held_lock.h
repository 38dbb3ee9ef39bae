#pragma once
#include <string>

#include "lint/situation.h"

// What an earlier statement of the transaction has locked and still holds.
namespace lockstep::sql_rules {

/// An ACCESS EXCLUSIVE lock that is held through the statement, on a table whose writes the statement does not block
/// itself: where it does, it has a finding of its own. Only for the first scan, build or rewrite under such a lock;
/// what comes after it in the transaction is mended by the same move.
const lint::HeldLock* held_through(const lint::Situation& at);

/// "while the ACCESS EXCLUSIVE lock on users is held since line 4: reads and writes of users wait until it is done".
std::string in_words(const lint::HeldLock& held);

}  // namespace lockstep::sql_rules
