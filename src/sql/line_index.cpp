#include "sql/line_index.h"

#include <algorithm>

namespace lockstep::sql {

LineIndex::LineIndex(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())), begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

base::LineColumn LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, size_);
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return {static_cast<std::uint32_t>(next - begins_.begin()), offset - *(next - 1) + 1};
}

std::uint32_t LineIndex::line_begin(std::uint32_t line) const {
  return line - 1 < begins_.size() ? begins_[line - 1] : size_;
}

}  // namespace lockstep::sql
