// What schemas use of the language's own functions. Anything else is unknown, by not being in a table.
#include <algorithm>
#include <cmath>
#include <limits>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"
#include "evaluate/json_text.h"

namespace lockstep::evaluate {

namespace {

Value make_number(Call& call) {
  const Value given = call.argument(0);
  if (call.arguments.empty()) return Value::of_number(0);
  if (given.is(Type::kBigInt)) return Value::of_number(text_number(call.heap().text_of(given)));
  const auto number = to_number(call.heap(), given);
  return number ? Value::of_number(*number) : call.run.derived(given, call.origin, Unknown::kInert);
}

Value make_text(Call& call) {
  if (call.arguments.empty()) return call.heap().text("");
  const auto text = to_text(call.heap(), call.argument(0));
  return text ? call.run.text(*text, call.origin) : call.run.derived(call.argument(0), call.origin, Unknown::kInert);
}

Value make_boolean(Call& call) {
  const auto holds = truth(call.heap(), call.argument(0));
  return holds ? Value::of_boolean(*holds) : call.run.derived(call.argument(0), call.origin, Unknown::kInert);
}

Value make_big_number(Call& call) {
  const auto text = to_text(call.heap(), call.argument(0));
  if (!text) return call.run.derived(call.argument(0), call.origin, Unknown::kInert);
  return Value::of(Type::kBigInt, static_cast<std::uint32_t>(call.heap().symbols.intern(*text)));
}

/// parseInt and parseFloat: as much of the text's beginning as is a number.
Value parse_number(Call& call) {
  const auto text = to_text(call.heap(), call.argument(0));
  if (!text) return call.run.derived(call.argument(0), call.origin, Unknown::kInert);
  if (call.arguments.size() > 1 && to_number(call.heap(), call.argument(1)) != 10) {
    return call.unknown("reads a number of another base");
  }
  const bool is_whole = call.detail == 0;
  const std::size_t start = text->find_first_not_of(" \t\r\n");
  if (start == std::string::npos) return Value::of_number(std::numeric_limits<double>::quiet_NaN());
  std::size_t end = start;
  while (end < text->size()) {
    const char c = (*text)[end];
    const bool is_sign = (c == '-' || c == '+') && end == start;
    if (!is_sign && !(c >= '0' && c <= '9') && !(c == '.' && !is_whole)) break;
    ++end;
  }
  return Value::of_number(end == start ? std::numeric_limits<double>::quiet_NaN()
                                       : text_number(std::string_view(*text).substr(start, end - start)));
}

Value is_nan(Call& call) {
  const auto number = to_number(call.heap(), call.argument(0));
  return number ? Value::of_boolean(std::isnan(*number))
                : call.run.derived(call.argument(0), call.origin, Unknown::kInert);
}

Value is_integer(Call& call) {
  const Value given = call.argument(0);
  if (given.is_unknown()) return call.run.derived(given, call.origin, Unknown::kInert);
  return Value::of_boolean(given.is(Type::kNumber) && std::isfinite(given.number) &&
                           std::floor(given.number) == given.number);
}

enum class Rounding : std::uint32_t { kFloor, kCeil, kRound, kTrunc, kAbs, kSqrt, kLog2, kLog10 };

Value round_number(Call& call) {
  const auto number = to_number(call.heap(), call.argument(0));
  if (!number) return call.run.derived(call.argument(0), call.origin, Unknown::kInert);
  switch (static_cast<Rounding>(call.detail)) {
    case Rounding::kFloor:
      return Value::of_number(std::floor(*number));
    case Rounding::kCeil:
      return Value::of_number(std::ceil(*number));
    case Rounding::kRound:
      return Value::of_number(std::floor(*number + 0.5));
    case Rounding::kTrunc:
      return Value::of_number(std::trunc(*number));
    case Rounding::kAbs:
      return Value::of_number(std::abs(*number));
    case Rounding::kSqrt:
      return Value::of_number(std::sqrt(*number));
    case Rounding::kLog2:
      return Value::of_number(std::log2(*number));
    case Rounding::kLog10:
      return Value::of_number(std::log10(*number));
  }
  return call.unknown("is not followed");
}

/// Math.max and Math.min.
Value extreme(Call& call) {
  const bool is_largest = call.detail == 1;
  double best = is_largest ? -HUGE_VAL : HUGE_VAL;
  for (const Value given : call.arguments) {
    const auto number = to_number(call.heap(), given);
    if (!number) return call.run.derived(given, call.origin, Unknown::kInert);
    if (std::isnan(*number)) return Value::of_number(*number);
    best = is_largest ? std::max(best, *number) : std::min(best, *number);
  }
  return Value::of_number(best);
}

Value power(Call& call) {
  const auto base = to_number(call.heap(), call.argument(0));
  const auto exponent = to_number(call.heap(), call.argument(1));
  if (!base || !exponent) return call.unknown("calculates with what is no number");
  return Value::of_number(std::pow(*base, *exponent));
}

Value to_json(Call& call) {
  if (const Value failure = call.unknown_argument(); failure.is_unknown()) return failure;
  if (call.arguments.size() > 1) return call.unknown("formats JSON");
  if (call.argument(0).is(Type::kUndefined)) return {};
  const JsonText json = json_text(call.run, call.argument(0));
  return json.unknown.is_unknown() ? call.run.derived(json.unknown, call.origin, Unknown::kInert)
                                   : call.run.text(json.text, call.origin);
}

Value clock(Call& call) {
  return call.run.unknown("is the time at which it is read", call.origin, Unknown::kClock);
}

/// new Date(…): of a number or of an ISO text with its zone; another text depends on where it is read.
Value make_date(Call& call) {
  if (call.arguments.empty()) return clock(call);
  const Value given = call.argument(0);
  if (call.arguments.size() > 1) return call.unknown("depends on the local time zone");
  if (given.is(Type::kNumber) || given.is(Type::kDate)) return Value::date(given.number);
  if (given.is_unknown()) return call.run.derived(given, call.origin, Unknown::kInert);
  if (!given.is(Type::kString)) return call.unknown("is a date that is not followed");
  const auto milliseconds = read_iso_date(call.heap().text_of(given));
  return milliseconds ? Value::date(*milliseconds) : call.unknown("is a date that is not followed");
}

Value date_text(Call& call) {
  const auto text = iso_date(call.receiver.number);
  return text ? call.heap().text(*text) : call.unknown("is no valid date");
}

Value date_number(Call& call) {
  return Value::of_number(call.receiver.number);
}

Value number_to_text(Call& call) {
  const auto text = to_text(call.heap(), call.receiver);
  if (!call.arguments.empty() || !text) return call.unknown("formats a number");
  return call.heap().text(*text);
}

Value random_text(Call& call) {
  return call.run.unknown("is another one at each run", call.origin, Unknown::kClock);
}

constexpr auto detail(Rounding rounding) {
  return static_cast<std::uint32_t>(rounding);
}

constexpr Native kLanguageRows[] = {
    {Space::kNumber, "()", make_number},
    {Space::kNumber, "parseInt", parse_number, 0},
    {Space::kNumber, "parseFloat", parse_number, 1},
    {Space::kNumber, "isNaN", is_nan},
    {Space::kNumber, "isInteger", is_integer},
    {Space::kGlobals, "parseInt", parse_number, 0},
    {Space::kGlobals, "parseFloat", parse_number, 1},
    {Space::kGlobals, "isNaN", is_nan},
    {Space::kString, "()", make_text},
    {Space::kBoolean, "()", make_boolean},
    {Space::kBigInt, "()", make_big_number},
    {Space::kMath, "floor", round_number, detail(Rounding::kFloor)},
    {Space::kMath, "ceil", round_number, detail(Rounding::kCeil)},
    {Space::kMath, "round", round_number, detail(Rounding::kRound)},
    {Space::kMath, "trunc", round_number, detail(Rounding::kTrunc)},
    {Space::kMath, "abs", round_number, detail(Rounding::kAbs)},
    {Space::kMath, "sqrt", round_number, detail(Rounding::kSqrt)},
    {Space::kMath, "log2", round_number, detail(Rounding::kLog2)},
    {Space::kMath, "log10", round_number, detail(Rounding::kLog10)},
    {Space::kMath, "max", extreme, 1},
    {Space::kMath, "min", extreme, 0},
    {Space::kMath, "pow", power},
    {Space::kMath, "random", random_text},
    {Space::kJson, "stringify", to_json},
    {Space::kDate, "new", make_date},
    {Space::kDate, "now", clock},
    {Space::kDateMethods, "toISOString", date_text},
    {Space::kDateMethods, "toJSON", date_text},
    {Space::kDateMethods, "getTime", date_number},
    {Space::kDateMethods, "valueOf", date_number},
    {Space::kNumberMethods, "toString", number_to_text},
};

}  // namespace

std::span<const Native> language_natives() {
  return kLanguageRows;
}

}  // namespace lockstep::evaluate
