#include <gtest/gtest.h>
#include <string>

#include "effect_cases.h"
#include "lint/effect.h"

namespace lockstep::lint {
namespace {

const Before& functions() {
  static const Before before(R"(
    CREATE FUNCTION in_plpgsql() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
    CREATE FUNCTION declared_stable() RETURNS int STABLE LANGUAGE plpgsql AS 'BEGIN RETURN random(); END';
    CREATE FUNCTION declared_immutable() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION in_sql() RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION over_random() RETURNS float8 LANGUAGE sql AS 'SELECT random()';
    CREATE FUNCTION over_over() RETURNS float8 LANGUAGE sql AS 'SELECT over_random() + 1';
    CREATE FUNCTION strict_sql(a int) RETURNS int STRICT LANGUAGE sql AS 'SELECT a';
    CREATE FUNCTION standard() RETURNS int LANGUAGE sql RETURN 1;
    CREATE FUNCTION itself(a int) RETURNS int LANGUAGE sql AS 'SELECT itself(a)';
    CREATE FUNCTION overloaded(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
    CREATE FUNCTION overloaded(a text) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
    CREATE FUNCTION overloaded(a int, b int) RETURNS int STABLE LANGUAGE sql AS 'SELECT a';
    CREATE FUNCTION initcap(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
    CREATE FUNCTION with_default(a int, b int DEFAULT 1) RETURNS int STABLE LANGUAGE sql AS 'SELECT a';
  )");
  return before;
}

VolatilityOf of(const std::string& text) {
  const auto expression = sql::parse_expression(text);
  EXPECT_TRUE(expression.has_value()) << text;
  return volatility_of(*expression, functions().database());
}

void expect(Volatility volatility, std::initializer_list<const char*> expressions) {
  for (const char* text : expressions) EXPECT_EQ(of(text).volatility, volatility) << text;
}

TEST(Volatility, ConstantsAndWhatIsMadeOfThemAreStable) {
  expect(Volatility::kStable, {"1", "-1", "(1)", "'a'", "NULL", "true", "'{}'::jsonb", "ARRAY[1, 2]", "ROW(1, 2)",
                               "CASE WHEN true THEN 1 END", "coalesce(1, 2)", "greatest(1, 2)", "'a' || 'b'"});
}

TEST(Volatility, ValueFunctionsAreStable) {
  expect(Volatility::kStable, {"CURRENT_DATE", "CURRENT_TIMESTAMP", "LOCALTIME(2)", "CURRENT_USER", "CURRENT_SCHEMA"});
}

TEST(Volatility, BuiltInFunctionsAreKnown) {
  expect(Volatility::kStable, {"now()", "pg_catalog.now()", "lower('A')", "date_trunc('day', now())", "md5('a')",
                               "now() AT TIME ZONE 'utc'", "extract(year FROM now())", "to_char(now(), 'YYYY')"});
  expect(Volatility::kVolatile, {"random()", "gen_random_uuid()", "clock_timestamp()", "nextval('s')", "timeofday()",
                                 "pg_catalog.random()", "uuidv7()", "currval('s')"});
}

TEST(Volatility, IsFoundHoweverDeep) {
  expect(Volatility::kVolatile, {"ARRAY[random()]", "md5(random()::text)", "CASE WHEN true THEN random() ELSE 1 END",
                                 "coalesce(NULL, random())", "(random() * 5)::int", "ROW(1, random())"});
}

TEST(Volatility, TellsTheFunction) {
  EXPECT_EQ(of("md5(random()::text)").function, "random()");
  EXPECT_EQ(of("app.make_id()").function, "app.make_id()");
}

TEST(Volatility, UnknownFunctionsAreUnknown) {
  expect(Volatility::kUnknown, {"nanoid()", "app.nanoid()", "lower(nanoid())", "pg_catalog.no_such_thing()"});
}

TEST(Volatility, VolatileWinsOverUnknown) {
  expect(Volatility::kVolatile, {"nanoid() || random()", "random() || nanoid()"});
}

TEST(Volatility, FunctionsOfExtensionsAreKnownInAnySchema) {
  expect(Volatility::kVolatile, {"uuid_generate_v4()", "extensions.uuid_generate_v4()", "gen_random_bytes(5)"});
  expect(Volatility::kStable, {"uuid_generate_v5(uuid_ns_url(), 'a')", "extensions.digest('a', 'sha256')"});
}

TEST(Volatility, FunctionsCountAsTheyAreDeclared) {
  expect(Volatility::kStable, {"declared_stable()", "declared_immutable()", "public.declared_stable()"});
  expect(Volatility::kVolatile, {"in_plpgsql()"});
}

TEST(Volatility, SqlFunctionsThatAreVolatileByDefaultCountAsTheirBody) {
  expect(Volatility::kStable, {"in_sql()"});
  expect(Volatility::kVolatile, {"over_random()", "over_over()"});
  expect(Volatility::kUnknown, {"strict_sql(1)", "standard()", "itself(1)"});
}

TEST(Volatility, OverloadsAreToldApartByTheNumberOfArguments) {
  expect(Volatility::kStable, {"overloaded(1, 2)", "with_default(1)", "with_default(1, 2)"});
  expect(Volatility::kUnknown, {"overloaded(1)"});
}

TEST(Volatility, AFunctionWithABuiltInName) {
  expect(Volatility::kUnknown, {"initcap(1)"});
}

}  // namespace
}  // namespace lockstep::lint
