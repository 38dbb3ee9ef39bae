#include "git/tree_object.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"

namespace lockstep::git {
namespace {

constexpr std::size_t kRawIdSize = 20;
constexpr std::string_view kPlainFile = "100644 ";
constexpr std::uint32_t kKindBits = 0170000;
constexpr std::uint32_t kFolderBits = 0040000;
constexpr std::uint32_t kSymlinkBits = 0120000;
constexpr std::uint32_t kSubmoduleBits = 0160000;
constexpr std::uint32_t kOwnerExecutes = 0100;

[[noreturn]] void throw_damaged_tree() {
  throw base::Error("a folder of a commit cannot be read: its tree object is damaged", "git fsck");
}

/// How many bytes both begin with.
std::size_t common_size(std::string_view one, std::string_view other) {
  constexpr std::size_t kBlock = 256;  // more than memcmp takes to start, less than two entries after a difference
  const std::size_t size = std::min(one.size(), other.size());
  std::size_t common = 0;
  while (size - common >= kBlock && std::memcmp(one.data() + common, other.data() + common, kBlock) == 0) {
    common += kBlock;
  }
  while (common < size && one[common] == other[common]) ++common;
  return common;
}

}  // namespace

bool TreeObjectEntry::is_folder() const {
  return (mode & kKindBits) == kFolderBits;
}

model::FileMode git_file_mode(std::uint32_t mode) {
  switch (mode & kKindBits) {
    case kSymlinkBits:
      return model::FileMode::kSymlink;
    case kSubmoduleBits:
      return model::FileMode::kSubmodule;
    default:
      return (mode & kOwnerExecutes) != 0 ? model::FileMode::kExecutable : model::FileMode::kRegular;
  }
}

std::optional<TreeObjectEntry> TreeObjectReader::next() {
  constexpr std::size_t kMostDigits = 7;
  if (rest_.empty()) return std::nullopt;
  TreeObjectEntry entry;
  std::size_t at = 0;
  if (rest_.size() >= kPlainFile.size() && std::memcmp(rest_.data(), kPlainFile.data(), kPlainFile.size()) == 0) {
    entry.mode = 0100644;  // as most are
    at = kPlainFile.size();
  } else {
    for (; at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '7' && at < kMostDigits; ++at) {
      entry.mode = entry.mode * 8 + static_cast<std::uint32_t>(rest_[at] - '0');
    }
    if (at == 0 || at >= rest_.size() || rest_[at] != ' ') throw_damaged_tree();
    ++at;
  }
  const void* const zero = std::memchr(rest_.data() + at, '\0', rest_.size() - at);
  if (zero == nullptr) throw_damaged_tree();
  const auto name_end = static_cast<std::size_t>(static_cast<const char*>(zero) - rest_.data());
  if (name_end == at || rest_.size() - name_end <= kRawIdSize) throw_damaged_tree();
  entry.name = {rest_.data() + at, name_end - at};
  entry.id = {rest_.data() + name_end + 1, kRawIdSize};
  rest_.remove_prefix(name_end + 1 + kRawIdSize);
  return entry;
}

void TreeObjectReader::pass_over_equal(TreeObjectReader& one, TreeObjectReader& other) {
  const std::string_view common = one.rest_.substr(0, common_size(one.rest_, other.rest_));
  std::size_t passed = 0;
  for (;;) {
    const std::size_t name_end = common.find('\0', passed);
    if (name_end == std::string_view::npos || common.size() - name_end <= kRawIdSize) break;
    passed = name_end + 1 + kRawIdSize;
  }
  one.rest_.remove_prefix(passed);
  other.rest_.remove_prefix(passed);
}

std::optional<TreeObjectEntry> find_in_tree_object(std::string_view bytes, std::string_view name) {
  TreeObjectReader reader(bytes);
  while (std::optional<TreeObjectEntry> entry = reader.next()) {
    if (entry->name == name) return entry;
  }
  return std::nullopt;
}

}  // namespace lockstep::git
