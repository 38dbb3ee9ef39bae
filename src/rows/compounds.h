#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rows/values.h"

// Values of arrays, composites, ranges and multiranges, from values of their parts.
namespace lockstep::rows {

/// In practice arrays are of one dimension and without NULL in them, and ranges are not empty and have a lower bound.
std::vector<std::string> compound_boundaries(const Types& types, const Resolved& type, Grade grade);

/// Ranges of different `n` do not overlap, as far as their subtype has so many values.
std::string ordinary_compound(const Types& types, const Resolved& type, std::uint64_t n);

/// One element of an array's text, or one field of a composite's: quoted.
std::string quoted_element(std::string_view value);
std::string quoted_field(std::string_view value);

}  // namespace lockstep::rows
