#include "catalog/type_words.h"

#include <gtest/gtest.h>

namespace lockstep::catalog {
namespace {

TEST(TypeWords, AreThoseOfDrizzle) {
  EXPECT_EQ(type_words("character varying(20)").drizzle, "varchar(20)");
  EXPECT_EQ(type_words("timestamp(3) with time zone").drizzle, "timestamp (3) with time zone");
  EXPECT_EQ(type_words("timestamp without time zone").drizzle, "timestamp");
  EXPECT_EQ(type_words("time(3) without time zone").drizzle, "time(3)");
  EXPECT_EQ(type_words("numeric(10,2)[]").drizzle, "numeric(10, 2)[]");
  EXPECT_EQ(type_words("character(2)").drizzle, "char(2)");
}

TEST(TypeWords, ATypeOfItsOwnHasASchema) {
  EXPECT_EQ(type_words("public.mood[]").schema, "public");
  EXPECT_EQ(type_words("public.mood[]").drizzle, "mood[]");
  EXPECT_EQ(type_words(R"(public."Odd (type")").drizzle, "Odd (type");
  EXPECT_EQ(type_words("extensions.vector(3)").drizzle, "vector(3)");
  EXPECT_EQ(type_words("text").schema, "");
}

TEST(TypeWords, SpellingsOfOneTypeAreTheSame) {
  EXPECT_TRUE(is_same_type("timestamp (3) with time zone", "timestamptz(3)"));
  EXPECT_TRUE(is_same_type("numeric(10, 0)", "NUMERIC(10)"));
  EXPECT_TRUE(is_same_type("char(1)", "char"));
  EXPECT_TRUE(is_same_type("integer[]", "int4[3]"));
  EXPECT_TRUE(is_same_type("integer[]", "integer[][]"));
  EXPECT_FALSE(is_same_type("varchar(20)", "varchar(30)"));
  EXPECT_FALSE(is_same_type("timestamp", "timestamp with time zone"));
  EXPECT_FALSE(is_same_type("text", "text[]"));
}

}  // namespace
}  // namespace lockstep::catalog
