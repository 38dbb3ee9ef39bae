#include "base/parallel.h"

#include <atomic>
#include <gtest/gtest.h>
#include <stdexcept>
#include <thread>
#include <vector>

namespace lockstep::base {
namespace {

TEST(ForEachIndex, DoesEachOnce) {
  std::vector<int> done(1000);
  for_each_index(done.size(), 1, [&](std::size_t at) { ++done[at]; });
  EXPECT_EQ(done, std::vector<int>(1000, 1));
}

TEST(ForEachIndex, OfNothingIsNothing) {
  for_each_index(0, 1, [](std::size_t) { FAIL(); });
}

TEST(ForEachIndex, CallsWithinCallsShareTheProcessors) {
  std::atomic<int> at_work = 0;
  std::atomic<int> most_at_work = 0;
  std::vector<std::vector<int>> done(20, std::vector<int>(50));
  for_each_index(done.size(), 1, [&](std::size_t outer) {
    for_each_index(done[outer].size(), 1, [&](std::size_t inner) {
      const int now = ++at_work;
      for (int most = most_at_work; most < now && !most_at_work.compare_exchange_weak(most, now);) {
      }
      ++done[outer][inner];
      --at_work;
    });
  });
  EXPECT_EQ(done, std::vector<std::vector<int>>(20, std::vector<int>(50, 1)));
  // One that waits for its own threads has lent its processor, and works on beside the borrower when they are done.
  EXPECT_LE(most_at_work, 2 * static_cast<int>(std::thread::hardware_concurrency()));
}

TEST(ForEachIndex, ThrowsWhatTheWorkThrewWhenAllIsDone) {
  std::vector<int> done(100);
  EXPECT_THROW(for_each_index(done.size(), 1,
                              [&](std::size_t at) {
                                ++done[at];
                                if (at == 7) throw std::runtime_error("seven");
                              }),
               std::runtime_error);
  EXPECT_EQ(done, std::vector<int>(100, 1));
}

}  // namespace
}  // namespace lockstep::base
