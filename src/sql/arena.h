#pragma once
#include <cstddef>
#include <memory>
#include <vector>

namespace lockstep::sql {

/// Memory that is given back all at once. For the parser's trees: thousands of small objects that live as long as one
/// statement is converted.
class Arena {
 public:
  void* allocate(std::size_t size);
  /// Forgets everything, and keeps one block for the next use.
  void clear();

 private:
  static constexpr std::size_t kBlockSize = std::size_t{256} << 10;

  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // of the last block
};

}  // namespace lockstep::sql
