#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "evaluate/heap.h"

namespace lockstep::evaluate {

class Interpreter;

struct JsonText {
  std::string text;
  Value unknown;  // when a part of it is not known
};

/// JSON.stringify(value): members in JavaScript's order, no white space, no member that is undefined or a function.
JsonText json_text(Interpreter& run, Value value);

/// The members of an object in the order in which JavaScript lists them: names that are indices first, by number.
std::vector<Member> ordered_members(const Heap& heap, const Object& object);

/// "2024-01-31T10:00:00.000Z" of milliseconds since 1970; nothing when they are no date of the years 0 to 9999.
std::optional<std::string> iso_date(double milliseconds);

/// Milliseconds of "2024-01-31", "2024-01-31T10:00Z", "2024-01-31T10:00:00.123+02:00"; nothing for a text without a
/// zone or in another format.
std::optional<double> read_iso_date(std::string_view text);

}  // namespace lockstep::evaluate
