#include "server/supervisor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "server/blob.h"
#include "server/control.h"
#include "server/descendants.h"
#include "server/instance_folder.h"
#include "server/launch.h"
#include "server/log_tail.h"
#include "server/shared_memory.h"

namespace lockstep::server {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kPatienceForInitdb{120'000};
constexpr milliseconds kPatienceForStart{30'000};
constexpr milliseconds kPatienceForCleanStop{30'000};
constexpr milliseconds kPatienceForQuit{5'000};
constexpr std::string_view kReadyWords = "database system is ready to accept connections";

/// The runner is gone; what is left to do is to clean up.
struct RunnerGone {};

/// The cluster does not work, whatever is done with it.
struct Damaged {
  std::string reason;
};

/// SIGCHLD as something to poll for.
base::FileDescriptor watch_children() {
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGCHLD);
  sigprocmask(SIG_BLOCK, &wanted, nullptr);
  return base::FileDescriptor(signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
}

class Supervisor {
 public:
  Supervisor(const Plan& plan, const base::FileDescriptor& control)
      : plan_(plan), control_(control), folder_(plan.roots, plan.blob.size()), children_(watch_children()) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) throw base::Error(std::strerror(errno));
    log_read_ = base::FileDescriptor(ends[0]);
    log_write_ = base::FileDescriptor(ends[1]);
    fcntl(log_write_.get(), F_SETFL, 0);
  }

  ~Supervisor() {
    if (process_ > 0) kill(process_, SIGQUIT);
    // Meanwhile; but a process of initdb that misses a file aborts, and leaves its shared memory behind.
    if (!plan_.blob.empty()) folder_.remove_databases();
    is_runner_heard_ = false;
    is_spoken_to_ = false;
    wait_for_end(kPatienceForQuit);
    kill_descendants(kPatienceForQuit);
    remove_shared_memory(folder_.cluster());
    folder_.remove();
  }
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  /// Makes the cluster and starts its server, which takes as long as unpacking the databases: both go on at once.
  void begin() {
    if (plan_.blob.empty()) {
      run_initdb();
      return start();
    }
    Unpacking unpacking(plan_.blob, folder_.cluster());
    launch_postgres();
    unpacking.unpack_databases();
    if (!is_intact_blob(plan_.blob)) throw Damaged{"the cached cluster is damaged"};
    wait_until_ready();
  }

  /// Follows the runner's words until it is gone.
  void serve() {
    while (true) {
      wait_for_events(Clock::time_point::max());
      if (!std::exchange(is_spoken_to_, false)) continue;
      const std::optional<ControlMessage> message = hear(control_, milliseconds(0));
      if (!message) throw RunnerGone{};
      if (message->word == Word::kTellLog) say(control_, Word::kLog, log_.text());
      if (message->word == Word::kPack) pack(message->text);
      if (message->word == Word::kStart) start();
    }
  }

 private:
  void start() {
    launch_postgres();
    wait_until_ready();
  }

  void launch_postgres() {
    log_.clear();
    std::vector<std::string> argv = {plan_.binaries / "postgres", "-D", folder_.cluster(), "-k", folder_.path()};
    for (const std::string& parameter : plan_.parameters) {
      argv.emplace_back("-c");
      argv.push_back(parameter);
    }
    run(std::move(argv), SIGQUIT);
  }

  void wait_until_ready() {
    const auto deadline = Clock::now() + kPatienceForStart;
    while (process_ > 0 && !log_.has_seen(kReadyWords) && Clock::now() < deadline) {
      wait_for_events(deadline);
      if (is_spoken_to_) throw RunnerGone{};  // which says nothing before it is answered
    }
    if (process_ <= 0) throw Damaged{"postgres did not start\n" + log_.text()};
    if (!log_.has_seen(kReadyWords)) throw Damaged{"postgres was not ready within 30 s\n" + log_.text()};
    say(control_, Word::kReady, folder_.path().native());
  }

  void run(std::vector<std::string> argv, int death_signal) {
    process_ = launch({std::move(argv), folder_.path(), log_write_.get(), folder_.lock(), death_signal});
  }

  void run_initdb() {
    const std::string password_file = folder_.path() / "password";
    base::write_file_atomically(password_file, plan_.password + '\n', 0600);
    run({plan_.binaries / "initdb", "-D", folder_.cluster(), "-U", "postgres", "-A", "password",
         "--pwfile=" + password_file, "-E", "UTF8", "--no-locale", "-N", "--no-instructions", "--wal-segsize=1"},
        SIGKILL);
    if (!wait_for_end(kPatienceForInitdb)) {
      throw base::Error("initdb did not end within 120 s\n" + log_.text());
    }
    unlink(password_file.c_str());
    if (exit_status_ != 0) throw base::Error("initdb failed\n" + log_.text());
  }

  void pack(const std::string& note) {
    if (process_ > 0) kill(process_, SIGINT);
    if (!wait_for_end(kPatienceForCleanStop) || exit_status_ != 0) {
      throw base::Error("postgres did not stop cleanly\n" + log_.text());
    }
    const std::string blob = pack_folder(folder_.cluster(), note);
    std::string_view rest = blob;
    if (ftruncate(plan_.packed, 0) != 0 || lseek(plan_.packed, 0, SEEK_SET) != 0) {
      throw base::Error(std::string("cannot write to memory: ") + std::strerror(errno));
    }
    while (!rest.empty()) {
      const ssize_t written = write(plan_.packed, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw base::Error(std::string("cannot write to memory: ") + std::strerror(errno));
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    say(control_, Word::kPacked);
  }

  /// Whether the process that was started has ended by then.
  bool wait_for_end(milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    while (process_ > 0 && Clock::now() < deadline) {
      wait_for_events(deadline);
      if (is_spoken_to_) throw RunnerGone{};
    }
    return process_ <= 0;
  }

  /// Sleeps until something happened, and takes note of it: output, an ended process, words of the runner.
  void wait_for_events(Clock::time_point deadline) {
    int patience_ms = -1;
    if (deadline != Clock::time_point::max()) {
      const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
      patience_ms = static_cast<int>(std::max<milliseconds::rep>(left.count(), 0));
    }
    const int runner = is_runner_heard_ ? control_.get() : -1;
    std::array<pollfd, 3> events{{{log_read_.get(), POLLIN, 0}, {children_.get(), POLLIN, 0}, {runner, POLLIN, 0}}};
    if (poll(events.data(), events.size(), patience_ms) < 0) return;
    read_log();
    if (events[1].revents != 0) reap();
    if (events[2].revents != 0) is_spoken_to_ = true;
  }

  void read_log() {
    std::array<char, 65536> bytes;
    for (ssize_t size = 0; (size = read(log_read_.get(), bytes.data(), bytes.size())) > 0;) {
      log_.add({bytes.data(), static_cast<std::size_t>(size)});
    }
  }

  void reap() {
    signalfd_siginfo ignored;
    while (read(children_.get(), &ignored, sizeof ignored) > 0) {
    }
    int status = 0;
    for (pid_t ended = 0; (ended = waitpid(-1, &status, WNOHANG)) > 0;) {
      if (ended != process_) continue;
      process_ = -1;
      exit_status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      read_log();
    }
  }

  const Plan& plan_;
  const base::FileDescriptor& control_;
  InstanceFolder folder_;
  base::FileDescriptor children_;
  base::FileDescriptor log_read_;
  base::FileDescriptor log_write_;
  LogTail log_;
  pid_t process_ = -1;
  int exit_status_ = -1;
  bool is_runner_heard_ = true;
  bool is_spoken_to_ = false;  // by the runner, or its end
};

}  // namespace

void supervise(const Plan& plan, const base::FileDescriptor& control) {
  try {
    become(plan.identity);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    sweep(plan.roots);
    Supervisor supervisor(plan, control);
    supervisor.begin();
    supervisor.serve();
  } catch (const RunnerGone&) {
    return;
  } catch (const Damaged& damaged) {
    say(control, Word::kDamaged, damaged.reason);
  } catch (const base::Error& error) {
    say_failure(control, error);
  } catch (const std::exception& error) {
    say_failure(control, base::Error(error.what()));
  }
}

}  // namespace lockstep::server
