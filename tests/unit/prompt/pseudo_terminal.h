#pragma once
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/file_descriptor.h"
#include "prompt/terminal.h"

namespace lockstep::tests {

/// A program of its own on a terminal of its own, and the person in front of it.
class PseudoTerminal {
 public:
  /// Runs `program` in a child whose controlling terminal this is; what it gives is the child's exit status.
  explicit PseudoTerminal(const std::function<int(prompt::Terminal&)>& program)
      : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    ::grantpt(master_.get());
    ::unlockpt(master_.get());
    const std::string name = ::ptsname(master_.get());
    child_ = ::fork();
    if (child_ != 0) return;
    ::setsid();
    ::signal(SIGINT, SIG_DFL);  // ignored from its start in what a script runs with &
    const base::FileDescriptor slave(::open(name.c_str(), O_RDWR));
    ::ioctl(slave.get(), TIOCSCTTY, 0);
    auto terminal = prompt::Terminal::open();
    ::_exit(terminal ? program(*terminal) : 99);
  }
  ~PseudoTerminal() {
    if (child_ > 0) exit_status();
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  void type(std::string_view keys) {
    if (::write(master_.get(), keys.data(), keys.size()) < 0) std::abort();
  }
  /// Waits until `text` has been shown; false when it is not within five seconds.
  bool shows(std::string_view text) {
    while (screen_.find(text) == std::string::npos) {
      pollfd wanted{master_.get(), POLLIN, 0};
      if (::poll(&wanted, 1, 5000) <= 0) return false;
      std::array<char, 256> bytes;
      const ssize_t size = ::read(master_.get(), bytes.data(), bytes.size());
      if (size <= 0) return false;
      screen_.append(bytes.data(), static_cast<std::size_t>(size));
    }
    return true;
  }
  const std::string& screen() const { return screen_; }

  /// Hangs up, and waits for the end of the child. Negative: the signal that ended it.
  int exit_status() {
    shows("(nothing, so this reads to the end)");
    master_.close();
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  tcflag_t local_modes() const {
    termios modes{};
    ::tcgetattr(master_.get(), &modes);
    return modes.c_lflag;
  }

 private:
  base::FileDescriptor master_;
  pid_t child_ = -1;
  std::string screen_;
};

}  // namespace lockstep::tests
