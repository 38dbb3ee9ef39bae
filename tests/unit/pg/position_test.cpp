#include "pg/position.h"

#include <gtest/gtest.h>

namespace lockstep::pg {
namespace {

TEST(Position, TheFirstCharacterIsOne) {
  EXPECT_EQ(byte_offset_of("SELECT 1", 1, Characters::kUtf8), 0U);
  EXPECT_EQ(byte_offset_of("SELECT x", 8, Characters::kUtf8), 7U);
}

TEST(Position, CharactersOfSeveralBytesCountOnce) {
  constexpr std::string_view kText = "-- größe 😀\nSELECT x";
  EXPECT_EQ(byte_offset_of(kText, 19, Characters::kUtf8), kText.find('x'));
}

TEST(Position, InADatabaseWithoutEncodingBytesAreCounted) {
  EXPECT_EQ(byte_offset_of("'ö' x", 6, Characters::kBytes), 5U);
}

TEST(Position, PastTheEndIsTheEnd) {
  EXPECT_EQ(byte_offset_of("ö", 9, Characters::kUtf8), 2U);
  EXPECT_EQ(byte_offset_of("ö", 9, Characters::kBytes), 2U);
  EXPECT_EQ(byte_offset_of("", 1, Characters::kUtf8), 0U);
}

}  // namespace
}  // namespace lockstep::pg
