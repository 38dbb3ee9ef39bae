#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "model/finding.h"

namespace lockstep::report {

/// A source line made safe, and which of its columns to underline.
struct Excerpt {
  std::string code;
  std::size_t indent = 0;  // columns before the place
  std::size_t carets = 1;  // columns of the place, at least 1
  bool is_window = false;  // a part of a line too long to show
};

/// The line a finding points at. Tabs become spaces and a long line is cut to a window around the place, so that the
/// carets stand below the place in every terminal.
Excerpt make_excerpt(const model::Finding& finding);

/// A neighbouring line in the same form.
std::string excerpt_line(std::string_view line);

}  // namespace lockstep::report
