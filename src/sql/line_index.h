#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace lockstep::sql {

/// Lines and columns of one text, for many questions. 1-based; columns count bytes.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// Of a byte offset; one past the end gives the end.
  base::LineColumn at(std::uint32_t offset) const;
  /// Offset of the first byte of a line, of the end for one past the last.
  std::uint32_t line_begin(std::uint32_t line) const;

 private:
  std::uint32_t size_;
  std::vector<std::uint32_t> begins_;  // of each line
};

}  // namespace lockstep::sql
