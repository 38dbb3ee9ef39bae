#include "rules/time_text.h"

#include <array>
#include <ctime>

namespace lockstep::rules {

namespace {

std::string formatted(std::int64_t unix_ms, const char* format) {
  const std::time_t seconds = unix_ms / 1000;
  std::tm fields{};
  std::array<char, 32> text{};
  constexpr std::int64_t kYear1 = -62135596800;
  constexpr std::int64_t kYear9999End = 253402300799;
  const bool in_range = seconds >= kYear1 && seconds <= kYear9999End && gmtime_r(&seconds, &fields) != nullptr;
  if (!in_range) return std::to_string(unix_ms);
  return {text.data(), std::strftime(text.data(), text.size(), format, &fields)};
}

}  // namespace

std::string utc_text(std::int64_t unix_ms) {
  return formatted(unix_ms, "%Y-%m-%d %H:%M:%S UTC");
}

std::string utc_stamp(std::int64_t unix_ms) {
  return formatted(unix_ms, "%Y%m%d%H%M%S");
}

}  // namespace lockstep::rules
