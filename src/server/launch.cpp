#include "server/launch.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"
#include "server/blocked_signals.h"

namespace lockstep::server {
namespace {

constexpr rlim_t kLargestServerFile = rlim_t{2} << 30;
constexpr rlim_t kLargestProcess = rlim_t{4} << 30;  // private memory of each

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (getrlimit(static_cast<__rlimit_resource_t>(resource), &now) != 0 || now.rlim_cur < most) return;
  now.rlim_cur = most;
  if (now.rlim_max > most) now.rlim_max = most;
  setrlimit(static_cast<__rlimit_resource_t>(resource), &now);
}

void reset_signals() {
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) sigaction(signal, &standard, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

void redirect(const Launch& launch) {
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(launch.output, STDOUT_FILENO);
  dup2(launch.output, STDERR_FILENO);
  if (launch.kept >= 0) fcntl(launch.kept, F_SETFD, 0);
}

/// In the new process.
[[noreturn]] void execute(const Launch& launch, pid_t parent) {
  reset_signals();
  // Set after the identity was changed, which clears it; the parent may have ended before.
  prctl(PR_SET_PDEATHSIG, launch.death_signal);
  if (getppid() != parent) _exit(127);
  redirect(launch);
  std::vector<char*> arguments;
  for (const std::string& word : launch.argv) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::string home = "HOME=" + launch.folder.string();
  char path[] = "PATH=/usr/bin:/bin";
  char locale[] = "LC_ALL=C";
  char zone[] = "TZ=UTC";
  char* environment[] = {home.data(), path, locale, zone, nullptr};
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, kLargestServerFile);
  limit(RLIMIT_DATA, kLargestProcess);
  if (chdir(launch.folder.c_str()) == 0) execve(arguments[0], arguments.data(), environment);
  dprintf(STDERR_FILENO, "cannot run %s: %s\n", arguments[0], std::strerror(errno));
  _exit(127);
}

}  // namespace

pid_t launch(const Launch& launch) {
  const BlockedSignals blocked;
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw base::Error(std::string("cannot start a process: ") + std::strerror(errno));
  if (child == 0) execute(launch, parent);
  return child;
}

}  // namespace lockstep::server
