#include "base/files.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::base {
namespace {

[[noreturn]] void throw_errno(std::string_view action, const std::string& path) {
  const int cause = errno;
  throw Error("cannot " + std::string(action) + " " + path + ": " +
              lower_ascii(std::generic_category().message(cause)));
}

/// An open file, closed at the end of its life.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  /// Closes it now, where a failure (a full disk on NFS) can still be told.
  bool close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

bool write_all(const OpenFile& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void throw_too_large(const std::string& path, std::size_t largest_bytes) {
  throw Error("cannot read " + path + ": it is larger than " + std::to_string(largest_bytes) + " bytes");
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// Makes a rename last through a power cut. Not every file system can sync a folder, and none loses data by that.
void sync_folder(const std::string& folder) {
  const OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.is_open()) ::fsync(opened.descriptor());
}

}  // namespace

std::string read_file(const std::string& path, std::size_t largest_bytes) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) throw_errno("read", path);
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) throw_errno("read", path);
  if (!S_ISREG(status.st_mode)) throw Error("cannot read " + path + ": it is not a regular file");
  if (static_cast<std::uintmax_t>(status.st_size) > largest_bytes) throw_too_large(path, largest_bytes);

  // The size is only a hint: files in /proc say 0, and another process may be writing.
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(status.st_size));
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = ::read(file.descriptor(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_errno("read", path);
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > largest_bytes) throw_too_large(path, largest_bytes);
  }
}

void write_file_atomically(const std::string& path, std::string_view bytes, mode_t mode) {
  const std::string folder = folder_of(path);
  std::string temporary = folder + "/.lockstep-XXXXXX";
  OpenFile file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!file.is_open()) throw_errno("write", path);
  const bool replaced = write_all(file, bytes) && ::fchmod(file.descriptor(), mode) == 0 &&
                        ::fsync(file.descriptor()) == 0 && file.close() &&
                        ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!replaced) {
    const int cause = errno;
    ::unlink(temporary.c_str());
    errno = cause;
    throw_errno("write", path);
  }
  sync_folder(folder);
}

void write_output(const std::string& path, std::string_view bytes) {
  struct stat status {};
  const bool is_stream = path.starts_with("/dev/") ||
                         (::stat(path.c_str(), &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode)));
  if (is_stream) return append_to_file(path, bytes);
  write_file_atomically(path, bytes, 0644);
}

void append_to_file(const std::string& path, std::string_view bytes) {
  OpenFile file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open() || !write_all(file, bytes) || !file.close()) throw_errno("write", path);
}

TemporaryFolder::TemporaryFolder(std::string_view prefix) {
  const char* parent = std::getenv("TMPDIR");
  std::string name = parent != nullptr && *parent != '\0' ? parent : "/tmp";
  name += "/" + std::string(prefix) + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw_errno("make the temporary folder", name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  if (is_kept_) return;
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace lockstep::base
