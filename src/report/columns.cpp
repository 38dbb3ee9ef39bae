#include "report/columns.h"

#include <algorithm>

#include "base/utf8.h"

namespace lockstep::report {
namespace {

/// The UTF-16 column of a byte column; a byte that is no UTF-8 counts as the one U+FFFD that a decoder makes of it.
std::uint32_t utf16_column(std::string_view line, std::uint32_t byte_column) {
  const std::size_t bytes_before = std::min<std::size_t>(std::max<std::uint32_t>(byte_column, 1) - 1, line.size());
  std::uint32_t column = 1;
  for (std::size_t at = 0; at < bytes_before;) {
    const base::Utf8Step step = base::utf8_step(line, at);
    column += step.code_point.value_or(0) > 0xFFFF ? 2 : 1;
    at += step.length;
  }
  return column;
}

}  // namespace

bool is_about_the_file(const model::Finding& finding) {
  const model::Location& location = finding.location;
  return location.line == 1 && location.column == 1 && location.end_line == 1 && location.end_column == 1;
}

std::optional<Columns> byte_columns(const model::Finding& finding) {
  if (is_about_the_file(finding)) return std::nullopt;
  const model::Location& location = finding.location;
  const bool ends_here = location.end_line == location.line && location.end_column >= location.column;
  return Columns{std::max<std::uint32_t>(location.column, 1),
                 ends_here ? std::optional(location.end_column) : std::nullopt};
}

std::optional<Columns> utf16_columns(const model::Finding& finding) {
  const std::optional<Columns> bytes = byte_columns(finding);
  if (!bytes || finding.excerpt.empty()) return std::nullopt;
  Columns columns{utf16_column(finding.excerpt, bytes->begin), std::nullopt};
  if (bytes->end) columns.end = utf16_column(finding.excerpt, *bytes->end);
  return columns;
}

}  // namespace lockstep::report
