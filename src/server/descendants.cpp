#include "server/descendants.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "base/files.h"

namespace lockstep::server {
namespace {

/// The fourth field of /proc/PID/stat; the second is a name in parentheses that may hold anything.
pid_t parent_of(const std::string& stat) {
  const std::size_t name_end = stat.rfind(')');
  pid_t parent = 0;
  if (name_end != std::string::npos) std::sscanf(stat.c_str() + name_end + 1, " %*c %d", &parent);
  return parent;
}

std::vector<pid_t> children() {
  std::vector<pid_t> found;
  std::error_code failure;
  for (std::filesystem::directory_iterator entry("/proc", failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::string name = entry->path().filename();
    pid_t process = 0;
    std::from_chars(name.data(), name.data() + name.size(), process);
    if (process == 0) continue;
    try {
      if (parent_of(base::read_file(entry->path() / "stat", 4096)) == getpid()) found.push_back(process);
    } catch (const base::Error&) {
      continue;  // it has ended meanwhile
    }
  }
  return found;
}

}  // namespace

void kill_descendants(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < deadline) {
    pid_t reaped = 0;
    do {
      reaped = waitpid(-1, nullptr, WNOHANG);
    } while (reaped > 0);
    if (reaped < 0 && errno == ECHILD) return;
    for (const pid_t child : children()) kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace lockstep::server
