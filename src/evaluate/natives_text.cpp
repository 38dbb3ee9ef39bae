// Methods of texts. Offsets count UTF-16 units in JavaScript and bytes here, which is the same for ASCII; other texts
// are only passed on, joined and compared.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"
#include "evaluate/pattern.h"

namespace lockstep::evaluate {

namespace {

constexpr std::size_t kLongestMade = std::size_t{1} << 20;

std::string_view receiver(const Call& call) {
  return call.heap().text_of(call.receiver);
}

std::optional<std::string> text_argument(const Call& call, std::size_t place) {
  return to_text(call.heap(), call.argument(place));
}

Value not_followed(const Call& call) {
  const Value failure = call.unknown_argument();
  return failure.is_unknown() ? failure : call.unknown("treats a text in a way that is not followed");
}

/// An offset as slice() and its kin take it: from the end when negative, within the text.
std::size_t offset(const Call& call, std::size_t place, std::size_t absent) {
  const Value given = call.argument(place);
  if (given.is(Type::kUndefined)) return absent;
  const double size = static_cast<double>(receiver(call).size());
  double at = std::trunc(to_number(call.heap(), given).value_or(0));
  if (std::isnan(at)) at = 0;
  if (at < 0) at = std::max(0.0, size + at);
  return static_cast<std::size_t>(std::min(at, size));
}

Value change_case(Call& call) {
  std::string text(receiver(call));
  if (!is_ascii(text)) return not_followed(call);
  for (char& c : text) {
    const bool is_letter = call.detail == 0 ? (c >= 'A' && c <= 'Z') : (c >= 'a' && c <= 'z');
    if (is_letter) c = static_cast<char>(c ^ 0x20);
  }
  return call.run.text(text, call.origin);
}

Value trim_text(Call& call) {
  std::string_view text = receiver(call);
  constexpr std::string_view kSpaces = " \t\n\r\v\f";
  if (call.detail != 2) text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
  if (call.detail != 1) text = text.substr(0, text.find_last_not_of(kSpaces) + 1);
  return call.run.text(std::string(text), call.origin);
}

Value split_text(Call& call) {
  const std::string text(receiver(call));
  if (!call.argument(0).is(Type::kString) || call.arguments.size() > 1) return not_followed(call);
  const std::string separator(call.heap().text_of(call.argument(0)));
  std::vector<Value> parts;
  if (separator.empty()) {
    const Value failure = call.run.items_of(call.receiver, call.origin, parts);
    return failure.is_unknown() ? failure : call.heap().make_array(std::move(parts));
  }
  std::size_t start = 0;
  for (std::size_t end = text.find(separator); end != std::string::npos; end = text.find(separator, start)) {
    parts.push_back(call.run.text(text.substr(start, end - start), call.origin));
    start = end + separator.size();
    if (!call.run.spend()) return call.unknown("takes too many steps");
  }
  parts.push_back(call.run.text(text.substr(start), call.origin));
  return call.heap().make_array(std::move(parts));
}

Value slice_text(Call& call) {
  const std::string text(receiver(call));
  if (!is_ascii(text) || call.unknown_argument().is_unknown()) return not_followed(call);
  std::size_t from = offset(call, 0, 0);
  std::size_t to = offset(call, 1, text.size());
  if (call.detail == 1) {  // substring: negative counts as 0, and the smaller offset is the first
    const auto clamped = [&](std::size_t place, std::size_t at) {
      return to_number(call.heap(), call.argument(place)).value_or(0) < 0 ? 0 : at;
    };
    from = clamped(0, from);
    to = clamped(1, to);
    if (from > to) std::swap(from, to);
  }
  return call.run.text(from < to ? text.substr(from, to - from) : "", call.origin);
}

Value character_at(Call& call) {
  const std::string text(receiver(call));
  const auto given = to_number(call.heap(), call.argument(0));
  if (!is_ascii(text) || !given) return not_followed(call);
  double place = std::isnan(*given) ? 0 : std::trunc(*given);
  if (call.detail == 1 && place < 0) place += static_cast<double>(text.size());  // at()
  const bool is_inside = place >= 0 && place < static_cast<double>(text.size());
  if (!is_inside) return call.detail == 1 ? Value{} : call.heap().text("");
  return call.run.text(text.substr(static_cast<std::size_t>(place), 1), call.origin);
}

enum class Search : std::uint32_t { kStarts, kEnds, kIncludes, kIndex, kLastIndex };

Value search_text(Call& call) {
  const std::string_view text = receiver(call);
  const auto wanted = text_argument(call, 0);
  if (!wanted || call.arguments.size() > 1) return not_followed(call);
  const auto index = [&](std::size_t found) {
    if (!is_ascii(text)) return not_followed(call);
    return Value::of_number(found == std::string_view::npos ? -1 : static_cast<double>(found));
  };
  switch (static_cast<Search>(call.detail)) {
    case Search::kStarts:
      return Value::of_boolean(text.starts_with(*wanted));
    case Search::kEnds:
      return Value::of_boolean(text.ends_with(*wanted));
    case Search::kIncludes:
      return Value::of_boolean(text.find(*wanted) != std::string_view::npos);
    case Search::kIndex:
      return index(text.find(*wanted));
    case Search::kLastIndex:
      return index(text.rfind(*wanted));
  }
  return not_followed(call);
}

Value concat_text(Call& call) {
  std::string whole(receiver(call));
  for (const Value part : call.arguments) {
    const auto text = to_text(call.heap(), part);
    if (!text) return not_followed(call);
    whole += *text;
  }
  return call.run.text(whole, call.origin);
}

Value pad_text(Call& call) {
  const std::string text(receiver(call));
  const auto length = to_number(call.heap(), call.argument(0));
  const auto filler = call.arguments.size() > 1 ? text_argument(call, 1) : std::optional<std::string>(" ");
  if (!length || !filler || filler->empty() || !is_ascii(text)) return not_followed(call);
  if (!(*length > static_cast<double>(text.size()))) return call.receiver;
  if (*length > static_cast<double>(kLongestMade)) return not_followed(call);
  std::string padding;
  const std::size_t missing = static_cast<std::size_t>(*length) - text.size();
  while (padding.size() < missing) padding += *filler;
  padding.resize(missing);
  return call.run.text(call.detail == 0 ? padding + text : text + padding, call.origin);
}

Value repeat_text(Call& call) {
  const std::string text(receiver(call));
  const auto count = to_number(call.heap(), call.argument(0));
  if (!count || !(*count >= 0) || *count * static_cast<double>(text.size() + 1) > static_cast<double>(kLongestMade)) {
    return not_followed(call);
  }
  std::string whole;
  for (int k = 0; k < static_cast<int>(*count); ++k) whole += text;
  return call.run.text(whole, call.origin);
}

/// What stands for a match: `$1` and `$&` in a text, or what a function makes of the groups.
std::optional<std::string> replacement(Call& call, std::string_view text, const std::vector<Pattern::Span>& groups) {
  const auto group_text = [&](std::size_t group) {
    const Pattern::Span span = group < groups.size() ? groups[group] : Pattern::Span{};
    const bool is_set = span.begin != std::string_view::npos && span.end != std::string_view::npos;
    return is_set ? text.substr(span.begin, span.end - span.begin) : std::string_view();
  };
  if (call.argument(1).is_callable()) {
    std::vector<Value> arguments;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      arguments.push_back(call.heap().text(group_text(group)));
    }
    return to_text(call.heap(), call.run.call(call.argument(1), arguments, call.origin));
  }
  const auto given = text_argument(call, 1);
  if (!given) return std::nullopt;
  std::string made;
  for (std::size_t at = 0; at < given->size(); ++at) {
    const char next = at + 1 < given->size() ? (*given)[at + 1] : '\0';
    const bool is_group =
        (*given)[at] == '$' && next >= '1' && next <= '9' && static_cast<std::size_t>(next - '0') < groups.size();
    const bool is_special = (*given)[at] == '$' && (next == '$' || next == '&');
    if (!is_group && !is_special) {
      made += (*given)[at];
      continue;
    }
    made += is_group ? group_text(static_cast<std::size_t>(next - '0')) : next == '$' ? "$" : group_text(0);
    ++at;
  }
  return made;
}

/// replace() and replaceAll(), with a text or a regular expression.
Value replace_text(Call& call) {
  const std::string text(receiver(call));
  const Value wanted = call.argument(0);
  if (wanted.is_unknown() || call.argument(1).is_unknown() || call.arguments.size() != 2) return not_followed(call);
  std::optional<Pattern> pattern;
  if (wanted.is(Type::kRegex)) pattern = Pattern::compile(call.heap().text_of(wanted));
  if (!wanted.is(Type::kString) && (!pattern || !is_ascii(text))) return not_followed(call);
  const std::string plain = pattern ? "" : std::string(call.heap().text_of(wanted));
  const bool replaces_all = pattern ? pattern->is_global() : call.detail == 1;
  std::string whole;
  std::size_t at = 0;
  std::vector<Pattern::Span> groups;
  while (at <= text.size()) {
    if (pattern) {
      const Pattern::Outcome outcome = pattern->search(text, at, groups);
      if (outcome == Pattern::Outcome::kGaveUp) return not_followed(call);
      if (outcome == Pattern::Outcome::kNone) break;
    } else {
      const std::size_t found = text.find(plain, at);
      if (found == std::string::npos) break;
      groups = {{found, found + plain.size()}};
    }
    const auto made = replacement(call, text, groups);
    if (!made || !call.run.spend(1 + whole.size() / 1024)) return not_followed(call);
    whole += text.substr(at, groups[0].begin - at) + *made;
    at = groups[0].end;
    const bool is_empty = groups[0].begin == groups[0].end;
    if (is_empty && at < text.size()) whole += text[at];
    if (is_empty) ++at;
    if (!replaces_all) break;
  }
  if (at < text.size()) whole += text.substr(at);
  return call.run.text(whole, call.origin);
}

Value test_pattern(Call& call) {
  const auto text = text_argument(call, 0);
  const auto pattern = Pattern::compile(call.heap().text_of(call.receiver));
  if (!text || !pattern || !is_ascii(*text)) return not_followed(call);
  std::vector<Pattern::Span> groups;
  const Pattern::Outcome outcome = pattern->search(*text, 0, groups);
  return outcome == Pattern::Outcome::kGaveUp ? not_followed(call)
                                              : Value::of_boolean(outcome == Pattern::Outcome::kMatched);
}

constexpr auto detail(Search search) {
  return static_cast<std::uint32_t>(search);
}

constexpr Native kTextRows[] = {
    {Space::kStringMethods, "toLowerCase", change_case, 0},
    {Space::kStringMethods, "toUpperCase", change_case, 1},
    {Space::kStringMethods, "trim", trim_text, 0},
    {Space::kStringMethods, "trimStart", trim_text, 1},
    {Space::kStringMethods, "trimEnd", trim_text, 2},
    {Space::kStringMethods, "split", split_text},
    {Space::kStringMethods, "slice", slice_text, 0},
    {Space::kStringMethods, "substring", slice_text, 1},
    {Space::kStringMethods, "charAt", character_at, 0},
    {Space::kStringMethods, "at", character_at, 1},
    {Space::kStringMethods, "startsWith", search_text, detail(Search::kStarts)},
    {Space::kStringMethods, "endsWith", search_text, detail(Search::kEnds)},
    {Space::kStringMethods, "includes", search_text, detail(Search::kIncludes)},
    {Space::kStringMethods, "indexOf", search_text, detail(Search::kIndex)},
    {Space::kStringMethods, "lastIndexOf", search_text, detail(Search::kLastIndex)},
    {Space::kStringMethods, "concat", concat_text},
    {Space::kStringMethods, "padStart", pad_text, 0},
    {Space::kStringMethods, "padEnd", pad_text, 1},
    {Space::kStringMethods, "repeat", repeat_text},
    {Space::kStringMethods, "replace", replace_text, 0},
    {Space::kStringMethods, "replaceAll", replace_text, 1},
    {Space::kStringMethods, "toString", same_object},
    {Space::kStringMethods, "valueOf", same_object},
    {Space::kRegexMethods, "test", test_pattern},
};

}  // namespace

std::span<const Native> text_natives() {
  return kTextRows;
}

}  // namespace lockstep::evaluate
