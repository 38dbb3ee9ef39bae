#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lockstep::base {
namespace {

/// The processors that no thread of ours works on; below zero for a moment while threads change.
std::atomic<int>& idle_processors() {
  static std::atomic<int> idle = static_cast<int>(std::thread::hardware_concurrency()) - 1;
  return idle;
}

/// Takes as many of them as there are, and at most `wanted`.
int claim_processors(int wanted) {
  std::atomic<int>& idle = idle_processors();
  int free = idle;
  while (!idle.compare_exchange_weak(free, free - std::clamp(free, 0, wanted))) {
  }
  return std::clamp(free, 0, wanted);
}

}  // namespace

void for_each_index(std::size_t count, std::size_t worth_a_thread, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  // Who finds nothing left to do gives its processor to the calls that others make meanwhile.
  const auto take_turns = [&] {
    for (std::size_t at = next++; at < count; at = next++) {
      try {
        work(at);
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
    }
    ++idle_processors();
  };
  {
    constexpr std::size_t kMostThreads = 1024;
    const std::size_t useful = std::clamp<std::size_t>(count / worth_a_thread, 1, kMostThreads);
    std::vector<std::jthread> threads;
    for (int more = claim_processors(static_cast<int>(useful) - 1); more > 0; --more) threads.emplace_back(take_turns);
    take_turns();
  }
  --idle_processors();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace lockstep::base
