#include "catalog/words.h"

#include <gtest/gtest.h>

namespace lockstep::catalog {
namespace {

using Names = std::vector<std::string>;

TEST(Words, OnlyNamesThatNeedQuotesGetThem) {
  EXPECT_EQ(written_name("users"), "users");
  EXPECT_EQ(written_name("Users"), R"("Users")");
  EXPECT_EQ(written_name("1st"), R"("1st")");
  EXPECT_EQ(written_name(""), R"("")");
  EXPECT_EQ(written_name("audit", R"(odd "name")"), R"(audit."odd ""name""")");
}

TEST(Words, AListIsTakenApartAsItWasPutTogether) {
  const Names names = {"a", "B, c", R"(d"e)", "(f", "g.h", "'"};
  EXPECT_EQ(names_of(list_of(names)), names);
  EXPECT_EQ(names_of(""), Names());
}

TEST(Words, CommasWithinQuotesAndParenthesesSeparateNothing) {
  EXPECT_EQ(split_list(R"(a, (coalesce(b, c)), "d,e" DESC, ('x,)'))"),
            (Names{"a", "(coalesce(b, c))", R"("d,e" DESC)", "('x,)')"}));
}

TEST(Words, ValuesOfAnEnumComeBackAsTheyAre) {
  EXPECT_EQ(values_of(R"('a', 'it''s', 'b, c', 'd\')"), (Names{"a", "it's", "b, c", R"(d\)"}));
}

TEST(Words, AQualifiedNameIsSplitAtItsDots) {
  EXPECT_EQ(split_dots(R"(public."odd.name".c)"), (Names{"public", "odd.name", "c"}));
}

TEST(Words, AnUnfinishedQuoteEndsWithTheText) {
  EXPECT_EQ(split_list("'a, b"), Names{"'a, b"});
  EXPECT_EQ(split_list("\"a"), Names{"\"a"});
  EXPECT_EQ(split_list("E'a\\"), Names{"E'a\\"});
}

}  // namespace
}  // namespace lockstep::catalog
