#include "renumber/numbers.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/text.h"

namespace lockstep::renumber {
namespace {

constexpr std::size_t kUnixDigits = 10;   // seconds, from 2001 to 2286
constexpr std::size_t kStampDigits = 14;  // YYYYMMDDHHMMSS
constexpr std::size_t kCounterDigits = 7;
constexpr std::int64_t kClockErrorSeconds = 24 * 60 * 60;

/// How a project counts, told by the form of a number.
enum class Counting { kSequence, kUnixSeconds, kStamp, kOtherTime };

Counting counting_of(std::string_view number) {
  if (number.size() == kStampDigits && (number.starts_with("19") || number.starts_with("20"))) return Counting::kStamp;
  if (number.size() == kUnixDigits && number.front() != '0') return Counting::kUnixSeconds;
  return number.size() > kCounterDigits && number.front() != '0' ? Counting::kOtherTime : Counting::kSequence;
}

/// The number after a decimal number of any length, as wide.
std::string successor(std::string_view number) {
  std::string digits(number);
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return digits;
    }
    *digit = '0';
  }
  return "1" + digits;
}

int number_at(std::string_view digits, std::size_t at, std::size_t size) {
  return static_cast<int>(base::parse_number(digits.substr(at, size)).value_or(0));
}

/// Unix time of 14 digits; what is no time of the calendar is rounded to one nearby.
std::int64_t seconds_of_stamp(std::string_view stamp) {
  using namespace std::chrono;
  const auto month_number = static_cast<unsigned>(std::clamp(number_at(stamp, 4, 2), 1, 12));
  const auto day_number = static_cast<unsigned>(std::clamp(number_at(stamp, 6, 2), 1, 31));
  const sys_days days = year(number_at(stamp, 0, 4)) / month(month_number) / day(day_number);
  return duration_cast<seconds>(days.time_since_epoch()).count() + number_at(stamp, 8, 2) * 3600 +
         number_at(stamp, 10, 2) * 60 + number_at(stamp, 12, 2);
}

std::string stamp_of_seconds(std::int64_t unix_seconds) {
  using namespace std::chrono;
  const sys_seconds time{seconds(unix_seconds)};
  const sys_days day_start = floor<days>(time);
  const year_month_day date{day_start};
  const auto in_day = static_cast<int>((time - day_start).count());
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02u%02u%02d%02d%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), in_day / 3600, in_day / 60 % 60,
                in_day % 60);
  return text;
}

std::string time_after(std::string_view newest, Counting counting, std::int64_t now_seconds) {
  if (counting == Counting::kStamp) return stamp_of_seconds(std::max(now_seconds, seconds_of_stamp(newest) + 1));
  const auto newest_seconds = static_cast<std::int64_t>(base::parse_number(newest).value_or(0));
  return std::to_string(std::max(now_seconds, newest_seconds + 1));
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

NumberSequence::NumberSequence(std::string_view newest, std::int64_t now_ms) : newest_(newest), now_ms_(now_ms) {}

bool NumberSequence::is_late_enough(std::string_view number) const {
  return number.size() == newest_.size() && model::number_less(newest_, number);
}

bool NumberSequence::is_in_future(std::string_view number) const {
  const std::int64_t latest = now_ms_ / 1000 + kClockErrorSeconds;
  switch (counting_of(number)) {
    case Counting::kStamp:
      return seconds_of_stamp(number) > latest;
    case Counting::kUnixSeconds:
      return base::parse_number(number).value_or(0) > static_cast<std::uint64_t>(latest);
    default:
      return false;
  }
}

std::string NumberSequence::next(std::string_view own) {
  const Counting counting = counting_of(newest_.empty() ? own : newest_);
  const bool is_time = counting != Counting::kSequence;
  if (newest_.empty() || (is_time && is_late_enough(own) && !is_in_future(own))) {
    newest_ = own;
  } else if (counting == Counting::kStamp || counting == Counting::kUnixSeconds) {
    newest_ = time_after(newest_, counting, now_ms_ / 1000);
  } else {
    newest_ = successor(newest_);
  }
  return newest_;
}

std::string newest_number(const model::MigrationSet& one, const model::MigrationSet& other) {
  std::string newest;
  for (const model::MigrationSet* set : {&one, &other}) {
    for (const model::Migration& migration : set->migrations) {
      if (migration.number.empty()) continue;
      if (newest.empty() || model::number_less(newest, migration.number)) newest = migration.number;
    }
  }
  return newest;
}

std::optional<std::string> with_number(std::string_view name, std::string_view number, std::string_view replacement) {
  const auto first = std::find_if(name.begin(), name.end(), is_digit);
  const auto start = static_cast<std::size_t>(first - name.begin());
  const bool has_prefix = start == 1 && (name[0] == 'V' || name[0] == 'v');
  if (number.empty() || (start != 0 && !has_prefix)) return std::nullopt;
  if (name.substr(start).starts_with(number)) {
    return std::string(name.substr(0, start)) + std::string(replacement) +
           std::string(name.substr(start + number.size()));
  }
  // Digits with dashes between them, which are no part of the number.
  if (number.size() != replacement.size()) return std::nullopt;
  std::string renamed(name);
  std::size_t digit = 0;
  for (std::size_t at = start; digit < number.size(); ++at) {
    if (at < name.size() && name[at] == '-') continue;
    if (at >= name.size() || name[at] != number[digit]) return std::nullopt;
    renamed[at] = replacement[digit++];
  }
  return renamed;
}

}  // namespace lockstep::renumber
