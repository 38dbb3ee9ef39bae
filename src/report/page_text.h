#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "report/report.h"

namespace lockstep::report {

struct PageStyle {
  Color color = Color::kOff;
  std::size_t width = 80;  // columns; code is not broken
};

/// A page of documentation for a terminal: headings in bold, paragraphs filled to the width, code indented, `code` in a
/// colour. Reads the Markdown that the pages of rules use (headings, paragraphs, lists of "- ", code that is indented
/// or fenced, `code` spans), and nothing else. For trusted text: what is embedded in the program.
std::string page_as_text(std::string_view markdown, const PageStyle& style = {});

}  // namespace lockstep::report
