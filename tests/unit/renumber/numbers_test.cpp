#include "renumber/numbers.h"

#include <gtest/gtest.h>

namespace lockstep::renumber {
namespace {

constexpr std::int64_t kNow = 1'767'953'405'000;  // 2026-01-09 10:10:05 UTC

std::string after(std::string_view newest, std::string_view own) {
  return NumberSequence(newest, kNow).next(own);
}

TEST(Numbers, GoOnAsWideAsTheyAre) {
  EXPECT_EQ(after("0009", "0003"), "0010");
  EXPECT_EQ(after("007", "007"), "008");
  EXPECT_EQ(after("999", "1000"), "1000");
}

TEST(Numbers, LeaveNoGap) {
  EXPECT_EQ(after("0009", "0015"), "0010");
}

TEST(Numbers, FirstOnesStay) {
  NumberSequence numbers("", kNow);
  EXPECT_EQ(numbers.next("0001"), "0001");
  EXPECT_EQ(numbers.next("0007"), "0002");
}

TEST(Numbers, TimestampsThatAreLateEnoughStay) {
  EXPECT_EQ(after("20260101000000", "20260102030405"), "20260102030405");
}

TEST(Numbers, LateTimestampsBecomeThePresent) {
  NumberSequence numbers("20260101000000", kNow);
  EXPECT_EQ(numbers.next("20251231235959"), "20260109101005");
  EXPECT_EQ(numbers.next("20260101000000"), "20260109101006");
}

TEST(Numbers, ComeASecondAfterABaseThatIsAheadOfTheClock) {
  EXPECT_EQ(after("20260109235959", "20260109000000"), "20260110000000");
}

TEST(Numbers, TimestampsFromTheFutureBecomeThePresent) {
  EXPECT_EQ(after("20260101000000", "20990101000000"), "20260109101005");
}

TEST(Numbers, UnixSeconds) {
  EXPECT_EQ(after("1767000000", "1767000001"), "1767000001");
  EXPECT_EQ(after("1767000000", "1766000000"), "1767953405");
}

TEST(Numbers, TheNewestOfBothSides) {
  model::MigrationSet one;
  one.migrations.resize(2);
  one.migrations[0].number = "9";
  one.migrations[1].number = "0010";
  EXPECT_EQ(newest_number(one, {}), "0010");
  EXPECT_EQ(newest_number({}, {}), "");
}

TEST(Numbers, ReplaceTheOneInAName) {
  EXPECT_EQ(with_number("0002_add_2", "0002", "0003"), "0003_add_2");
  EXPECT_EQ(with_number("V2__add", "2", "10"), "V10__add");
  EXPECT_EQ(with_number("2026-04-09-114747-0000_x", "202604091147470000", "202604091147480000"),
            "2026-04-09-114748-0000_x");
  EXPECT_EQ(with_number("x_0002", "0002", "0003"), std::nullopt);
  EXPECT_EQ(with_number("2026-04_x", "202604", "7"), std::nullopt);
}

}  // namespace
}  // namespace lockstep::renumber
