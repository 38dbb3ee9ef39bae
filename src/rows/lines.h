#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rows/ordinals.h"
#include "rows/values.h"

// Values of types that lie on a line, between bounds.
namespace lockstep::rows {

/// Whether the value is between the wanted bounds, as far as bounds and value can be read. Infinity and NaN never are.
bool is_within_bounds(const Resolved& type, std::string_view value);

/// The n-th value from the lower bound on, or down from the upper one, or from a usual place; over again after the
/// last.
std::string ordinary_on_line(const Resolved& type, std::uint64_t n);

/// Where generated keys of a line of integers begin: at 1000000, or at 10000 or the last of them where that is too high
/// for `rows` of them.
std::string first_key(const Resolved& type, std::size_t rows);

/// Adds the first and last value within the wanted bounds; in practice none at an end that has no wanted bound.
void add_wanted_ends(const Resolved& type, Grade grade, std::vector<std::string>& values);

}  // namespace lockstep::rows
