#include "server/shared_memory.h"

#include <charconv>
#include <string>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"

namespace lockstep::server {
namespace {

/// The seventh line of postmaster.pid: the segment's key and number, with spaces between.
struct Segment {
  unsigned long key = 0;
  int id = -1;
};

Segment segment_of(const std::filesystem::path& cluster) {
  constexpr std::size_t kLine = 6;
  Segment segment;
  std::string text;
  try {
    text = base::read_file(cluster / "postmaster.pid", 65536);
  } catch (const base::Error&) {
    return segment;  // a server that ended by itself removed it
  }
  const std::vector<std::string_view> lines = base::split_lines(text);
  if (lines.size() <= kLine) return segment;
  const std::string_view words = base::trim(lines[kLine]);
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos) return segment;
  const std::string_view id = base::trim(words.substr(space));
  std::from_chars(words.data(), words.data() + space, segment.key);
  std::from_chars(id.data(), id.data() + id.size(), segment.id);
  return segment;
}

}  // namespace

void remove_shared_memory(const std::filesystem::path& cluster) {
  const Segment segment = segment_of(cluster);
  shmid_ds status{};
  if (segment.id < 0 || shmctl(segment.id, IPC_STAT, &status) != 0) return;
  const bool is_the_one = static_cast<unsigned int>(status.shm_perm.__key) == static_cast<unsigned int>(segment.key);
  if (is_the_one && status.shm_perm.uid == geteuid() && status.shm_nattch == 0) {
    shmctl(segment.id, IPC_RMID, nullptr);
  }
}

}  // namespace lockstep::server
