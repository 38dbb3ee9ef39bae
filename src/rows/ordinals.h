#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Types whose values lie on a line: numbers, and moments as seconds since 1970-01-01. Bounds are compared there.
namespace lockstep::rows {

enum class Line : std::uint8_t { kNone, kInteger, kDecimal, kDate, kTimestamp };

/// By the name in pg_type: "int4", "timestamptz".
Line line_of(std::string_view type_name);

/// Where the value is; nothing for infinity, NaN, times BC and what cannot be read. Zones in a text are UTC here.
std::optional<long double> ordinal_of(Line line, std::string_view value);

/// The value nearest to the ordinal, with `scale` digits after the point (of kDecimal), in the form that ordinal_of and
/// the server read. Moments are clamped to the years 1 to 9999.
std::string value_at(Line line, long double ordinal, int scale);

}  // namespace lockstep::rows
