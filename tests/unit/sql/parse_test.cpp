#include "parsed.h"
#include "sql/line_index.h"

namespace lockstep::sql {
namespace {

TEST(Parse, AStatementIsFromItsFirstTokenToItsLast) {
  const Parsed parsed("-- first\n\n  SELECT 1 ; -- last\n");
  EXPECT_EQ(parsed.slice(parsed.statement().span), "SELECT 1");
}

TEST(Parse, OneBadStatementIsOneProblemAndTheRestIsParsed) {
  const Parsed parsed("CREATE TABLE a (x int);\nCREATE TABEL b (x int);\nCREATE TABLE c (x int);");
  EXPECT_EQ(parsed.file.statements.size(), 2U);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kSyntaxError);
  EXPECT_EQ(parsed.problem().message, "syntax error at or near \"TABEL\"");
  EXPECT_EQ(parsed.slice(parsed.problem().place), "TABEL");
  EXPECT_EQ(parsed.slice(parsed.problem().statement), "CREATE TABEL b (x int)");
}

TEST(Parse, TheOrderIsThatOfTheText) {
  const Parsed parsed("SELECT 1; SELEC 2; SELECT 3;");
  ASSERT_EQ(parsed.file.statements.size(), 2U);
  EXPECT_LT(parsed.file.statements[0].span.begin, parsed.file.statements[1].span.begin);
}

TEST(Parse, AnOpenParenthesisSwallowsNoOtherStatement) {
  const Parsed parsed("SELECT ((1;\nDROP TABLE a;\nDROP TABLE b;");
  EXPECT_EQ(parsed.file.statements.size(), 2U);
  EXPECT_EQ(parsed.file.problems.size(), 1U);
}

TEST(Parse, PlacesOfErrorsAreInBytes) {
  const Parsed parsed("SELECT 'äöü€', 1 oops oops;");
  EXPECT_EQ(parsed.slice(parsed.problem().place), "oops");
  EXPECT_EQ(parsed.problem().place.begin, parsed.text.rfind("oops"));
}

TEST(Parse, PlacesInTheTreeAreInBytes) {
  const Parsed parsed("COMMENT ON TABLE x IS 'äöü'; ALTER TABLE ü ADD COLUMN größe int;");
  ASSERT_EQ(parsed.file.statements.size(), 2U);
  const auto& alter = std::get<AlterTable>(parsed.file.statements[1].body);
  EXPECT_EQ(parsed.slice(alter.table.relation.span), "ü");
  EXPECT_EQ(parsed.slice(alter.actions[0].column->name.span), "größe");
}

TEST(Parse, InvalidUtf8IsReadAsPostgresqlReadsIt) {
  const Parsed parsed("SELECT '\xFF\xC3' , b b b;");
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kSyntaxError);
  EXPECT_LE(parsed.problem().place.end, parsed.text.size());
}

TEST(Parse, AnErrorAtTheEndIsAtTheLastToken) {
  const Parsed parsed("CREATE TABLE t (a int");
  EXPECT_EQ(parsed.problem().message, "syntax error at end of input");
  EXPECT_EQ(parsed.slice(parsed.problem().place), "int");
}

TEST(Parse, NothingIsNothing) {
  const Parsed parsed(" ;; -- no\n/* statement */ ;");
  EXPECT_TRUE(parsed.file.statements.empty());
  EXPECT_TRUE(parsed.file.problems.empty());
}

TEST(Parse, ARuleMayHaveSeveralActions) {
  const Parsed parsed("CREATE RULE r AS ON INSERT TO t DO (INSERT INTO a VALUES (1); DELETE FROM b);");
  EXPECT_EQ(parsed.as<CreateRule>().actions.size(), 2U);
}

TEST(Parse, AStandardBodyHasStatementsOfItsOwn) {
  const Parsed parsed(
      "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO a VALUES (CASE WHEN true THEN 1 END); DELETE FROM b; END; SELECT "
      "1;");
  ASSERT_EQ(parsed.file.statements.size(), 2U);
  ASSERT_EQ(parsed.file.statements[0].children.size(), 2U);
  EXPECT_EQ(parsed.slice(parsed.file.statements[0].children[1].span), "DELETE FROM b");
}

TEST(Parse, SemicolonsInQuotesEndNothing) {
  const Parsed parsed("SELECT ';', $$;$$, \";\", E'\\';' -- ;\n FROM t");
  EXPECT_EQ(parsed.file.statements.size(), 1U);
}

TEST(Parse, AByteOrderMarkIsAProblemAndInNoStatement) {
  const Parsed parsed("\xEF\xBB\xBFSELECT 1;");
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kByteOrderMark);
  ASSERT_EQ(parsed.file.statements.size(), 1U);
  EXPECT_EQ(parsed.slice(parsed.file.statements[0].span), "SELECT 1");
}

TEST(Parse, AVisitorGetsTheSameOneByOne) {
  std::size_t statements = 0;
  std::size_t problems = 0;
  std::size_t chunks = 0;
  const Visitor visitor{[&](Statement&&) { ++statements; }, [&](Problem&&) { ++problems; },
                        [&](const Chunk&) { ++chunks; }};
  parse_file("SELECT 1; oops; SELECT 2;", Splitting::kWholeFile, visitor);
  EXPECT_EQ(statements, 2U);
  EXPECT_EQ(problems, 1U);
  EXPECT_EQ(chunks, 1U);
}

TEST(ParseExpression, GivesWhatADefaultIs) {
  const auto expression = parse_expression("now() AT TIME ZONE 'utc'");
  ASSERT_TRUE(expression.has_value());
  EXPECT_EQ(expression->kind, ExpressionKind::kCall);
  EXPECT_EQ(expression->text, "timezone");
  EXPECT_EQ(expression->span, (Span{0, 24}));
}

TEST(ParseExpression, GivesNothingForMoreThanOne) {
  EXPECT_FALSE(parse_expression("1, 2").has_value());
  EXPECT_FALSE(parse_expression("1 FROM t").has_value());
  EXPECT_FALSE(parse_expression("1; DROP TABLE t").has_value());
  EXPECT_FALSE(parse_expression("").has_value());
  EXPECT_FALSE(parse_expression("1 +").has_value());
}

TEST(LineIndex, CountsFromOne) {
  const LineIndex lines("ab\n\ncd");
  EXPECT_EQ(lines.at(0).line, 1U);
  EXPECT_EQ(lines.at(1).column, 2U);
  EXPECT_EQ(lines.at(3).line, 2U);
  EXPECT_EQ(lines.at(5).line, 3U);
  EXPECT_EQ(lines.at(5).column, 2U);
  EXPECT_EQ(lines.at(99).column, 3U);
  EXPECT_EQ(lines.line_begin(3), 4U);
  EXPECT_EQ(lines.line_begin(4), 6U);
}

}  // namespace
}  // namespace lockstep::sql
