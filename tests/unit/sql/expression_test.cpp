#include "parsed.h"

namespace lockstep::sql {
namespace {

using Kind = ExpressionKind;

/// The expressions of a SELECT list.
struct Selected : Parsed {
  explicit Selected(std::string_view list) : Parsed("SELECT " + std::string(list)) {}
  const Expression& at(std::size_t index) const { return as<Select>().query.targets.at(index).value; }
  std::string_view slice_of(std::size_t index) const { return slice(at(index).span); }
};

TEST(Expression, ConstantsHaveTheirValues) {
  const Selected list("NULL, true, -1.50, 'it''s', B'101', 1e-5, E'a\\tb', .5");
  EXPECT_EQ(list.at(0).kind, Kind::kNull);
  EXPECT_EQ(list.at(1).kind, Kind::kBoolean);
  EXPECT_EQ(list.at(1).text, "true");
  EXPECT_EQ(list.at(2).kind, Kind::kNumber);
  EXPECT_EQ(list.at(2).text, "-1.50");
  EXPECT_EQ(list.at(3).text, "it's");
  EXPECT_EQ(list.at(4).kind, Kind::kBitString);
  EXPECT_EQ(list.at(5).text, "1e-5");
  EXPECT_EQ(list.at(6).text, "a\tb");
  EXPECT_EQ(list.at(7).text, ".5");
}

TEST(Expression, ColumnsHaveTheirQualifier) {
  const Selected list("a, t.a, s.t.\"A b\", t.*, *");
  EXPECT_EQ(list.at(0).kind, Kind::kColumn);
  EXPECT_EQ(list.at(1).qualifier, "t");
  EXPECT_EQ(list.at(2).qualifier, "s.t");
  EXPECT_EQ(list.at(2).text, "A b");
  EXPECT_EQ(list.at(3).text, "*");
  EXPECT_EQ(list.at(4).text, "*");
}

TEST(Expression, CallsHaveTheirArguments) {
  const Selected list(
      "now(), pg_catalog.now(), app.f(1, x), count(*), sum(DISTINCT a) FILTER (WHERE b) OVER (ORDER BY c)");
  EXPECT_EQ(list.at(0).text, "now");
  EXPECT_EQ(list.at(1).qualifier, "");
  EXPECT_EQ(list.at(2).qualifier, "app");
  EXPECT_EQ(list.at(2).argument_count, 2U);
  EXPECT_TRUE(list.at(3).is_star);
  EXPECT_TRUE(list.at(4).is_distinct);
  EXPECT_EQ(list.at(4).argument_count, 1U);
  EXPECT_EQ(list.at(4).operands.size(), 3U);
}

TEST(Expression, CastsAreOneThingHoweverTheyAreSpelled) {
  const Selected list("CAST(a AS int), a::integer, int4 'x', a::pg_catalog.int4, 'x'::app.mood");
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(list.at(i).kind, Kind::kCast);
    EXPECT_EQ(list.at(i).type->name, "int4");
    EXPECT_EQ(list.at(i).type->schema, "");
  }
  EXPECT_EQ(list.at(4).type->schema, "app");
}

TEST(Expression, OperatorsHaveTheWordsOfSql) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"a + b", "+"},
      {"- a", "-"},
      {"a LIKE 'x'", "LIKE"},
      {"a NOT ILIKE 'x'", "NOT ILIKE"},
      {"a SIMILAR TO 'x'", "SIMILAR TO"},
      {"a IN (1, 2)", "IN"},
      {"a NOT IN (1, 2)", "NOT IN"},
      {"a = ANY (b)", "= ANY"},
      {"a <> ALL (b)", "<> ALL"},
      {"a BETWEEN 1 AND 2", "BETWEEN"},
      {"a NOT BETWEEN 1 AND 2", "NOT BETWEEN"},
      {"a IS DISTINCT FROM b", "IS DISTINCT FROM"},
      {"a IS NOT DISTINCT FROM b", "IS NOT DISTINCT FROM"},
      {"a -> 'x'", "->"},
  };
  for (const auto& [text, expected] : cases) {
    const Selected list(text);
    EXPECT_EQ(list.at(0).kind, Kind::kOperator) << text;
    EXPECT_EQ(list.at(0).text, expected) << text;
    EXPECT_EQ(list.slice_of(0), text);
  }
}

TEST(Expression, SpansAreFromTheFirstByteToTheLast) {
  for (const std::string_view text : {
           "a",
           "s.t.a",
           "-1",
           "1.5e-3",
           "'a''b'",
           "E'\\''",
           "U&'a'",
           "N'a'",
           "B'1'",
           "$1",
           "(a + b) * (c + d)",
           "(a) AND (b) OR NOT (c)",
           "f(a, (b))",
           "app.f()",
           "f(a) FILTER (WHERE b) OVER (PARTITION BY c)",
           "percentile_cont(0.5) WITHIN GROUP (ORDER BY a)",
           "count(*) OVER w",
           "a::varchar(20)",
           "a::timestamp(3) with time zone",
           "a::double precision",
           "a::int[]",
           "(a)::int",
           "CAST(a AS numeric(10, 2))",
           "interval '1' day",
           "a IS NOT NULL",
           "(a) ISNULL",
           "(a) IS NOT TRUE",
           "ARRAY[1, (2)]",
           "ARRAY[[1], [2]]",
           "ROW(a, b)",
           "(a, b)",
           "CASE WHEN a THEN b ELSE (c) END",
           "CASE a WHEN 1 THEN CASE WHEN b THEN 2 END END",
           "COALESCE(a, b)",
           "GREATEST(a, b)",
           "NULLIF(a, (b))",
           "CURRENT_DATE",
           "CURRENT_TIMESTAMP(3)",
           "EXISTS (SELECT 1)",
           "a IN (SELECT b FROM c)",
           "(SELECT max(a) FROM t)",
           "ARRAY(SELECT 1)",
           "a COLLATE \"C\"",
           "a COLLATE pg_catalog.\"C\"",
           "a[1]",
           "(a).b",
           "(a).b[2]",
           "(f(a)).b",
           "a AT TIME ZONE 'utc'",
           "EXTRACT(epoch FROM a)",
           "a IN (1, (2))",
           "(a) = ANY (b)",
           "(a || (b)) || c",
           "a LIKE 'x' ESCAPE '!'",
           "position('a' in b)",
       }) {
    const Selected list(std::string(text) + ", z");
    EXPECT_EQ(list.slice_of(0), text);
  }
}

TEST(Expression, ParenthesesAroundItDoNotBelongToIt) {
  const Parsed parsed("CREATE TABLE t (a int CHECK ((a + 1) > 0), b int DEFAULT (1 + 2))");
  const auto& table = parsed.as<CreateTable>();
  EXPECT_EQ(parsed.slice(table.columns[0].constraints[0].expression->span), "(a + 1) > 0");
  EXPECT_EQ(parsed.slice(table.columns[1].constraints[0].expression->span), "1 + 2");
}

TEST(Expression, LogicIsFlat) {
  const Selected list("a AND b AND c, NOT a");
  EXPECT_EQ(list.at(0).kind, Kind::kAnd);
  EXPECT_EQ(list.at(0).operands.size(), 3U);
  EXPECT_EQ(list.at(1).kind, Kind::kNot);
}

TEST(Expression, TestsHaveTheirWords) {
  const Selected list("a IS NULL, a IS NOT NULL, a IS TRUE, a IS NOT UNKNOWN");
  EXPECT_EQ(list.at(0).text, "IS NULL");
  EXPECT_EQ(list.at(1).text, "IS NOT NULL");
  EXPECT_EQ(list.at(2).text, "IS TRUE");
  EXPECT_EQ(list.at(3).text, "IS NOT UNKNOWN");
}

TEST(Expression, ValueFunctionsAreInUpperCase) {
  const Selected list("current_date, localtimestamp(0), Current_User");
  EXPECT_EQ(list.at(0).kind, Kind::kValueFunction);
  EXPECT_EQ(list.at(0).text, "CURRENT_DATE");
  EXPECT_EQ(list.at(1).text, "LOCALTIMESTAMP");
  EXPECT_EQ(list.at(2).text, "CURRENT_USER");
}

TEST(Expression, SubQueriesHaveTheirQuery) {
  const Selected list("a > ALL (SELECT b FROM c), EXISTS (SELECT 1 FROM d)");
  EXPECT_EQ(list.at(0).kind, Kind::kSubquery);
  EXPECT_EQ(list.at(0).text, "> ALL");
  EXPECT_EQ(list.at(0).operands.size(), 1U);
  EXPECT_EQ(list.at(0).query->from[0].relation.name, "c");
  EXPECT_EQ(list.slice(list.at(0).query->span), "SELECT b FROM c");
  EXPECT_EQ(list.at(1).text, "EXISTS");
}

TEST(Expression, SubscriptsAndFieldsAreLevels) {
  const Selected list("a[1][2], (a).b.c");
  EXPECT_EQ(list.at(0).kind, Kind::kSubscript);
  EXPECT_EQ(list.at(1).kind, Kind::kField);
  EXPECT_EQ(list.at(1).text, "c");
  EXPECT_EQ(list.at(1).operands[0].text, "b");
}

}  // namespace
}  // namespace lockstep::sql
