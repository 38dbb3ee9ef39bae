#include "server/supervised_server.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <optional>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "server/blocked_signals.h"

namespace lockstep::server {
namespace {

/// Longer than the supervisor waits for anything: it speaks, or it ends.
constexpr std::chrono::milliseconds kReplyPatience{240'000};

void ignore_signals() {
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGTSTP, SIGUSR1, SIGUSR2, SIGALRM}) {
    sigaction(signal, &ignore, nullptr);
  }
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &standard, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

void close_between(int first, int last) {
  if (first > last) return;
  if (close_range(static_cast<unsigned>(first), static_cast<unsigned>(last), 0) == 0) return;
  constexpr int kOldKernel = 65536;
  for (int descriptor = first; descriptor <= last && descriptor < kOldKernel; ++descriptor) close(descriptor);
}

/// Who reads the runner's output sees its end when the runner ends, and other servers are not kept alive.
void keep_only(int one, int other) {
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);
  if (one > other) std::swap(one, other);
  close_between(STDERR_FILENO + 1, one - 1);
  close_between(one + 1, other - 1);
  close_between(other + 1, std::numeric_limits<int>::max());
}

pid_t fork_supervisor(const Plan& plan, const base::FileDescriptor& control) {
  const BlockedSignals blocked;
  const pid_t child = fork();
  if (child < 0) throw base::Error(std::string("cannot start a process: ") + std::strerror(errno));
  if (child > 0) return child;
  setsid();
  ignore_signals();
  keep_only(control.get(), plan.packed);
  supervise(plan, control);
  _exit(0);
}

Plan with_packed(Plan plan, int packed) {
  plan.packed = packed;
  return plan;
}

std::string read_whole(int descriptor) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) return "";
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t size = pread(descriptor, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) throw base::Error("cannot read a packed cluster back");
    at += static_cast<std::size_t>(size);
  }
  return bytes;
}

}  // namespace

SupervisedServer::Supervisor::Supervisor(const Plan& plan) {
  ControlPair pair = make_control_pair();
  process_ = fork_supervisor(plan, pair.supervisor);
  control_ = std::move(pair.runner);
}

SupervisedServer::Supervisor::~Supervisor() {
  shutdown(control_.get(), SHUT_RDWR);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

SupervisedServer::SupervisedServer(const Plan& plan)
    : packed_(memfd_create("cluster", MFD_CLOEXEC)), supervisor_(with_packed(plan, packed_.get())) {
  folder_ = await(Word::kReady, "start");
}

std::string SupervisedServer::log_tail() {
  say(supervisor_.control(), Word::kTellLog);
  return await(Word::kLog, "answer");
}

std::string SupervisedServer::pack(std::string_view note) {
  say(supervisor_.control(), Word::kPack, note);
  await(Word::kPacked, "stop");
  return read_whole(packed_.get());
}

void SupervisedServer::start() {
  say(supervisor_.control(), Word::kStart);
  await(Word::kReady, "start again");
}

std::string SupervisedServer::await(Word word, std::string_view doing) {
  const std::optional<ControlMessage> message = hear(supervisor_.control(), kReplyPatience);
  if (!message) throw base::Error("the PostgreSQL server did not " + std::string(doing));
  if (message->word == word) return message->text;
  if (message->word == Word::kDamaged) throw DamagedCluster(message->text);
  throw failure_of(*message);
}

}  // namespace lockstep::server
