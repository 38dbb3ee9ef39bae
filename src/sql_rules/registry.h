#pragma once
#include <span>

#include "lint/rule.h"

namespace lockstep::sql_rules {

/// Every rule that judges SQL, in the order in which `lockstep rules` lists them.
std::span<const lint::Rule* const> all_rules();

}  // namespace lockstep::sql_rules
