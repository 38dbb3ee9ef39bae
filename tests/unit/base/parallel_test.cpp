#include "base/parallel.h"

#include <gtest/gtest.h>
#include <stdexcept>
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
