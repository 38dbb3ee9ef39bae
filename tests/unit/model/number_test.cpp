#include <gtest/gtest.h>

#include "model/migration.h"

namespace lockstep::model {
namespace {

TEST(Numbers, LeadingZerosDoNotCount) {
  EXPECT_EQ(significant_digits("088"), "88");
  EXPECT_EQ(significant_digits("000"), "0");
  EXPECT_EQ(significant_digits(""), "");
}

TEST(Numbers, CompareAsNumbersOfAnyLength) {
  EXPECT_TRUE(number_less("9", "10"));
  EXPECT_TRUE(number_less("0009", "10"));
  EXPECT_FALSE(number_less("088", "88"));
  EXPECT_TRUE(number_less("99999999999999999999", "100000000000000000000"));
}

}  // namespace
}  // namespace lockstep::model
