#include "git/index_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace lockstep::git {
namespace {

constexpr std::size_t kHeaderSize = 12;
constexpr std::size_t kStatSize = 40;  // times, device, inode, mode, owner, size
constexpr std::size_t kModeOffset = 24;
constexpr std::uint32_t kSparseFolder = 040000;
constexpr std::uint16_t kExtended = 0x4000;
constexpr std::uint16_t kStageMask = 0x3000;
constexpr std::uint16_t kIntentToAdd = 0x2000;
constexpr int kDeepestFolder = 1000;

[[noreturn]] void refuse(const std::string& what) {
  throw DamagedIndex(what);
}

/// Steps through bytes that may end anywhere.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}
  std::size_t left() const { return rest_.size(); }

  std::string_view take(std::size_t size) {
    if (size > rest_.size()) refuse("it ends too early");
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view take_until(char end) {
    const std::size_t size = rest_.find(end);
    if (size == std::string_view::npos) refuse("it ends too early");
    const std::string_view taken = take(size);
    take(1);
    return taken;
  }
  std::uint32_t take_u32() { return big_endian(take(4)); }
  std::uint16_t take_u16() { return static_cast<std::uint16_t>(big_endian(take(2))); }

  /// The offset encoding of pack files: seven bits a byte, highest first, each continuation adding one.
  std::size_t take_offset() {
    std::size_t value = 0;
    for (int bytes = 0; bytes < 5; ++bytes) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value = (value << 7) | (byte & 0x7F);
      if ((byte & 0x80) == 0) return value;
      ++value;
    }
    refuse("a path length is too large");
  }

  static std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes) value = (value << 8) | static_cast<unsigned char>(byte);
    return value;
  }

 private:
  std::string_view rest_;
};

model::FileMode mode_of_bits(std::uint32_t mode) {
  switch (mode) {
    case 0100644:
      return model::FileMode::kRegular;
    case 0100755:
      return model::FileMode::kExecutable;
    case 0120000:
      return model::FileMode::kSymlink;
    case 0160000:
      return model::FileMode::kSubmodule;
    default:
      refuse("it holds an entry of an unknown kind");
  }
}

/// Checks the names of a path from the one in which it first differs from its predecessor, whose names were checked.
void check_path(std::string_view path, std::size_t first_difference) {
  const std::size_t slash = first_difference == 0 ? std::string_view::npos : path.rfind('/', first_difference - 1);
  std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
  while (true) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    if (!is_allowed_name(path.substr(start, end - start))) refuse("it holds the path " + std::string(path));
    if (end == path.size()) return;
    start = end + 1;
  }
}

/// How many bytes two texts have in common at their start; eight at a time, since this is most of reading an index.
std::size_t common_start(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= size; at += sizeof(std::uint64_t)) {
    if (std::memcmp(a.data() + at, b.data() + at, sizeof(std::uint64_t)) != 0) break;
  }
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

/// Checks that `path` sorts after `before` and is a path at all. Unmerged paths stand there once for each stage.
void check_order(std::string_view before, std::string_view path, bool may_repeat) {
  const std::size_t common = common_start(before, path);
  if (common == path.size() && common == before.size() && may_repeat) return;
  if (path.substr(common) <= before.substr(common)) refuse("its paths are not sorted at " + std::string(path));
  check_path(path, common);
}

/// Keeps the paths of version 4, which are stored as what differs from the one before. Views stay valid: a full chunk
/// is left alone and a new one begun.
class PathBuffer {
 public:
  explicit PathBuffer(Listing& listing) : listing_(listing) {}
  std::string_view add(std::string_view start, std::string_view ending) {
    const std::size_t size = start.size() + ending.size();
    if (chunk_ == nullptr || chunk_->capacity() - chunk_->size() < size) begin_chunk(size);
    const std::size_t at = chunk_->size();
    chunk_->append(start).append(ending);
    return std::string_view(*chunk_).substr(at);
  }

 private:
  void begin_chunk(std::size_t size) {
    auto chunk = std::make_unique<std::string>();
    chunk->reserve(std::max(size, std::size_t{256} << 10));
    chunk_ = chunk.get();
    listing_.buffers.push_back(std::move(chunk));
  }
  Listing& listing_;
  std::string* chunk_ = nullptr;
};

struct IndexEntry {
  std::string_view path;
  std::string_view id;
  std::uint32_t mode = 0;
  bool is_unmerged = false;
  bool is_intent_to_add = false;
};

struct IndexReader {
  IndexReader(Cursor start, std::size_t size_of_hash, std::uint32_t index_version, Listing& target)
      : cursor(start), hash_size(size_of_hash), version(index_version), listing(target) {}
  Cursor cursor;
  std::size_t hash_size;
  std::uint32_t version;
  Listing& listing;
  PathBuffer paths{listing};
  std::vector<std::string_view> intent_to_add;
  std::string unsupported;

  IndexEntry read_entry(std::string_view path_before);
  std::string_view read_path(std::string_view path_before, std::size_t length_so_far);
  void read_entries();
  void read_extensions();
  void read_folders(std::string_view extension);
};

std::string_view IndexReader::read_path(std::string_view path_before, std::size_t length_so_far) {
  if (version == 4) {
    const std::size_t removed = cursor.take_offset();
    if (removed > path_before.size()) refuse("it takes more from a path than there is");
    return paths.add(path_before.substr(0, path_before.size() - removed), cursor.take_until('\0'));
  }
  // Padded with NULs, one at least, to make the entry's length a multiple of eight.
  const std::string_view path = cursor.take_until('\0');
  cursor.take((8 - (length_so_far + path.size() + 1) % 8) % 8);
  return path;
}

IndexEntry IndexReader::read_entry(std::string_view path_before) {
  IndexEntry entry;
  const std::size_t left_before = cursor.left();
  entry.mode = Cursor::big_endian(cursor.take(kStatSize).substr(kModeOffset, 4));
  entry.id = cursor.take(hash_size);
  const std::uint16_t flags = cursor.take_u16();
  entry.is_unmerged = (flags & kStageMask) != 0;
  if ((flags & kExtended) != 0) {
    if (version < 3) refuse("it has flags that its version does not know");
    entry.is_intent_to_add = (cursor.take_u16() & kIntentToAdd) != 0;
  }
  entry.path = read_path(path_before, left_before - cursor.left());
  return entry;
}

void IndexReader::read_entries() {
  const std::uint32_t count = cursor.take_u32();
  if (count > cursor.left() / (kStatSize + hash_size + 3)) refuse("it ends too early");
  listing.files.reserve(count);
  std::string_view path_before;
  std::string_view unmerged;
  for (std::uint32_t k = 0; k < count; ++k) {
    const IndexEntry entry = read_entry(path_before);
    if (entry.mode == kSparseFolder) unsupported = "sparse index";
    if (entry.path.empty()) unsupported = "split index";  // stands for an entry of the shared index
    if (!unsupported.empty()) return;
    check_order(path_before, entry.path, entry.is_unmerged);
    path_before = entry.path;
    if (entry.is_unmerged && unmerged.empty()) unmerged = entry.path;
    if (entry.is_intent_to_add) {
      intent_to_add.push_back(entry.path);
    } else {
      listing.files.push_back({entry.path, entry.id, mode_of_bits(entry.mode)});
    }
  }
  if (!unmerged.empty()) throw UnmergedPaths(unmerged);
}

/// The cache-tree: for each folder, depth first, its name, the number of index entries below it (-1 when the tree
/// object must be made anew) and of folders in it, and the tree's id.
void IndexReader::read_folders(std::string_view extension) {
  struct Level {
    std::string prefix;
    std::uint64_t folders_left;
  };
  Cursor rest(extension);
  std::vector<Level> levels;
  do {
    const std::string_view name = rest.take_until('\0');
    const std::string_view count = rest.take_until(' ');
    const std::optional<std::uint64_t> folders = base::parse_number(rest.take_until('\n'));
    if (!folders || levels.size() > kDeepestFolder) refuse("its cache-tree makes no sense");
    std::string path = levels.empty() ? std::string() : levels.back().prefix + std::string(name);
    if (!levels.empty()) --levels.back().folders_left;
    if (const std::optional<std::uint64_t> files = base::parse_number(count)) {
      listing.folders[path] = {rest.take(hash_size), *files};
    }
    levels.push_back({path.empty() ? path : path + "/", *folders});
    while (!levels.empty() && levels.back().folders_left == 0) levels.pop_back();
  } while (!levels.empty());
}

/// git marks these folders as unknown; this only makes sure, since an id that hides an entry would hide a change.
void forget_folders_of(Listing& listing, const std::vector<std::string_view>& paths) {
  for (std::string_view path : paths) {
    listing.folders.erase("");
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
      listing.folders.erase(std::string(path.substr(0, slash)));
    }
  }
}

std::string extension_name(std::string_view signature) {
  if (signature == "link") return "split index";
  if (signature == "sdir") return "sparse index";
  return "index extension " + std::string(signature);
}

/// An extension whose name starts with a capital may be passed over; the others change what the entries mean.
void IndexReader::read_extensions() {
  while (cursor.left() > 0 && unsupported.empty()) {
    const std::string_view signature = cursor.take(4);
    const std::string_view content = cursor.take(cursor.take_u32());
    if (signature == "TREE") {
      read_folders(content);
    } else if (signature[0] < 'A' || signature[0] > 'Z') {
      unsupported = extension_name(signature);
    }
  }
}

}  // namespace

UnmergedPaths::UnmergedPaths(std::string_view first)
    : Error("unmerged path " + std::string(first) + ": what would be committed is not decided yet", "git status") {}

base::Expected<Listing, UnsupportedIndex> parse_index(std::string bytes, std::size_t hash_size) {
  Listing listing;
  listing.buffers.push_back(std::make_unique<const std::string>(std::move(bytes)));
  const std::string_view index = *listing.buffers.front();
  if (index.size() < kHeaderSize + hash_size) refuse("it ends too early");
  Cursor cursor(index.substr(0, index.size() - hash_size));
  if (cursor.take(4) != "DIRC") refuse("it does not start as an index does");
  const std::uint32_t version = cursor.take_u32();
  if (version < 2 || version > 4) return base::Unexpected{UnsupportedIndex{"index version " + std::to_string(version)}};

  IndexReader reader(cursor, hash_size, version, listing);
  reader.read_entries();
  if (reader.unsupported.empty()) reader.read_extensions();
  if (!reader.unsupported.empty()) return base::Unexpected{UnsupportedIndex{reader.unsupported}};
  forget_folders_of(listing, reader.intent_to_add);
  return base::Expected<Listing, UnsupportedIndex>(std::move(listing));
}

}  // namespace lockstep::git
