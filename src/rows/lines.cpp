#include "rows/lines.h"

#include <algorithm>
#include <cmath>

#include "rows/scalars.h"

namespace lockstep::rows {
namespace {

constexpr long double kUsualMoment = 1704067200;  // 2024-01-01
constexpr long double kDay = 86400;
constexpr long double kHour = 3600;
constexpr long double kFirstKey = 1'000'000;
constexpr long double kFirstKeyOfSmallTypes = 10'000;

/// The part of the line that values may be on, in steps.
struct Segment {
  long double first = 0;
  long double last = 0;
  long double step = 1;
  int scale = 0;
};

Segment whole_line(const Type& type, int modifier) {
  if (type.name == "int2") return {-32768, 32767, 1, 0};
  if (type.name == "int4") return {-2147483648.0L, 2147483647, 1, 0};
  if (type.name == "oid") return {0, 4294967295.0L, 1, 0};
  if (type.name == "date") return {-62135596800.0L, 253402214400.0L, kDay, 0};
  if (line_of(type.name) == Line::kTimestamp) return {-62135596800.0L, 253402300799.0L, kHour, 0};
  if (type.name == "int8") return {-9223372036854775807.0L, 9223372036854775807.0L, 1, 0};
  const NumericShape shape = numeric_shape(modifier);
  if (type.name != "numeric" || shape.precision == 0) return {-1e15L, 1e15L, 1, 2};
  const long double unit = std::pow(10.0L, -shape.scale);
  const long double last = std::pow(10.0L, shape.precision - shape.scale) - unit;
  return {-last, last, std::max(unit, last >= 100 ? 1.0L : unit), std::max(shape.scale, 0)};
}

/// The smallest step that keeps an exclusive bound out.
long double smallest_step(Line line, const Segment& segment) {
  if (line == Line::kInteger) return 1;
  if (line == Line::kDate) return kDay;
  if (line == Line::kTimestamp) return 1;
  return std::pow(10.0L, -segment.scale);
}

Segment wanted_segment(const Resolved& type) {
  const Line line = line_of(type.type->name);
  Segment segment = whole_line(*type.type, type.modifier);
  const auto bound_of = [&](const std::optional<Bound>& bound, int direction) -> std::optional<long double> {
    const auto ordinal = bound ? ordinal_of(line, bound->value) : std::nullopt;
    if (!ordinal) return std::nullopt;
    return bound->is_inclusive ? *ordinal : *ordinal + direction * smallest_step(line, segment);
  };
  if (const auto lower = bound_of(type.wanted.lower, 1)) segment.first = std::max(segment.first, *lower);
  if (const auto upper = bound_of(type.wanted.upper, -1)) segment.last = std::min(segment.last, *upper);
  const long double width = segment.last - segment.first;
  if (line == Line::kDecimal && width < 100) segment.step = std::max(smallest_step(line, segment), width / 1000);
  if (line == Line::kTimestamp && width < 100 * kHour) segment.step = std::max(1.0L, std::floor(width / 1000));
  return segment;
}

bool has_bound(const Resolved& type) {
  return type.wanted.lower || type.wanted.upper;
}

}  // namespace

bool is_within_bounds(const Resolved& type, std::string_view value) {
  const Line line = line_of(type.type->name);
  if (!has_bound(type) || line == Line::kNone) return true;
  const auto ordinal = ordinal_of(line, value);
  if (!ordinal) return false;
  const auto is_beyond = [&](const std::optional<Bound>& bound, int direction) {
    const auto end = bound ? ordinal_of(line, bound->value) : std::nullopt;
    if (!end) return false;
    return *end == *ordinal ? !bound->is_inclusive : (*ordinal - *end) * direction < 0;
  };
  return !is_beyond(type.wanted.lower, 1) && !is_beyond(type.wanted.upper, -1);
}

std::string ordinary_on_line(const Resolved& type, std::uint64_t n) {
  const Line line = line_of(type.type->name);
  const Segment segment = wanted_segment(type);
  const bool is_moment = line == Line::kDate || line == Line::kTimestamp;
  long double start = is_moment ? kUsualMoment : std::max(segment.step, 1.0L);
  if (type.wanted.lower || start < segment.first || start > segment.last) start = segment.first;
  const bool goes_down = type.wanted.upper && !type.wanted.lower;
  const long double room = goes_down ? segment.last - segment.first : segment.last - start;
  const long double count = std::max(1.0L, std::floor(room / segment.step) + 1);
  const long double steps = std::fmod(static_cast<long double>(n), count);
  const long double ordinal = goes_down ? segment.last - steps * segment.step : start + steps * segment.step;
  return value_at(line, ordinal, segment.scale);
}

std::string first_key(const Resolved& type, std::size_t rows) {
  const Segment segment = wanted_segment(type);
  const auto room = static_cast<long double>(2 * rows);
  long double start = std::max(segment.first, segment.last - room + 1);
  for (const long double usual : {kFirstKeyOfSmallTypes, kFirstKey}) {
    const long double possible = std::max(segment.first, usual);
    if (possible + room <= segment.last) start = possible;
  }
  return value_at(Line::kInteger, start, 0);
}

void add_wanted_ends(const Resolved& type, Grade grade, std::vector<std::string>& values) {
  if (!has_bound(type)) return;
  const Segment segment = wanted_segment(type);
  const Line line = line_of(type.type->name);
  const bool has_both = grade == Grade::kAtTheLimits;
  std::vector<std::string> ends;
  if (has_both || type.wanted.lower) ends.push_back(value_at(line, segment.first, segment.scale));
  if (has_both || type.wanted.upper) ends.push_back(value_at(line, segment.last, segment.scale));
  values.insert(values.begin(), ends.begin(), ends.end());
}

}  // namespace lockstep::rows
