#include "sql/arena.h"

#include <algorithm>

namespace lockstep::sql {

void* Arena::allocate(std::size_t size) {
  constexpr std::size_t kAlignment = alignof(std::max_align_t);
  size = (size + kAlignment - 1) / kAlignment * kAlignment;
  if (blocks_.empty() || blocks_.back().size - used_ < size) {
    const std::size_t block_size = std::max(size, kBlockSize);
    // Not make_unique, which would fill it with zeros.
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[block_size]), block_size});
    used_ = 0;
  }
  void* const place = blocks_.back().bytes.get() + used_;
  used_ += size;
  return place;
}

void Arena::clear() {
  if (blocks_.size() > 1) blocks_.erase(blocks_.begin(), blocks_.end() - 1);
  if (!blocks_.empty() && blocks_.back().size > kBlockSize) blocks_.clear();
  used_ = 0;
}

}  // namespace lockstep::sql
