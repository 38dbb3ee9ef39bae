#pragma once
#include "lint/rule.h"

namespace lockstep::sql_rules {

// Each is defined in the file of its name, with all that there is to it.

// Locks.
extern const lint::Rule kRequireConcurrentIndexCreation;

// Rewrites.

// Data loss.

// Compatibility with the release that is running.

// Correctness.

// Tools.

// Conventions.

// Types.

// What squawk checks besides.

// Suppressions.

}  // namespace lockstep::sql_rules
