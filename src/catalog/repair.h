#pragma once
#include <string>
#include <vector>

#include "catalog/compare.h"

namespace lockstep::catalog {

/// Which side of a difference the other is to become like.
enum class Toward { kBefore, kAfter };

/// The statements that end a difference, each with its semicolon, to be run one by one on the other side; CONCURRENTLY
/// stands where it can. What would lose data, or has to be decided by a person, is a comment that says so ("-- …").
/// Where no statement follows from what the catalogs tell, there is none. `options` are those of the comparison: what
/// it ignores is not written.
std::vector<std::string> sql_for(const Difference& difference, Toward toward, const SelectionOptions& options = {});

}  // namespace lockstep::catalog
