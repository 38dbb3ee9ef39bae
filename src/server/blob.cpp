#include "server/blob.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/files.h"
#include "base/text.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "lockstep cluster 3\n";
constexpr std::size_t kHeader = kMagic.size() + 2 * sizeof(std::uint64_t);
constexpr std::size_t kLargestFile = std::size_t{2} << 30;
constexpr std::size_t kPage = 4096;  // of memory and disk: what zeros are worth leaving out

[[noreturn]] void throw_errno(std::string_view action, const fs::path& path) {
  const int cause = errno;
  throw base::Error("cannot " + std::string(action) + " " + path.string() + ": " +
                    base::lower_ascii(std::generic_category().message(cause)));
}

[[noreturn]] void throw_damaged() {
  throw base::Error("the cached cluster is damaged");
}

template <typename Number>
void put(std::string& blob, Number number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  blob.append(bytes, sizeof number);
}

/// Tells accidents (a bad disk, a cache that was cut), at memory speed: eight bytes a step.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15;
  std::uint64_t lanes[4] = {1, 2, 3, 4};
  std::size_t at = 0;
  for (; at + sizeof lanes <= bytes.size(); at += sizeof lanes) {
    std::uint64_t words[4];
    std::memcpy(words, bytes.data() + at, sizeof words);
    for (int k = 0; k < 4; ++k) lanes[k] = (lanes[k] ^ words[k]) * kOdd;
  }
  for (; at < bytes.size(); ++at) lanes[0] = (lanes[0] ^ static_cast<unsigned char>(bytes[at])) * kOdd;
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = ((sum ^ lane) * kOdd) ^ (lane >> 32);
  return sum;
}

/// Reads the parts of a blob one after another; never beyond its end.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) throw_damaged();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  template <typename Number>
  Number number() {
    Number value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }

 private:
  std::string_view rest_;
};

/// A quarter of all files. The maps only make searches shorter, and the caches are removed by a server that starts.
bool is_made_again(const fs::path& file) {
  const std::string name = file.filename();
  return name.ends_with("_fsm") || name.ends_with("_vm") || name == "pg_internal.init";
}

/// Whether it is in a folder of databases.
bool is_of_database(std::string_view path) {
  return path.starts_with("base/");
}

/// The log of transactions is made of whole segments, of which little is in use.
std::string_view without_empty_pages(std::string_view contents) {
  const std::size_t last = contents.find_last_not_of('\0');
  const std::size_t used = last == std::string_view::npos ? 0 : last + 1;
  return contents.substr(0, (used + kPage - 1) / kPage * kPage);
}

void put_entry(std::string& blob, const fs::path& root, const fs::directory_entry& entry) {
  const fs::file_status status = entry.symlink_status();
  const bool is_folder = fs::is_directory(status);
  if (!is_folder && !fs::is_regular_file(status)) {
    throw base::Error("a cluster to be cached has a special file: " + entry.path().string());
  }
  const std::string path = entry.path().lexically_relative(root).string();
  const std::string file = is_folder ? "" : base::read_file(entry.path(), kLargestFile);
  const std::string_view contents = without_empty_pages(file);
  blob += is_folder ? 'd' : 'f';
  put(blob, static_cast<std::uint16_t>(status.permissions()));
  put(blob, static_cast<std::uint32_t>(path.size()));
  put(blob, static_cast<std::uint32_t>(file.size()));
  put(blob, static_cast<std::uint32_t>(contents.size()));
  blob += path;
  blob += contents;
}

bool is_plain(std::string_view path) {
  const std::vector<std::string_view> parts = base::split(path, '/');
  return path.find('\0') == std::string_view::npos && std::none_of(parts.begin(), parts.end(), [](auto part) {
           return part.empty() || part == "." || part == "..";
         });
}

struct PackedFile {
  std::size_t size = 0;
  std::string_view contents;
};

void write_file(int root, const std::string& path, mode_t mode, const PackedFile& packed) {
  const base::FileDescriptor file(openat(root, path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!file.is_open()) throw_errno("write", path);
  for (std::string_view rest = packed.contents; !rest.empty();) {
    const ssize_t written = write(file.get(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_errno("write", path);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (packed.size == packed.contents.size()) return;
  if (ftruncate(file.get(), static_cast<off_t>(packed.size)) != 0) throw_errno("write", path);
}

struct PackedEntry {
  char kind = 'f';
  mode_t mode = 0;
  std::string path;
  PackedFile file;
};

PackedEntry read_entry(Reader& reader) {
  PackedEntry entry;
  entry.kind = reader.take(1).front();
  entry.mode = reader.number<std::uint16_t>() & 0700;
  const std::uint32_t path_size = reader.number<std::uint32_t>();
  entry.file.size = reader.number<std::uint32_t>();
  const std::uint32_t contents_size = reader.number<std::uint32_t>();
  entry.path = reader.take(path_size);
  entry.file.contents = reader.take(contents_size);
  if (!is_plain(entry.path) || entry.file.size < contents_size) throw_damaged();
  return entry;
}

void unpack_entry(const PackedEntry& entry, int root) {
  if (entry.kind == 'f') return write_file(root, entry.path, entry.mode, entry.file);
  if (mkdirat(root, entry.path.c_str(), entry.mode) != 0) throw_errno("make", entry.path);
}

}  // namespace

std::string pack_folder(const fs::path& folder, std::string_view note) {
  std::string blob(kHeader, '\0');
  put(blob, static_cast<std::uint32_t>(note.size()));
  blob += note;
  std::vector<fs::directory_entry> entries;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!is_made_again(entry.path())) entries.push_back(entry);
  }
  std::stable_partition(entries.begin(), entries.end(), [&](const fs::directory_entry& entry) {
    return !is_of_database(entry.path().lexically_relative(folder).native());
  });
  for (const fs::directory_entry& entry : entries) put_entry(blob, folder, entry);
  std::string header(kMagic);
  put(header, std::uint64_t{blob.size()});
  put(header, checksum(std::string_view(blob).substr(kHeader)));
  return blob.replace(0, kHeader, header);
}

bool is_whole_blob(std::string_view blob) {
  if (blob.size() < kHeader + sizeof(std::uint32_t) || !blob.starts_with(kMagic)) return false;
  Reader reader(blob.substr(kMagic.size()));
  if (reader.number<std::uint64_t>() != blob.size()) return false;
  reader.number<std::uint64_t>();
  return reader.number<std::uint32_t>() <= blob.size() - kHeader - sizeof(std::uint32_t);
}

bool is_intact_blob(std::string_view blob) {
  if (!is_whole_blob(blob)) return false;
  Reader reader(blob.substr(kMagic.size() + sizeof(std::uint64_t)));
  return reader.number<std::uint64_t>() == checksum(blob.substr(kHeader));
}

std::string note_of(std::string_view blob) {
  Reader reader(blob.substr(kHeader));
  return std::string(reader.take(reader.number<std::uint32_t>()));
}

Unpacking::Unpacking(std::string_view blob, const fs::path& folder) {
  if (mkdir(folder.c_str(), 0700) != 0) throw_errno("make", folder);
  root_ = base::FileDescriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root_.is_open()) throw_errno("open", folder);
  Reader reader(blob.substr(kHeader));
  reader.take(reader.number<std::uint32_t>());
  while (!reader.at_end()) {
    databases_ = reader.rest();
    const PackedEntry entry = read_entry(reader);
    if (is_of_database(entry.path)) return;
    unpack_entry(entry, root_.get());
  }
  databases_ = {};
}

void Unpacking::unpack_databases() {
  for (Reader reader(databases_); !reader.at_end();) unpack_entry(read_entry(reader), root_.get());
}

}  // namespace lockstep::server
