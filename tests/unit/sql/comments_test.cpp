#include "sql/comments.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace lockstep::sql {
namespace {

std::vector<std::string> comment_texts(std::string_view sql) {
  std::vector<std::string> found;
  for_each_comment(sql, [&](const SourceComment& comment) { found.emplace_back(comment.text); });
  return found;
}

using Texts = std::vector<std::string>;

TEST(Comments, AreOfTwoKinds) {
  EXPECT_EQ(comment_texts("-- a\nSELECT /* b */ 1; --c"), (Texts{" a", " b ", "c"}));
}

TEST(Comments, HaveTheirPlaces) {
  const std::string_view sql = "SELECT 1; -- lockstep-ignore x: y\r\nSELECT 2;";
  for_each_comment(sql, [&](const SourceComment& comment) {
    EXPECT_EQ(comment.span.begin, 10U);
    EXPECT_EQ(comment.span.end, sql.find('\n'));
    EXPECT_EQ(comment.text, " lockstep-ignore x: y");
    EXPECT_FALSE(comment.is_block);
  });
}

TEST(Comments, WithinOneAnotherAreOne) {
  EXPECT_EQ(comment_texts("/* a /* b */ c */ /**/"), (Texts{" a /* b */ c ", ""}));
}

TEST(Comments, InQuotesAreNone) {
  EXPECT_EQ(comment_texts("SELECT '--a', $$ --b $$, \"/*c\""), (Texts{}));
}

TEST(Comments, MayEndWithTheFile) {
  EXPECT_EQ(comment_texts("--"), (Texts{""}));
  EXPECT_EQ(comment_texts("/* a"), (Texts{" a"}));
}

}  // namespace
}  // namespace lockstep::sql
