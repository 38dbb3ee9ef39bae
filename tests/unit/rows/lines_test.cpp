#include "rows/lines.h"

#include <gtest/gtest.h>

namespace lockstep::rows {
namespace {

std::string first_key_of(const char* type_name, Wanted wanted = {}) {
  Type type;
  type.name = type_name;
  type.kind = TypeKind::kBase;
  return first_key({&type, -1, std::move(wanted), false, 0}, 20);
}

TEST(FirstKey, LeavesTheSmallNumbersToMigrations) {
  EXPECT_EQ(first_key_of("int4"), "1000000");
  EXPECT_EQ(first_key_of("int8"), "1000000");
}

TEST(FirstKey, OfASmallTypeIsLower) {
  EXPECT_EQ(first_key_of("int2"), "10000");
}

TEST(FirstKey, GoesWithAnUpperBoundToTheEndOfWhatThereIs) {
  Wanted wanted;
  wanted.upper = Bound{"100", true};
  EXPECT_EQ(first_key_of("int4", wanted), "61");
  wanted.upper = Bound{"20", true};
  wanted.lower = Bound{"1", true};
  EXPECT_EQ(first_key_of("int4", wanted), "1");
}

TEST(FirstKey, KeepsALowerBound) {
  Wanted wanted;
  wanted.lower = Bound{"5000000", true};
  EXPECT_EQ(first_key_of("int4", wanted), "5000000");
}

}  // namespace
}  // namespace lockstep::rows
