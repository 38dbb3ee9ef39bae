#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace lockstep::base {

/// The bytes of the regular file at `path`, which may be a link to one. Throws when it cannot be read, is something
/// else (a pipe would block, a folder has no bytes) or holds more than `largest_bytes`.
std::string read_file(const std::string& path, std::size_t largest_bytes);

/// Writes to what the user names as a place for output: a pipe or a device (everything below /dev) is written into, any
/// other file is replaced as by write_file_atomically.
void write_output(const std::string& path, std::string_view bytes);

/// Puts `bytes` at `path` so that every reader sees the old file or the whole new one, also after a crash: a temporary
/// file beside it is synced and renamed over it. The new file has exactly the permissions `mode`; a link at `path` is
/// replaced, not followed. Throws when that fails, and then leaves what was there.
void write_file_atomically(const std::string& path, std::string_view bytes, mode_t mode);

/// Adds `bytes` to the end of the file at `path`, which is made if it is not there. Throws when that fails.
void append_to_file(const std::string& path, std::string_view bytes);

/// A folder of our own (mode 0700) below TMPDIR, else /tmp, removed with all that is in it at the end of its life.
class TemporaryFolder {
 public:
  /// `prefix` starts its name, for whoever finds one left over by a killed process.
  explicit TemporaryFolder(std::string_view prefix = "lockstep-");
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// From now on the folder outlives this object.
  void keep() { is_kept_ = true; }

 private:
  std::filesystem::path path_;
  bool is_kept_ = false;
};

}  // namespace lockstep::base
