#pragma once
#include "lint/rule.h"

namespace lockstep::sql_rules {

// Each is defined in the file of its name, with all that there is to it.

// Locks that are held for as long as the table is large.
extern const lint::Rule kRequireConcurrentIndexCreation;

}  // namespace lockstep::sql_rules
