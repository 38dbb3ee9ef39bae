#include <gtest/gtest.h>
#include <string>

#include "effect_cases.h"
#include "lint/effect.h"

namespace lockstep::lint {
namespace {

const std::string kTypes = R"(
  CREATE DOMAIN short AS varchar(20);
  CREATE DOMAIN filled AS text CHECK (VALUE <> '');
  CREATE TYPE mood AS ENUM ('sad');
  CREATE SCHEMA app;
  CREATE TYPE app.mood AS ENUM ('sad');
)";

sql::TypeName type_of(const std::string& text) {
  const auto cast = sql::parse_expression("NULL::" + text);
  EXPECT_TRUE(cast && cast->type) << text;
  return cast && cast->type ? *cast->type : sql::TypeName{};
}

TypeChange change(const std::string& from, const std::string& to, const std::string& setting = "") {
  const Before before(kTypes + setting);
  return type_change(type_of(from), type_of(to), before.database());
}

TEST(TypeChange, LongerLimitsAreFree) {
  EXPECT_EQ(change("varchar(20)", "varchar(40)"), TypeChange::kFree);
  EXPECT_EQ(change("varchar(20)", "text"), TypeChange::kFree);
  EXPECT_EQ(change("numeric(10, 2)", "numeric(12, 2)"), TypeChange::kFree);
  EXPECT_EQ(change("numeric(5)", "numeric(7, 0)"), TypeChange::kFree);
  EXPECT_EQ(change("timestamp(3)", "timestamp"), TypeChange::kFree);
  EXPECT_EQ(change("interval day to minute", "interval day to second"), TypeChange::kFree);
}

TEST(TypeChange, ShorterLimitsAreNot) {
  EXPECT_EQ(change("varchar(20)", "varchar(10)"), TypeChange::kRewrite);
  EXPECT_EQ(change("text", "varchar(1000)"), TypeChange::kRewrite);
  EXPECT_EQ(change("numeric(10, 2)", "numeric(12, 3)"), TypeChange::kRewrite);
  EXPECT_EQ(change("numeric", "numeric(10, 2)"), TypeChange::kRewrite);
  EXPECT_EQ(change("char(5)", "char(6)"), TypeChange::kRewrite);
}

TEST(TypeChange, OtherBytesAreARewrite) {
  EXPECT_EQ(change("int", "bigint"), TypeChange::kRewrite);
  EXPECT_EQ(change("char(5)", "text"), TypeChange::kRewrite);
  EXPECT_EQ(change("mood", "text"), TypeChange::kRewrite);
  EXPECT_EQ(change("json", "jsonb"), TypeChange::kRewrite);
}

TEST(TypeChange, SameBytesThatAreComparedInAnotherWay) {
  EXPECT_EQ(change("int", "oid"), TypeChange::kIndexRebuild);
  EXPECT_EQ(change("citext", "text"), TypeChange::kIndexRebuild);
  EXPECT_EQ(change("bit(3)", "varbit"), TypeChange::kIndexRebuild);
}

TEST(TypeChange, ArraysAreAlwaysWrittenAnew) {
  EXPECT_EQ(change("varchar(20)[]", "varchar(40)[]"), TypeChange::kRewrite);
  EXPECT_EQ(change("varchar(20)[]", "varchar(20)[][]"), TypeChange::kFree);
}

TEST(TypeChange, TheTimeZoneDecidesOnTimestamps) {
  EXPECT_EQ(change("timestamp", "timestamptz"), TypeChange::kUnknown);
  EXPECT_EQ(change("timestamp", "timestamptz", "SET timezone = 'UTC';"), TypeChange::kIndexRebuild);
  EXPECT_EQ(change("timestamp", "timestamptz", "SET timezone = 'Europe/Berlin';"), TypeChange::kRewrite);
  EXPECT_EQ(change("timestamp", "timestamptz(3)", "SET timezone = 'UTC';"), TypeChange::kRewrite);
}

TEST(TypeChange, Domains) {
  EXPECT_EQ(change("short", "text"), TypeChange::kFree);
  EXPECT_EQ(change("varchar(10)", "short"), TypeChange::kFree);
  EXPECT_EQ(change("short", "varchar(20)"), TypeChange::kRewrite);
  EXPECT_EQ(change("text", "filled"), TypeChange::kRewrite);
  EXPECT_EQ(change("filled", "text"), TypeChange::kFree);
}

TEST(TypeChange, UnknownTypesAreUnknown) {
  EXPECT_EQ(change("geometry", "text"), TypeChange::kUnknown);
  EXPECT_EQ(change("text", "ltree"), TypeChange::kUnknown);
  EXPECT_EQ(change("geometry", "geometry"), TypeChange::kFree);
}

TEST(TypeChange, ALimitThatIsNoNumberLimitsNothing) {
  const Before before("");
  sql::TypeName odd;
  odd.name = "varchar";
  odd.modifiers = {"99999999999999999999"};
  EXPECT_EQ(type_change(odd, type_of("varchar(20)"), before.database()), TypeChange::kRewrite);
  EXPECT_EQ(type_change(type_of("varchar(20)"), odd, before.database()), TypeChange::kRewrite);
}

}  // namespace
}  // namespace lockstep::lint
