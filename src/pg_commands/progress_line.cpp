#include "pg_commands/progress_line.h"

#include <algorithm>

#include "base/sanitize.h"
#include "base/utf8.h"

namespace lockstep::pg_commands {
namespace {

constexpr std::size_t kLegColumns = 14;
constexpr std::size_t kBarColumns = 24;
constexpr std::string_view kEraseLine = "\r\x1b[K";

std::string bar(std::size_t done, std::size_t count) {
  const std::size_t filled = count == 0 ? 0 : kBarColumns * done / count;
  return "[" + std::string(filled, '=') + std::string(kBarColumns - filled, ' ') + "]";
}

}  // namespace

std::string progress_text(const Begun& begun, std::size_t columns) {
  std::string text(begun.leg);
  text.resize(std::max(text.size(), kLegColumns), ' ');
  text += bar(begun.place, begun.count) + "  " + std::to_string(begun.place + 1) + " of " +
          std::to_string(begun.count) + "  " + base::sanitize(begun.migration);
  while (base::display_width(text) > columns) text.resize(base::character_boundary(text, text.size() - 1));
  return text;
}

void ProgressLine::show(const Begun& begun) {
  if (!columns_) return;
  // A line that fills the last column wraps on some terminals.
  out_ << kEraseLine << progress_text(begun, *columns_ - std::min<std::size_t>(*columns_, 1)) << std::flush;
  is_shown_ = true;
}

void ProgressLine::clear() {
  if (!is_shown_) return;
  out_ << kEraseLine << std::flush;
  is_shown_ = false;
}

}  // namespace lockstep::pg_commands
