#include "pg/position.h"

#include <algorithm>

#include "base/utf8.h"

namespace lockstep::pg {

std::size_t byte_offset_of(std::string_view text, std::size_t position, Characters characters) {
  if (position == 0) return 0;
  if (characters == Characters::kBytes) return std::min(position - 1, text.size());
  std::size_t offset = 0;
  for (std::size_t at = 1; at < position && offset < text.size(); ++at) offset += base::utf8_step(text, offset).length;
  return offset;
}

}  // namespace lockstep::pg
