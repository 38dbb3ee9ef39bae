#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rows/database.h"
#include "rows/grade.h"

// Values of base types, as texts that the server reads: PostgreSQL's own, and those of extensions that applications use
// (citext, hstore, ltree, cube, vector, PostGIS).
namespace lockstep::rows {

/// Whether values of it are texts of characters: text, varchar, bpchar, citext, name.
bool is_text(const Type& type);

/// The most characters that the type takes; of a type without limit some number that is long enough to be a boundary.
std::size_t longest_text(const Type& type, int modifier);

struct NumericShape {
  int precision = 0;  // 0: numeric without ()
  int scale = 0;
};
/// What numeric(precision, scale) has packed into its modifier.
NumericShape numeric_shape(int modifier);

/// Values at the ends of the type, as far as the grade goes, and at its odd places. All are of the type, some perhaps
/// not in this database's encoding. Empty for a type that is not known.
std::vector<std::string> scalar_boundaries(const Type& type, int modifier, Grade grade);

/// A plain value, another one for another `n` as far as the type has so many. For a type that is not known a guess.
std::string scalar_ordinary(const Type& type, int modifier, std::uint64_t n);

}  // namespace lockstep::rows
