#include "catalog/expression.h"

#include <gtest/gtest.h>

namespace lockstep::catalog {
namespace {

// The first is what PostgreSQL 15 prints, the second what people and drizzle-kit write.

TEST(Expression, CastsParenthesesAndQualifiersSayNothing) {
  EXPECT_EQ(compare_expressions("(age >= 18)", R"("users"."age" >= 18)"), Sameness::kSame);
  EXPECT_EQ(compare_expressions("((name)::text <> ''::text)", "name != ''"), Sameness::kSame);
  EXPECT_EQ(compare_expressions("(price > (0)::numeric(10,2))", "price > 0"), Sameness::kSame);
  EXPECT_EQ(compare_expressions("((deleted_at IS NULL) AND (at > '2026'::timestamp without time zone))",
                                "deleted_at is null and \"at\" > '2026'"),
            Sameness::kSame);
}

TEST(Expression, AListIsAnArray) {
  EXPECT_EQ(
      compare_expressions("((state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
                          "state in ('a', 'b')"),
      Sameness::kSame);
  EXPECT_EQ(compare_expressions("(state <> ALL (ARRAY['a'::text, 'b'::text]))", "state NOT IN ('a', 'b')"),
            Sameness::kSame);
  EXPECT_EQ(compare_expressions("(state = 'a'::text)", "state IN ('a')"), Sameness::kSame);
}

TEST(Expression, LikeIsAnOperator) {
  EXPECT_EQ(compare_expressions("(name ~~ 'a%'::text)", "name LIKE 'a%'"), Sameness::kSame);
  EXPECT_EQ(compare_expressions("(name !~~* 'a%'::text)", "name not ilike 'a%'"), Sameness::kSame);
}

TEST(Expression, AnotherConstantIsAnotherExpression) {
  EXPECT_EQ(compare_expressions("(age >= 18)", "age >= 21"), Sameness::kDifferent);
  EXPECT_EQ(compare_expressions("(state = 'old'::text)", "state = 'new'"), Sameness::kDifferent);
}

TEST(Expression, OtherWordsMayMeanTheSame) {
  EXPECT_EQ(compare_expressions("((age >= 1) AND (age <= 9))", "age BETWEEN 1 AND 9"), Sameness::kUnknown);
  EXPECT_EQ(compare_expressions("(at > '2026-01-01 00:00:00+00'::timestamp with time zone)", "at > '2026-01-01'"),
            Sameness::kUnknown);
}

TEST(Expression, ADefaultIsComparedByItsValue) {
  EXPECT_EQ(compare_defaults("'a'::character varying", "'a'", "varchar(20)"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("'-1'::integer", "-1", "integer"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("'0'::numeric", "'0.00'", "numeric(10, 2)"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("'1e-07'::real", "1e-7", "real"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("now()", "CURRENT_TIMESTAMP", "timestamp"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("'ok'::public.mood", "'ok'::\"public\".\"mood\"", "mood"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("'{\"a\": [1, 2]}'::jsonb", "'{\"a\":[1,2]}'::jsonb", "jsonb"), Sameness::kSame);
  EXPECT_EQ(compare_defaults("ARRAY[]::text[]", "ARRAY[]::text[]", "text[]"), Sameness::kSame);
}

TEST(Expression, AnotherValueIsAnotherDefault) {
  EXPECT_EQ(compare_defaults("'b1'::text", "'a1'", "text"), Sameness::kDifferent);
  EXPECT_EQ(compare_defaults("1", "0", "integer"), Sameness::kDifferent);
  EXPECT_EQ(compare_defaults("true", "false", "boolean"), Sameness::kDifferent);
  EXPECT_EQ(compare_defaults("gen_random_uuid()", "uuid_generate_v4()", "uuid"), Sameness::kDifferent);
  EXPECT_EQ(compare_defaults("now()", "'2026-01-01'", "timestamp"), Sameness::kDifferent);
}

TEST(Expression, AValueOfSeveralSpellingsIsNotToldApart) {
  EXPECT_EQ(compare_defaults("'2026-01-14 09:30:00+00'::timestamp with time zone", "'2026-01-14T09:30:00.000Z'",
                             "timestamp with time zone"),
            Sameness::kUnknown);
  EXPECT_EQ(compare_defaults("'{sad,ok}'::text[]", "'{\"sad\",\"ok\"}'", "text[]"), Sameness::kUnknown);
  EXPECT_EQ(compare_defaults("'{\"b\": 1, \"a\": 2}'::jsonb", "'{\"a\":2,\"b\":1}'", "jsonb"), Sameness::kUnknown);
}

TEST(Expression, DamagedTextIsRead) {
  for (const char* text : {"'", "\"", "a::", "::", "a::int(", "a.", "E'\\", "--", "-", "1e", "a::\"", "\xff"}) {
    EXPECT_EQ(compare_expressions(text, text), Sameness::kSame) << text;
  }
}

}  // namespace
}  // namespace lockstep::catalog
