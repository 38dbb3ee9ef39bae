#include "evaluate/conversions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace lockstep::evaluate {

namespace {

constexpr int kDeepestList = 20;
constexpr std::size_t kLongestListText = 1 << 20;

double nan() {
  return std::numeric_limits<double>::quiet_NaN();
}

/// Digits in a base other than ten, behind `0x`, `0b` or `0o`.
double based_number(std::string_view digits, int base) {
  double value = 0;
  for (const char c : digits) {
    int digit = 99;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit >= base) return nan();
    value = value * base + digit;
  }
  return digits.empty() ? nan() : value;
}

std::optional<std::string> list_text(const Heap& heap, Value list, int depth) {
  if (depth > kDeepestList || heap.array(list).open != 0) return std::nullopt;
  std::string whole;
  bool is_first = true;
  for (const Value item : heap.array(list).items) {
    if (!is_first) whole += ',';
    is_first = false;
    if (item.is_nothing()) continue;
    const auto part = item.is(Type::kArray) ? list_text(heap, item, depth + 1) : to_text(heap, item);
    if (!part || whole.size() > kLongestListText) return std::nullopt;
    whole += *part;
  }
  return whole;
}

}  // namespace

std::string number_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific).ptr;
  const std::string_view printed(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t mark = printed.find('e');
  const std::string digits = base::replace_all(std::string(printed.substr(0, mark)), ".", "");
  int exponent = 0;
  std::string_view power = printed.substr(mark + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  std::from_chars(power.data(), power.data() + power.size(), exponent);
  const int point = exponent + 1;  // digits before the point
  const int count = static_cast<int>(digits.size());
  std::string text = number < 0 ? "-" : "";
  if (point > 21 || point < -5) {
    text += digits.substr(0, 1);
    if (count > 1) text += "." + digits.substr(1);
    return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  if (point <= 0) return text + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (count <= point) return text + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return text + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

double text_number(std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return 0;
  if (text.size() > 2 && text[0] == '0') {
    const char base = text[1];
    if (base == 'x' || base == 'X') return based_number(text.substr(2), 16);
    if (base == 'b' || base == 'B') return based_number(text.substr(2), 2);
    if (base == 'o' || base == 'O') return based_number(text.substr(2), 8);
  }
  const bool is_negative = text.front() == '-';
  if (is_negative || text.front() == '+') text.remove_prefix(1);
  if (text == "Infinity") return is_negative ? -HUGE_VAL : HUGE_VAL;
  if (text.empty() || !((text.front() >= '0' && text.front() <= '9') || text.front() == '.')) return nan();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return nan();
  if (error != std::errc() || end != text.data() + text.size()) return nan();
  return is_negative ? -value : value;
}

Value number_literal(Heap& heap, std::string_view literal) {
  const std::string digits = base::replace_all(std::string(literal), "_", "");
  if (!digits.ends_with('n')) return Value::of_number(text_number(digits));
  const std::string big = digits.substr(0, digits.size() - 1);
  const bool is_decimal = std::all_of(big.begin(), big.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::string text = is_decimal ? big : number_text(text_number(big));
  return Value::of(Type::kBigInt, static_cast<std::uint32_t>(heap.symbols.intern(text)));
}

std::optional<std::string> to_text(const Heap& heap, Value value) {
  switch (value.type) {
    case Type::kUndefined:
      return "undefined";
    case Type::kNull:
      return "null";
    case Type::kBoolean:
      return value.boolean ? "true" : "false";
    case Type::kNumber:
      return number_text(value.number);
    case Type::kBigInt:
    case Type::kString:
    case Type::kRegex:
      return std::string(heap.text_of(value));
    case Type::kArray:
      return list_text(heap, value, 0);
    default:
      return std::nullopt;
  }
}

std::optional<double> to_number(const Heap& heap, Value value) {
  switch (value.type) {
    case Type::kUndefined:
      return nan();
    case Type::kNull:
      return 0;
    case Type::kBoolean:
      return value.boolean ? 1 : 0;
    case Type::kNumber:
    case Type::kDate:
      return value.number;
    case Type::kString:
      return text_number(heap.text_of(value));
    default:
      return std::nullopt;
  }
}

bool is_environment(const Heap& heap, Value value) {
  return value.is_unknown() && (heap.unknown(value).traits & Unknown::kEnvironment) != 0;
}

std::optional<bool> truth(const Heap& heap, Value value) {
  switch (value.type) {
    case Type::kUndefined:
    case Type::kNull:
      return false;
    case Type::kBoolean:
      return value.boolean;
    case Type::kNumber:
      return !(value.number == 0 || std::isnan(value.number));
    case Type::kBigInt:
      return heap.text_of(value) != "0";
    case Type::kString:
      return value.text() != kEmptyText;
    case Type::kUnknown:
      return is_environment(heap, value) ? std::optional(false) : std::nullopt;
    default:
      return true;
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace lockstep::evaluate
