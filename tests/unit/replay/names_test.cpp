#include "replay/names.h"

#include <gtest/gtest.h>

#include "sql/parse.h"

namespace lockstep::replay {
namespace {

TEST(ObjectName, JoinsItsParts) {
  EXPECT_EQ(object_name("users", "email", "key"), "users_email_key");
  EXPECT_EQ(object_name("users", "", "pkey"), "users_pkey");
}

TEST(ObjectName, CutsTheLongerPartFirst) {
  const std::string name = object_name(std::string(60, 't'), "column", "fkey");
  EXPECT_EQ(name, std::string(51, 't') + "_column_fkey");
  EXPECT_EQ(name.size(), 63U);
}

TEST(ObjectName, CutsBetweenCharacters) {
  std::string umlauts = "a";
  for (int at = 0; at < 40; ++at) umlauts += "ä";
  EXPECT_EQ(object_name(umlauts, "", "pkey").size(), 62U);  // 58 bytes are left, and half a character is none
}

TEST(KeyNames, RepeatedNamesAreNumbered) {
  EXPECT_EQ(distinct_key_names({"expr", "expr", "a"}), (std::vector<std::string>{"expr", "expr1", "a"}));
}

std::string implied(std::string_view expression) {
  return implied_name(*sql::parse_expression(expression)).value_or("-");
}

TEST(ImpliedName, IsThatOfAColumnOrFunction) {
  EXPECT_EQ(implied("t.a"), "a");
  EXPECT_EQ(implied("lower(email)"), "lower");
  EXPECT_EQ(implied("coalesce(a, b)"), "coalesce");
  EXPECT_EQ(implied("a + 1"), "-");
}

TEST(ImpliedName, OfACastIsItsTypeWhenTheOperandHasNone) {
  EXPECT_EQ(implied("(a + 1)::text"), "text");
  EXPECT_EQ(implied("a::text"), "a");
}

TEST(ParsedName, KnowsQuotesAndSchemas) {
  EXPECT_EQ(parse_name("Public.\"My Seq\"").schema, "public");
  EXPECT_EQ(parse_name("Public.\"My Seq\"").name, "My Seq");
  EXPECT_EQ(parse_name("\"a\"\"b\"").name, "a\"b");
}

}  // namespace
}  // namespace lockstep::replay
