#include "git/tree_object.h"

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
  if (rest_.starts_with(kPlainFile)) {  // most are
    entry.mode = 0100644;
    at = kPlainFile.size() - 1;
  }
  for (; at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '7' && at < kMostDigits; ++at) {
    entry.mode = entry.mode * 8 + static_cast<std::uint32_t>(rest_[at] - '0');
  }
  if (at == 0 || at >= rest_.size() || rest_[at] != ' ') throw_damaged_tree();
  const std::size_t name_end = rest_.find('\0', ++at);
  if (name_end == std::string_view::npos || name_end == at || rest_.size() - name_end <= kRawIdSize)
    throw_damaged_tree();
  entry.name = rest_.substr(at, name_end - at);
  entry.id = rest_.substr(name_end + 1, kRawIdSize);
  rest_.remove_prefix(name_end + 1 + kRawIdSize);
  return entry;
}

std::optional<TreeObjectEntry> find_in_tree_object(std::string_view bytes, std::string_view name) {
  TreeObjectReader reader(bytes);
  while (std::optional<TreeObjectEntry> entry = reader.next()) {
    if (entry->name == name) return entry;
  }
  return std::nullopt;
}

}  // namespace lockstep::git
