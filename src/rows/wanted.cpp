#include "rows/wanted.h"

#include <algorithm>

namespace lockstep::rows {
namespace {

void keep_common(std::vector<std::string>& values, const std::vector<std::string>& others) {
  std::erase_if(
      values, [&](const std::string& value) { return std::find(others.begin(), others.end(), value) == others.end(); });
}

/// Of two lists that each allow something, what both allow; an empty list allows everything.
bool intersect(std::vector<std::string>& values, const std::vector<std::string>& others) {
  if (others.empty()) return true;
  if (values.empty()) {
    values = others;
    return true;
  }
  keep_common(values, others);
  return !values.empty();
}

}  // namespace

bool merge(Wanted& into, const Wanted& more) {
  if (more.null) {
    if (into.null && *into.null != *more.null) return false;
    into.null = more.null;
  }
  if (!intersect(into.in, more.in)) return false;
  into.not_in.insert(into.not_in.end(), more.not_in.begin(), more.not_in.end());
  const bool had_choice = !into.in.empty();
  std::erase_if(into.in, [&](const std::string& value) {
    return std::find(into.not_in.begin(), into.not_in.end(), value) != into.not_in.end();
  });
  if (had_choice && into.in.empty()) return false;
  // Of two bounds the later one counts: they are not compared, because that takes the type.
  if (more.lower) into.lower = more.lower;
  if (more.upper) into.upper = more.upper;
  into.shortest = std::max(into.shortest, more.shortest);
  if (more.longest) into.longest = std::min(into.longest.value_or(*more.longest), *more.longest);
  if (!more.regex.empty()) into.regex = more.regex;
  if (!more.like.empty()) into.like = more.like;
  if (!more.json_kind.empty()) into.json_kind = more.json_kind;
  into.is_lower_case = into.is_lower_case || more.is_lower_case;
  return intersect(into.parts, more.parts);
}

bool merge(Alternative& into, const Alternative& more) {
  for (const auto& [column, wanted] : more.columns) {
    if (!merge(into.columns[column], wanted)) return false;
  }
  into.comparisons.insert(into.comparisons.end(), more.comparisons.begin(), more.comparisons.end());
  return true;
}

}  // namespace lockstep::rows
