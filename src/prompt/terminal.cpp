#include "prompt/terminal.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

namespace lockstep::prompt {
namespace {

constexpr std::size_t kLongestLine = 4096;  // of an edited line; a terminal takes no longer ones
constexpr std::array kEndings{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

volatile sig_atomic_t ending_signal = 0;

void note(int signal) {
  ending_signal = signal;
}

/// While it lives, a signal that ends the process is noted, and only while ppoll waits: so none is lost between a look
/// at the note and the wait. A signal that is ignored stays ignored.
class NotedSignals {
 public:
  NotedSignals() {
    ending_signal = 0;
    sigset_t blocked;
    sigemptyset(&blocked);
    struct sigaction noting {};
    noting.sa_handler = note;
    sigemptyset(&noting.sa_mask);
    for (std::size_t k = 0; k < kEndings.size(); ++k) {
      sigaction(kEndings[k], nullptr, &before_[k]);
      if (before_[k].sa_handler == SIG_IGN) continue;
      sigaddset(&blocked, kEndings[k]);
      sigaction(kEndings[k], &noting, nullptr);
    }
    sigprocmask(SIG_BLOCK, &blocked, &mask_before_);
  }
  ~NotedSignals() {
    for (std::size_t k = 0; k < kEndings.size(); ++k) sigaction(kEndings[k], &before_[k], nullptr);
    sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
  }
  NotedSignals(const NotedSignals&) = delete;
  NotedSignals& operator=(const NotedSignals&) = delete;

  /// Waits for input, or for a signal, which it throws.
  void wait_for_input(int descriptor) const {
    pollfd wanted{descriptor, POLLIN, 0};
    while (ending_signal == 0) {
      if (::ppoll(&wanted, 1, nullptr, &mask_before_) > 0) return;
      if (errno != EINTR) throw Interrupted(0);
    }
    throw Interrupted(ending_signal);
  }

 private:
  std::array<struct sigaction, kEndings.size()> before_{};
  sigset_t mask_before_{};
};

/// While it lives, the terminal edits lines, echoes them, and turns Ctrl-C into a signal. A program that was ended in
/// the middle of a menu of its own may have left it otherwise.
class LineMode {
 public:
  explicit LineMode(int descriptor) : descriptor_(descriptor) {
    if (::tcgetattr(descriptor, &before_) != 0) return;
    termios wanted = before_;
    wanted.c_lflag |= static_cast<tcflag_t>(ICANON | ECHO | ECHOE | ISIG);
    wanted.c_iflag |= static_cast<tcflag_t>(ICRNL);
    if (wanted.c_lflag == before_.c_lflag && wanted.c_iflag == before_.c_iflag) return;
    is_changed_ = ::tcsetattr(descriptor, TCSADRAIN, &wanted) == 0;
  }
  ~LineMode() {
    if (is_changed_) ::tcsetattr(descriptor_, TCSADRAIN, &before_);
  }
  LineMode(const LineMode&) = delete;
  LineMode& operator=(const LineMode&) = delete;

 private:
  int descriptor_;
  termios before_{};
  bool is_changed_ = false;
};

}  // namespace

std::optional<Terminal> Terminal::open(const std::string& path) {
  base::FileDescriptor descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOCTTY));
  if (!descriptor.is_open() || ::isatty(descriptor.get()) != 1) return std::nullopt;
  return Terminal(std::move(descriptor));
}

void Terminal::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor_.get(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw Interrupted(0);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string Terminal::read_line(std::string_view question) {
  const NotedSignals signals;
  const LineMode mode(descriptor_.get());
  write(question);
  std::array<char, 512> bytes;
  std::size_t end = unread_.find('\n');
  while (end == std::string::npos) {
    signals.wait_for_input(descriptor_.get());
    const ssize_t size = ::read(descriptor_.get(), bytes.data(), bytes.size());
    if (size < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (size <= 0) throw Interrupted(0);
    unread_.append(bytes.data(), static_cast<std::size_t>(size));
    end = unread_.find('\n');
    if (end == std::string::npos && unread_.size() > kLongestLine) unread_.resize(kLongestLine);
  }
  const std::string line = unread_.substr(0, end);
  unread_.erase(0, end + 1);
  return line;
}

}  // namespace lockstep::prompt
