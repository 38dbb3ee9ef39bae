#include "rows/ordinals.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace lockstep::rows {
namespace {

constexpr long double kSecondsOfDay = 86400;
constexpr long double kFirstMoment = -62135596800.0L;  // 0001-01-01
constexpr long double kLastMoment = 253402300799.0L;   // 9999-12-31 23:59:59

std::optional<long double> number_in(std::string_view value) {
  const std::string text(value);
  char* end = nullptr;
  const long double number = std::strtold(text.c_str(), &end);
  if (text.empty() || end != text.c_str() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

/// "2024-02-29", with " 12:30:00.5" after it or not. What stands behind is a zone, or "BC".
std::optional<long double> moment_in(std::string_view value) {
  const std::string text(value);
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int used = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &used) != 3) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || text.find("BC") != std::string::npos) return std::nullopt;
  long double seconds = std::chrono::sys_days(date).time_since_epoch().count() * kSecondsOfDay;
  int hours = 0;
  int minutes = 0;
  double rest = 0;
  if (std::sscanf(text.c_str() + used, "%*[ T]%2d:%2d:%lf", &hours, &minutes, &rest) >= 2) {
    seconds += hours * 3600 + minutes * 60 + static_cast<long double>(rest);
  }
  return seconds;
}

std::string format_moment(Line line, long double seconds) {
  seconds = std::clamp(seconds, kFirstMoment, kLastMoment);
  const auto days = static_cast<int>(std::floor(seconds / kSecondsOfDay));
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  std::array<char, 64> text{};
  int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (line == Line::kTimestamp) {
    const auto rest = static_cast<int>(seconds - days * kSecondsOfDay);
    size += std::snprintf(text.data() + size, text.size() - static_cast<std::size_t>(size), " %02d:%02d:%02d",
                          rest / 3600, rest / 60 % 60, rest % 60);
  }
  return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

Line line_of(std::string_view name) {
  if (name == "int2" || name == "int4" || name == "int8" || name == "oid") return Line::kInteger;
  if (name == "numeric" || name == "float4" || name == "float8") return Line::kDecimal;
  if (name == "date") return Line::kDate;
  if (name == "timestamp" || name == "timestamptz") return Line::kTimestamp;
  return Line::kNone;
}

std::optional<long double> ordinal_of(Line line, std::string_view value) {
  switch (line) {
    case Line::kNone:
      return std::nullopt;
    case Line::kInteger:
    case Line::kDecimal:
      return number_in(value);
    case Line::kDate:
    case Line::kTimestamp:
      return moment_in(value);
  }
  return std::nullopt;
}

std::string value_at(Line line, long double ordinal, int scale) {
  if (line == Line::kDate || line == Line::kTimestamp) return format_moment(line, ordinal);
  std::array<char, 128> text{};
  const int digits = line == Line::kInteger ? 0 : std::clamp(scale, 0, 30);
  const int size = std::snprintf(text.data(), text.size(), "%.*Lf", digits, ordinal);
  if (size < 0 || static_cast<std::size_t>(size) >= text.size()) return "0";
  return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace lockstep::rows
