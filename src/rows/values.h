#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rows/database.h"
#include "rows/grade.h"
#include "rows/wanted.h"

// Values of any type, as texts that the server reads.
namespace lockstep::rows {

/// A type below its domains, with what their CHECKs want added to what is wanted of the value.
struct Resolved {
  const Type* type = nullptr;  // null when the catalog did not have it
  int modifier = -1;
  Wanted wanted;
  bool not_null = false;
  int depth = 0;  // how many arrays, composites and ranges it is in
};
Resolved resolve(const Types& types, TypeUse use, const Wanted& wanted, int depth = 0);

/// Values at the ends of the type, as far as the grade goes, and at its odd places, all labels of an enum, for arrays,
/// ranges and composites those of their parts; without those that are not wanted, as far as it can be told. JSON in
/// practice is objects where nothing else is wanted.
std::vector<std::string> boundary_values(const Types& types, TypeUse use, const Wanted& wanted, Grade grade,
                                         int depth = 0);

/// A plain value that is wanted, another one for another `n` as far as there are some.
std::string ordinary_value(const Types& types, TypeUse use, const Wanted& wanted, std::uint64_t n, int depth = 0);

/// As jsonb_typeof says it: "object". "" of no text.
std::string_view json_kind_of(std::string_view value);

/// Whether the value is wanted, as far as it can be told.
bool is_wanted(const Resolved& type, std::string_view value);

}  // namespace lockstep::rows
