#include "server/control.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>

namespace lockstep::server {
namespace {

constexpr std::size_t kLongestText = std::size_t{32} << 10;

bool wait_for_input(int descriptor, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (patience.count() >= 0 && left.count() < 0) return false;
    pollfd wanted{descriptor, POLLIN, 0};
    const int ready = poll(&wanted, 1, patience.count() < 0 ? -1 : static_cast<int>(left.count()));
    if (ready >= 0 || errno != EINTR) return ready > 0;
  }
}

}  // namespace

ControlPair make_control_pair() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    throw base::Error(std::string("cannot make a pair of sockets: ") + std::strerror(errno));
  }
  return {base::FileDescriptor(ends[0]), base::FileDescriptor(ends[1])};
}

bool say(const base::FileDescriptor& control, Word word, std::string_view text) {
  std::string message(1, static_cast<char>(word));
  message += text.substr(0, kLongestText);
  ssize_t sent = 0;
  do {
    sent = send(control.get(), message.data(), message.size(), MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

void say_failure(const base::FileDescriptor& control, const base::Error& error) {
  say(control, Word::kFailed, error.hint() + '\0' + error.what());
}

base::Error failure_of(const ControlMessage& message) {
  const std::size_t end = message.text.find('\0');
  if (end == std::string::npos) return base::Error(message.text);
  return base::Error(message.text.substr(end + 1), message.text.substr(0, end));
}

std::optional<ControlMessage> hear(const base::FileDescriptor& control, std::chrono::milliseconds patience) {
  if (!wait_for_input(control.get(), patience)) return std::nullopt;
  std::string message(kLongestText + 1, '\0');
  ssize_t size = 0;
  do {
    size = recv(control.get(), message.data(), message.size(), 0);
  } while (size < 0 && errno == EINTR);
  if (size <= 0) return std::nullopt;
  message.resize(static_cast<std::size_t>(size));
  return ControlMessage{static_cast<Word>(message.front()), message.substr(1)};
}

}  // namespace lockstep::server
