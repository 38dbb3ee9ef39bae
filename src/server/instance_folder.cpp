#include "server/instance_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "server/shared_memory.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "lockstep-pg-";
constexpr const char* kLockFile = "lockstep.lock";
constexpr std::size_t kLongestRoot = 107 - sizeof("/lockstep-pg-XXXXXX/.s.PGSQL.5432");  // sun_path of unix(7)
constexpr std::uintmax_t kMegabyte = std::uintmax_t{1} << 20;

/// The lock file of a folder, locked by us alone and still standing there; closed when it is not so. Between any two
/// steps a sweeper may have taken and removed it. It is made when it is missing, which a removal that was cut short is
/// to blame for.
base::FileDescriptor take_lock(const fs::path& folder) {
  const fs::path path = folder / kLockFile;
  base::FileDescriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  struct stat opened {};
  struct stat standing {};
  const bool is_ours = file.is_open() && flock(file.get(), LOCK_EX | LOCK_NB) == 0 && fstat(file.get(), &opened) == 0 &&
                       lstat(path.c_str(), &standing) == 0 && opened.st_ino == standing.st_ino &&
                       opened.st_dev == standing.st_dev;
  if (!is_ours) file.close();
  return file;
}

bool is_left_over(const fs::path& folder) {
  struct stat status {};
  return folder.filename().string().starts_with(kPrefix) && lstat(folder.c_str(), &status) == 0 &&
         S_ISDIR(status.st_mode) && status.st_uid == geteuid();
}

void sweep_folder(const fs::path& folder) {
  if (rmdir(folder.c_str()) == 0) return;  // its maker was killed early; one that still lives makes another
  const base::FileDescriptor lock = take_lock(folder);
  if (!lock.is_open()) return;
  remove_shared_memory(folder / "cluster");
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

}  // namespace

Room judge_root(const fs::path& root, std::size_t blob_size) {
  // 64 MB are what a server itself needs to start and to work on a schema without rows.
  const std::uintmax_t needed = std::max(256 * kMegabyte, 64 * kMegabyte + 4 * std::uintmax_t{blob_size});
  Room room{root, ""};
  struct statvfs status {};
  if (root.native().size() > kLongestRoot) {
    room.refusal = "is too long for the path of a socket";
  } else if (access(root.c_str(), W_OK | X_OK) != 0 || statvfs(root.c_str(), &status) != 0) {
    room.refusal = base::lower_ascii(std::generic_category().message(errno));
  } else if (const std::uintmax_t room_left = std::uintmax_t{status.f_bavail} * status.f_frsize; room_left < needed) {
    room.refusal = "has " + std::to_string(room_left / kMegabyte) + " MB free of the " +
                   std::to_string(needed / kMegabyte) + " MB that are needed";
  }
  return room;
}

InstanceFolder::InstanceFolder(const std::vector<fs::path>& roots, std::size_t blob_size) {
  std::vector<std::string> refusals;
  for (const fs::path& root : roots) {
    const Room room = judge_root(root, blob_size);
    if (room.refusal.empty() && try_make(root)) return;
    refusals.push_back(root.string() + ": " + (room.refusal.empty() ? "no folder can be made" : room.refusal));
  }
  throw base::Error("there is no place for a PostgreSQL server (" + base::join(refusals, "; ") + ")",
                    "set TMPDIR to a folder with room that the server's user may write to");
}

bool InstanceFolder::try_make(const fs::path& root) {
  constexpr int kTries = 5;
  for (int k = 0; k < kTries; ++k) {
    std::string path = (root / (std::string(kPrefix) + "XXXXXX")).string();
    if (mkdtemp(path.data()) == nullptr) return false;
    lock_ = take_lock(path);
    path_ = path;
    if (lock_.is_open()) return true;
  }
  return false;
}

void InstanceFolder::remove_databases() {
  std::error_code ignored;
  fs::remove_all(cluster() / "base", ignored);
}

void InstanceFolder::remove() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void sweep(const std::vector<fs::path>& roots) {
  for (const fs::path& root : roots) {
    std::vector<fs::path> found;
    std::error_code failure;
    for (fs::directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure)) {
      if (is_left_over(entry->path())) found.push_back(entry->path());
    }
    for (const fs::path& folder : found) sweep_folder(folder);
  }
}

}  // namespace lockstep::server
