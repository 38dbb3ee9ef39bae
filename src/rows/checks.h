#pragma once
#include <string_view>
#include <vector>

#include "rows/wanted.h"

namespace lockstep::rows {

/// The ways to satisfy the expression of a CHECK, as pg_get_expr writes it. What cannot be read of it wants nothing, so
/// an alternative is a guess that the server judges. At most 32; none when no row can satisfy it.
std::vector<Alternative> read_check(std::string_view expression);

}  // namespace lockstep::rows
