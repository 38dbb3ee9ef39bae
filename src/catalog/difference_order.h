#pragma once
#include <vector>

#include "catalog/compare.h"

namespace lockstep::catalog {

/// Puts differences in an order in which what they are about can be made: first what others name in their texts, else
/// by schema, name, kind and part. Where two need each other, that order stands. Linear in the texts, but for a
/// logarithm.
void sort_by_dependencies(std::vector<Difference>& differences);

}  // namespace lockstep::catalog
