#include "evaluate/json_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

constexpr int kDeepestJson = 100;
constexpr std::size_t kLongestJson = std::size_t{4} << 20;
constexpr std::int64_t kDayMs = 86'400'000;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) {
          out += c;
        } else {
          char escape[8];
          std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
          out += escape;
        }
    }
  }
  return out + '"';
}

/// What JSON.stringify leaves out of an object, and writes as null in a list.
bool is_left_out(Value value) {
  return value.is(Type::kUndefined) || value.is_callable();
}

class Writer {
 public:
  explicit Writer(Interpreter& run) : run_(run), heap_(run.heap()) {}

  void write(Value value, int depth) {
    if (depth > kDeepestJson || json_.text.size() > kLongestJson || !run_.spend()) {
      return fail(run_.unknown("is too large for JSON", {}));
    }
    switch (value.type) {
      case Type::kNull:
      case Type::kUndefined:
        json_.text += "null";
        return;
      case Type::kBoolean:
        json_.text += value.boolean ? "true" : "false";
        return;
      case Type::kNumber:
        json_.text += std::isfinite(value.number) ? number_text(value.number) : "null";
        return;
      case Type::kString:
        json_.text += quoted(heap_.text_of(value));
        return;
      case Type::kDate:
        json_.text += quoted(iso_date(value.number).value_or("null"));
        return;
      case Type::kSet:
        json_.text += "{}";
        return;
      case Type::kArray:
        return write_list(value, depth);
      case Type::kObject:
        return write_object(value, depth);
      default:
        fail(value.is_unknown() ? value : run_.unknown("is no plain value", {}));
    }
  }

  JsonText take() { return std::move(json_); }

 private:
  void fail(Value cause) { json_.unknown = cause; }

  void write_list(Value list, int depth) {
    if (const UnknownId open = heap_.array(list).open; open != 0) return fail(Value::of(Type::kUnknown, open));
    json_.text += '[';
    bool is_first = true;
    for (const Value item : std::vector(heap_.array(list).items)) {
      if (!is_first) json_.text += ',';
      is_first = false;
      write(is_left_out(item) ? Value::null() : item, depth + 1);
      if (json_.unknown.is_unknown()) return;
    }
    json_.text += ']';
  }

  void write_object(Value object, int depth) {
    if (const UnknownId open = heap_.object(object).open; open != 0) return fail(Value::of(Type::kUnknown, open));
    json_.text += '{';
    bool is_first = true;
    for (const Member& member : ordered_members(heap_, heap_.object(object))) {
      if (is_left_out(member.value)) continue;
      if (!is_first) json_.text += ',';
      is_first = false;
      json_.text += quoted(heap_.text_of(member.key)) + ":";
      write(member.value, depth + 1);
      if (json_.unknown.is_unknown()) return;
    }
    json_.text += '}';
  }

  Interpreter& run_;
  const Heap& heap_;
  JsonText json_;
};

/// The number of a name that JavaScript sorts as an index.
std::optional<std::uint64_t> index_of(std::string_view name) {
  if (name.empty() || name.size() > 10 || (name.size() > 1 && name[0] == '0')) return std::nullopt;
  return base::parse_number(name);
}

/// Days since 1970 of a date of the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

/// Reads `count` digits off the front.
std::optional<std::int64_t> take_digits(std::string_view& text, std::size_t count) {
  const auto number = text.size() < count ? std::nullopt : base::parse_number(text.substr(0, count));
  if (number) text.remove_prefix(count);
  return number ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// Milliseconds that a time of day with its zone is after midnight UTC.
std::optional<std::int64_t> read_time(std::string_view text) {
  const auto hours = take_digits(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes) return std::nullopt;
  std::int64_t milliseconds = (*hours * 60 + *minutes) * 60'000;
  if (take(text, ':')) {
    const auto seconds = take_digits(text, 2);
    if (!seconds) return std::nullopt;
    milliseconds += *seconds * 1000;
    if (take(text, '.')) {
      std::int64_t scale = 100;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        milliseconds += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
      }
    }
  }
  if (text == "Z") return milliseconds;
  if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  const std::int64_t direction = text.front() == '+' ? -1 : 1;
  text.remove_prefix(1);
  const auto zone_hours = take_digits(text, 2);
  take(text, ':');
  const auto zone_minutes = take_digits(text, 2);
  if (!zone_hours || !zone_minutes || !text.empty()) return std::nullopt;
  return milliseconds + direction * (*zone_hours * 60 + *zone_minutes) * 60'000;
}

}  // namespace

JsonText json_text(Interpreter& run, Value value) {
  Writer writer(run);
  writer.write(value, 0);
  return writer.take();
}

std::vector<Member> ordered_members(const Heap& heap, const Object& object) {
  std::vector<Member> members = object.members();
  const auto has_index = [&](const Member& m) { return index_of(heap.text_of(m.key)).has_value(); };
  const auto named = std::stable_partition(members.begin(), members.end(), has_index);
  std::sort(members.begin(), named, [&](const Member& a, const Member& b) {
    return index_of(heap.text_of(a.key)) < index_of(heap.text_of(b.key));
  });
  return members;
}

std::optional<std::string> iso_date(double milliseconds) {
  if (!(milliseconds > -62'167'219'200'001.0 && milliseconds < 253'402'300'800'000.0)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(milliseconds);
  const std::int64_t days = (whole >= 0 ? whole : whole - kDayMs + 1) / kDayMs;
  const std::int64_t in_day = whole - days * kDayMs;
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::int64_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  char buffer[64];
  const auto part = [](std::int64_t number) { return static_cast<int>(number); };
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", part(year), part(month), part(day),
                part(in_day / 3'600'000), part(in_day / 60'000 % 60), part(in_day / 1'000 % 60), part(in_day % 1'000));
  return buffer;
}

std::optional<double> read_iso_date(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  std::int64_t in_day = 0;
  if (!text.empty()) {
    if (!take(text, 'T')) return std::nullopt;
    const auto time = read_time(text);
    if (!time) return std::nullopt;
    in_day = *time;
  }
  return static_cast<double>(days_of(*year, *month, *day) * kDayMs + in_day);
}

}  // namespace lockstep::evaluate
