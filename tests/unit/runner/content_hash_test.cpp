#include "runner/content_hash.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lockstep::runner {
namespace {

// The vector that drizzle-orm 0.45 wrote for this text.
TEST(ContentHash, IsTheOneOfDrizzle) {
  EXPECT_EQ(content_hash("create table a(id int);\n"),
            "780cd65365cbfe31c11fdb4fc7bb925f12a9e467c577d65c840cd25d517e9d90");
  EXPECT_EQ(content_hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(ContentHash, ReadsBytesThatAreNoUtf8AsNodeDoes) {
  EXPECT_EQ(content_hash("-- caf\xE9\n"), content_hash("-- caf\xEF\xBF\xBD\n"));
}

TEST(ContentHash, KnowsOtherLineEndsAndAByteOrderMark) {
  const std::vector<std::string> hashes = possible_hashes("a\r\nb\r\n");
  const auto has = [&](std::string_view text) {
    return std::find(hashes.begin(), hashes.end(), content_hash(text)) != hashes.end();
  };
  EXPECT_EQ(hashes.front(), content_hash("a\r\nb\r\n"));
  EXPECT_TRUE(has("a\nb\n"));
  EXPECT_TRUE(
      has("\xEF\xBB\xBF"
          "a\nb\n"));
  EXPECT_FALSE(has("a\nb"));
}

}  // namespace
}  // namespace lockstep::runner
