#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lockstep::base {

void for_each_index(std::size_t count, std::size_t worth_a_thread, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto take_turns = [&] {
    for (std::size_t at = next++; at < count; at = next++) {
      try {
        work(at);
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
    }
  };
  {
    static const unsigned processors = std::thread::hardware_concurrency();  // asks the system each time
    const std::size_t useful = std::min<std::size_t>(processors, count / worth_a_thread);
    std::vector<std::jthread> threads;
    for (std::size_t more = 1; more < useful; ++more) threads.emplace_back(take_turns);
    take_turns();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace lockstep::base
