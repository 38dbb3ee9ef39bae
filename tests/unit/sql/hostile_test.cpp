#include <thread>
#include <vector>

#include "parsed.h"

namespace lockstep::sql {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Hostile, DeepParenthesesAreAProblem) {
  const Parsed parsed("SELECT " + repeated("(", 100'000) + "1" + repeated(")", 100'000) + "; SELECT 1;");
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kNestingTooDeep);
  EXPECT_EQ(parsed.file.statements.size(), 1U);
}

TEST(Hostile, LongChainsAreAProblem) {
  for (const std::string_view link : {" + 1", "::int", " || 'a'", " IS NULL", " COLLATE \"C\"", " - - 1"}) {
    const Parsed parsed("SELECT 1" + repeated(link, 20'000) + ";");
    EXPECT_EQ(parsed.problem().kind, ProblemKind::kNestingTooDeep) << link;
  }
  EXPECT_EQ(Parsed("SELECT " + repeated("NOT ", 20'000) + "true").problem().kind, ProblemKind::kNestingTooDeep);
  EXPECT_EQ(Parsed("SELECT 1" + repeated(" UNION SELECT 1, 2", 20'000)).problem().kind, ProblemKind::kNestingTooDeep);
  EXPECT_EQ(Parsed("SELECT 1 FROM a" + repeated(" JOIN a ON true", 20'000)).problem().kind,
            ProblemKind::kNestingTooDeep);
  EXPECT_EQ(Parsed("SELECT " + repeated("CASE WHEN a THEN ", 20'000)).problem().kind, ProblemKind::kNestingTooDeep);
}

TEST(Hostile, WhatIsBelowTheLimitsIsParsedWithoutOverflow) {
  const std::string sub = repeated("SELECT (", 499) + "1" + repeated(")", 499);
  EXPECT_EQ(Parsed(sub).file.statements.size(), 1U);
  EXPECT_EQ(Parsed("SELECT 1" + repeated("+1", 999)).file.statements.size(), 1U);
  EXPECT_EQ(Parsed("SELECT " + repeated("ARRAY[", 490) + "1" + repeated("]", 490)).file.statements.size(), 1U);
  const std::string mixed = repeated("SELECT 1 + (", 490) + "1" + repeated(")", 490);
  EXPECT_EQ(Parsed(mixed).file.statements.size(), 1U);
  const std::string with = repeated("WITH a AS (", 490) + "SELECT 1" + repeated(") SELECT 1", 490);
  EXPECT_EQ(Parsed(with).file.statements.size(), 1U);
}

TEST(Hostile, LongListsAreNotDeep) {
  EXPECT_TRUE(Parsed("SELECT a FROM t WHERE a IN (1" + repeated(", -2", 20'000) + ");").file.problems.empty());
  EXPECT_TRUE(Parsed("SELECT a FROM t WHERE a = 1" + repeated(" OR a = 2", 20'000) + ";").file.problems.empty());
  EXPECT_TRUE(Parsed("INSERT INTO t VALUES (1)" + repeated(", (2)", 20'000) + ";").file.problems.empty());
}

TEST(Hostile, ATreeIsCutWhereItIsTooDeep) {
  const Parsed parsed("SELECT 1" + repeated("+1", 900));
  std::size_t cut = 0;
  for_each_expression(parsed.statement(),
                      [&](const Expression& expression) { cut += expression.text == "too deep" ? 1 : 0; });
  EXPECT_GE(cut, 1U);
}

TEST(Hostile, ALongChainOfUnionsIsWhole) {
  const Parsed parsed("SELECT a FROM t0" + repeated(" UNION ALL SELECT a FROM t1", 600));
  std::size_t relations = 0;
  for_each_relation(parsed.statement(), [&](const QualifiedName&, RelationUse) { ++relations; });
  EXPECT_EQ(relations, 601U);
}

TEST(Hostile, AVeryLongStatementIsAProblem) {
  const Parsed parsed("SELECT '" + std::string(kLongestStatement, 'x') + "'; SELECT 1;");
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kStatementTooLong);
  EXPECT_EQ(parsed.file.statements.size(), 1U);
}

TEST(Hostile, OfVeryManyInsertsTheRestIsLeftOut) {
  const std::string text =
      "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); INSERT INTO t VALUES (3);"
      "INSERT INTO t VALUES (4); INSERT INTO t VALUES (5); INSERT INTO u VALUES (1);"
      "INSERT INTO t SELECT 1; WITH w AS (DELETE FROM t) INSERT INTO t VALUES (6);"
      "ALTER TABLE t ADD COLUMN c int;";
  const ParsedFile file = parse_file(text, Splitting::kWholeFile, {.before_rows = {.statements = 2}});
  std::vector<std::string> kept;
  for (const Statement& one : file.statements) {
    kept.push_back(text.substr(one.span.begin, one.span.end - one.span.begin));
  }
  const std::vector<std::string> expected = {
      "INSERT INTO t VALUES (1)",      "INSERT INTO t VALUES (2)",
      "INSERT INTO t VALUES (3)",  // of each table the first that is behind so many: so it is known to have rows
      "INSERT INTO u VALUES (1)",      "INSERT INTO t SELECT 1",   "WITH w AS (DELETE FROM t) INSERT INTO t VALUES (6)",
      "ALTER TABLE t ADD COLUMN c int"};
  EXPECT_EQ(kept, expected);
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].kind, ProblemKind::kTooManyInserts);
  EXPECT_EQ(file.problems[0].place.begin, text.find("INSERT INTO t VALUES (4)"));
}

TEST(Hostile, OfVeryLongInsertsTheRestIsLeftOut) {
  const std::string text =
      "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2), (3), (4), (5);"
      "INSERT INTO t VALUES (6), (7), (8), (9); DROP TABLE t;";
  const ParsedFile file = parse_file(text, Splitting::kWholeFile, {.before_rows = {.bytes = 40}});
  EXPECT_EQ(file.statements.size(), 3U);  // the first of the long ones is the first into its table beyond so much
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].kind, ProblemKind::kTooManyInserts);
  EXPECT_EQ(file.problems[0].place.begin, text.find("INSERT INTO t VALUES (6)"));
}

TEST(Hostile, OfVeryManyStatementsTheRestIsLeftOut) {
  const std::string text = "SELECT 1; oops; SELECT 2; SELECT 3; oops; SELECT 4;";
  const ParsedFile file = parse_file(text, Splitting::kWholeFile, {.all = {.statements = 3}});
  EXPECT_EQ(file.statements.size(), 2U);
  ASSERT_EQ(file.problems.size(), 2U);
  const Problem& rest = file.problems[1];
  EXPECT_EQ(rest.kind, ProblemKind::kRestLeftOut);
  EXPECT_EQ(rest.message, "the file has more than 3 statements: nothing from here on is looked into");
  const auto begin = static_cast<std::uint32_t>(text.find("SELECT 3"));
  EXPECT_EQ(rest.place.begin, begin);
  EXPECT_EQ(rest.statement, (Span{begin, static_cast<std::uint32_t>(text.size())}));
}

TEST(Hostile, OfAVeryLongFileTheRestIsLeftOut) {
  const std::string statement = "SELECT '" + std::string(std::size_t{1} << 20, 'x') + "'; ";
  const ParsedFile file =
      parse_file(repeated(statement, 4), Splitting::kWholeFile, {.all = {.bytes = std::size_t{3} << 20}});
  EXPECT_EQ(file.statements.size(), 2U);  // with its quotes and its first word, the third is too much
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].message,
            "the file has more than 3 MiB of statements: nothing from here on is looked into");
}

TEST(Hostile, AFileThatJustReachesTheLimitIsWhole) {
  const ParsedFile file = parse_file("SELECT 1; oops; /* what is no statement does not count */ ; SELECT 2;",
                                     Splitting::kWholeFile, {.all = {.statements = 3, .bytes = 16}});
  EXPECT_EQ(file.statements.size(), 2U);
  EXPECT_EQ(file.problems.size(), 1U);
}

TEST(Hostile, ChunksBeyondTheLimitAreLeftOutAtOnce) {
  const std::string text =
      repeated("SELECT 1; --> statement-breakpoint\n", 3) + repeated("--> statement-breakpoint\n", 9);
  const ParsedFile file = parse_file(text, Splitting::kBreakpoints, {.all = {.statements = 2}});
  EXPECT_EQ(file.statements.size(), 2U);
  EXPECT_EQ(file.chunks.size(), 3U);
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].kind, ProblemKind::kRestLeftOut);
}

TEST(Hostile, UnterminatedTextEndsWithTheFile) {
  for (const std::string_view text :
       {"SELECT 'a", "SELECT $$a", "SELECT \"a", "DO $x$ BEGIN", "SELECT E'\\", "SELECT 1 /* a"}) {
    const Parsed parsed(text);
    for (const Problem& problem : parsed.file.problems) EXPECT_LE(problem.place.end, text.size()) << text;
  }
}

TEST(Hostile, FilesAreParsedOnSeveralThreads) {
  const std::string text =
      repeated("CREATE TABLE t (a int DEFAULT 1 + 2); oops; DO $$ BEGIN DELETE FROM a; END $$;\n", 50);
  std::vector<std::size_t> found(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : found) {
    threads.emplace_back([&] { count = parse_file(text, Splitting::kWholeFile).statements.size(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : found) EXPECT_EQ(count, 100U);
}

}  // namespace
}  // namespace lockstep::sql
