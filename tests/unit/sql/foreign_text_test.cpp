#include "parsed.h"

namespace lockstep::sql {
namespace {

ProblemKind kind_of(std::string_view text) {
  return Parsed(text).problem().kind;
}

TEST(ForeignText, CommandsOfPsqlAreTold) {
  const Parsed parsed("\\set ON_ERROR_STOP on\nSELECT 1;\n\\i other.sql\n");
  ASSERT_EQ(parsed.file.problems.size(), 2U);
  EXPECT_EQ(parsed.file.problems[0].kind, ProblemKind::kMetaCommand);
  EXPECT_EQ(parsed.slice(parsed.file.problems[1].place), "\\i other.sql");
  EXPECT_EQ(parsed.file.statements.size(), 1U);
}

TEST(ForeignText, DataOfCopyIsPassedOver) {
  const Parsed parsed("COPY t (a, b) FROM stdin;\n1\t'; DROP TABLE x;\n\\.\n\nSELECT 1;");
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kInlineCopyData);
  ASSERT_EQ(parsed.file.statements.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Copy>(parsed.file.statements[0].body));
  EXPECT_TRUE(std::holds_alternative<Select>(parsed.file.statements[1].body));
}

TEST(ForeignText, CopyWithoutDataIsAStatementLikeOthers) {
  const Parsed parsed("COPY t FROM STDIN;\nSELECT 1;");
  EXPECT_EQ(parsed.file.statements.size(), 2U);
  EXPECT_TRUE(parsed.file.problems.empty());
}

TEST(ForeignText, TemplatesAreTold) {
  EXPECT_EQ(kind_of("CREATE TABLE {{ schema }}.t (a int);"), ProblemKind::kTemplate);
  EXPECT_EQ(kind_of("{% if x %} SELECT 1;"), ProblemKind::kTemplate);
  EXPECT_EQ(kind_of("SET search_path = ${schema};"), ProblemKind::kTemplate);
}

TEST(ForeignText, BracesInStringsAreNoTemplate) {
  EXPECT_TRUE(Parsed("INSERT INTO t VALUES ('{{x}}', '{\"a\": 1}'::jsonb);").file.problems.empty());
}

TEST(ForeignText, ConflictMarkersAreTold) {
  const Parsed parsed("<<<<<<< HEAD\nSELECT 1;\n=======\nSELECT 2;\n>>>>>>> branch\n");
  EXPECT_EQ(parsed.file.problems.size(), 3U);
  EXPECT_EQ(parsed.file.problems[0].kind, ProblemKind::kConflictMarker);
  EXPECT_EQ(parsed.file.statements.size(), 2U);
}

TEST(ForeignText, APointerOfGitLfsIsTold) {
  EXPECT_EQ(kind_of("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), ProblemKind::kLfsPointer);
}

TEST(ForeignText, WhatIsNoTextIsTold) {
  EXPECT_EQ(kind_of(std::string_view("SELECT 1;\0", 10)), ProblemKind::kNotText);
  EXPECT_EQ(kind_of(std::string_view("\xFF\xFES\0", 4)), ProblemKind::kNotText);
}

TEST(ForeignText, MySqlIsTold) {
  EXPECT_EQ(kind_of("CREATE TABLE `t` (id int);"), ProblemKind::kMySql);
  EXPECT_EQ(kind_of("CREATE TABLE t (id int AUTO_INCREMENT);"), ProblemKind::kMySql);
  EXPECT_EQ(kind_of("CREATE TABLE t (id int) ENGINE=InnoDB;"), ProblemKind::kMySql);
  EXPECT_EQ(kind_of("CREATE TABLE t (id int(11) unsigned);"), ProblemKind::kMySql);
}

TEST(ForeignText, TransactSqlIsTold) {
  EXPECT_EQ(kind_of("CREATE TABLE [dbo].[t] (id int);"), ProblemKind::kTransactSql);
  EXPECT_EQ(kind_of("CREATE TABLE t (id int)\nGO\n"), ProblemKind::kTransactSql);
}

TEST(ForeignText, SqliteIsTold) {
  EXPECT_EQ(kind_of("CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT);"), ProblemKind::kSqlite);
  EXPECT_EQ(kind_of("PRAGMA foreign_keys=OFF;"), ProblemKind::kSqlite);
}

TEST(ForeignText, ASubscriptIsNoBracketedName) {
  EXPECT_EQ(kind_of("SELECT a[i] b c FROM t;"), ProblemKind::kSyntaxError);
}

TEST(ForeignText, WhatParsesIsNotForeign) {
  EXPECT_TRUE(Parsed("CREATE TABLE t (auto_increment int, engine text);").file.problems.empty());
}

}  // namespace
}  // namespace lockstep::sql
