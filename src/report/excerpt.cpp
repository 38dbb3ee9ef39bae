#include "report/excerpt.h"

#include <algorithm>

#include "base/sanitize.h"
#include "base/utf8.h"

namespace lockstep::report {
namespace {

constexpr std::size_t kLongestLine = 240;     // bytes
constexpr std::size_t kContextInWindow = 80;  // bytes before the place in a line that is too long
constexpr std::string_view kCutMark = "… ";

// The gutter stands before it, so "::" here is never first in a line.
const base::SanitizeOptions kCode = {
    .place = base::Place::kMidLine, .tabs = base::Tabs::kSpaces, .longest = kLongestLine};

std::size_t width_of(std::string_view code) {
  return base::display_width(base::sanitize(code, kCode));
}

/// Where the shown part of the line starts.
std::size_t window_start(std::string_view line, std::size_t place) {
  if (line.size() <= kLongestLine || place + kContextInWindow < kLongestLine) return 0;
  return base::character_boundary(line, place - kContextInWindow);
}

/// One past the last byte of the place in this line, which a finding over several lines leaves only at its end. Never
/// inside a character.
std::size_t place_end(const model::Location& location, std::string_view line) {
  if (location.end_line != location.line || location.end_column == 0) return line.size();
  const std::size_t end = std::min<std::size_t>(location.end_column - 1, line.size());
  const std::size_t boundary = base::character_boundary(line, end);
  return boundary == end ? end : boundary + base::utf8_step(line, boundary).length;
}

}  // namespace

Excerpt make_excerpt(const model::Finding& finding) {
  const std::string_view line = finding.excerpt;
  const std::size_t column = std::max<std::size_t>(finding.location.column, 1);
  const std::size_t begin = base::character_boundary(line, column - 1);
  const std::size_t start = window_start(line, begin);
  const std::string_view window = line.substr(start);
  const std::size_t shown_end = start + base::character_boundary(window, kLongestLine);
  const std::size_t end = std::max(begin, std::min(place_end(finding.location, line), shown_end));

  Excerpt excerpt;
  excerpt.is_window = start > 0;
  excerpt.code = (excerpt.is_window ? std::string(kCutMark) : "") + base::sanitize(window, kCode);
  // Widths are taken from the start of the window, because what a character becomes depends on those before it.
  const std::size_t width_before = width_of(window.substr(0, begin - start));
  excerpt.indent = width_before + (excerpt.is_window ? base::display_width(kCutMark) : 0);
  excerpt.carets = std::max<std::size_t>(width_of(window.substr(0, end - start)) - width_before, 1);
  return excerpt;
}

std::string excerpt_line(std::string_view line) {
  return base::sanitize(line, kCode);
}

}  // namespace lockstep::report
