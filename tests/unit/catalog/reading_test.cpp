#include "catalog/reading.h"

#include <gtest/gtest.h>

namespace lockstep::catalog {
namespace {

TEST(OidOf, ALargeOneIsNegativeWhereItIsCastToAnInteger) {
  EXPECT_EQ(oid_of("3000000000"), 3000000000U);
  EXPECT_EQ(oid_of("-1294967296"), 3000000000U);
  EXPECT_EQ(oid_of("16384"), 16384U);
  EXPECT_EQ(oid_of(""), 0U);  // NULL
}

}  // namespace
}  // namespace lockstep::catalog
