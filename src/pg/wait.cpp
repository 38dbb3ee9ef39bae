#include "pg/wait.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>

namespace lockstep::pg {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kBetweenQuestions{100};
constexpr milliseconds kLongestSleep{60'000};

int patience_ms(const Limits& limits) {
  const milliseconds longest = limits.is_interrupted ? kBetweenQuestions : kLongestSleep;
  const auto left = limits.deadline - Clock::now();
  if (left >= longest) return static_cast<int>(longest.count());
  return static_cast<int>(std::max(std::chrono::ceil<milliseconds>(left), milliseconds(0)).count());
}

}  // namespace

Waited wait_for(int socket, short events, const Limits& limits) {
  while (true) {
    if (limits.is_interrupted && limits.is_interrupted()) return Waited::kInterrupted;
    if (Clock::now() >= limits.deadline) return Waited::kDeadline;
    pollfd wanted{socket, events, 0};
    const int ready = poll(&wanted, 1, patience_ms(limits));
    // A socket that cannot be polled is told by the read that follows.
    if (ready > 0 || (ready < 0 && errno != EINTR)) return Waited::kReady;
  }
}

}  // namespace lockstep::pg
