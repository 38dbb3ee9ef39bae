#include "parsed.h"

namespace lockstep::sql {
namespace {

TEST(Breakpoints, SeparateChunks) {
  const Parsed parsed("CREATE TABLE a ();\n--> statement-breakpoint\nCREATE TABLE b ();", Splitting::kBreakpoints);
  ASSERT_EQ(parsed.file.chunks.size(), 2U);
  EXPECT_EQ(parsed.slice(parsed.file.chunks[0].span), "CREATE TABLE a ();\n");
  EXPECT_EQ(parsed.slice(parsed.file.chunks[1].span), "\nCREATE TABLE b ();");
  EXPECT_TRUE(parsed.file.problems.empty());
}

TEST(Breakpoints, SeparateStatementsWithoutASemicolonToo) {
  const Parsed parsed("SELECT 1--> statement-breakpoint\nSELECT 2", Splitting::kBreakpoints);
  EXPECT_EQ(parsed.file.statements.size(), 2U);
}

TEST(Breakpoints, AChunkTellsHowManyStatementsItHas) {
  const Parsed parsed("SELECT 1; oops; SELECT 2;--> statement-breakpoint\nSELECT 3;", Splitting::kBreakpoints);
  ASSERT_EQ(parsed.file.chunks.size(), 2U);
  EXPECT_EQ(parsed.file.chunks[0].statements, 3U);
  EXPECT_EQ(parsed.file.chunks[1].statements, 1U);
}

TEST(Breakpoints, AreOrdinaryCommentsForOthers) {
  const Parsed parsed("SELECT 1; --> statement-breakpoint\nSELECT 2;");
  EXPECT_EQ(parsed.file.chunks.size(), 1U);
  EXPECT_EQ(parsed.file.statements.size(), 2U);
}

TEST(Breakpoints, InAStringAreToldAndTheStringIsReadAsItIsMeant) {
  const Parsed parsed("INSERT INTO t VALUES ('a --> statement-breakpoint b');", Splitting::kBreakpoints);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kCutInside);
  EXPECT_EQ(parsed.slice(parsed.problem().place), "--> statement-breakpoint");
  EXPECT_EQ(parsed.file.statements.size(), 1U);
  EXPECT_EQ(parsed.file.chunks.size(), 1U);
}

TEST(Breakpoints, InABodyAreTold) {
  const Parsed parsed("DO $$ BEGIN\nDELETE FROM a;\n--> statement-breakpoint\nDELETE FROM b;\nEND $$;",
                      Splitting::kBreakpoints);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kCutInside);
  EXPECT_NE(parsed.problem().message.find("a body"), std::string::npos);
  ASSERT_EQ(parsed.file.statements.size(), 1U);
  EXPECT_EQ(parsed.file.statements[0].children.size(), 2U);
}

TEST(Breakpoints, InABlockCommentAreTold) {
  const Parsed parsed("/* old:\n--> statement-breakpoint\n*/ SELECT 1;", Splitting::kBreakpoints);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kCutInside);
}

TEST(Breakpoints, AtTheEndOfALineCommentCutNothingInTwo) {
  const Parsed parsed("SELECT 1; -- done --> statement-breakpoint\nSELECT 2;", Splitting::kBreakpoints);
  EXPECT_TRUE(parsed.file.problems.empty());
  EXPECT_EQ(parsed.file.chunks.size(), 2U);
}

TEST(Breakpoints, NothingBesideThemIsAnEmptyChunk) {
  const Parsed parsed("SELECT 1;--> statement-breakpoint\n-- later\n", Splitting::kBreakpoints);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kEmptyChunk);
  EXPECT_EQ(parsed.slice(parsed.problem().place), "--> statement-breakpoint");
}

TEST(Breakpoints, AnEmptyFileHasNoEmptyChunk) {
  const Parsed parsed("-- nothing\n", Splitting::kBreakpoints);
  EXPECT_TRUE(parsed.file.problems.empty());
}

TEST(Parts, GooseHasUpAndDown) {
  const Parsed parsed("-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\nDROP TABLE a;\n", Splitting::kGoose);
  ASSERT_EQ(parsed.file.chunks.size(), 2U);
  EXPECT_EQ(parsed.file.chunks[0].direction, Direction::kUp);
  EXPECT_EQ(parsed.slice(parsed.file.chunks[0].span), "CREATE TABLE a ();\n");
  EXPECT_EQ(parsed.file.chunks[1].direction, Direction::kDown);
  EXPECT_TRUE(parsed.file.problems.empty());
}

TEST(Parts, GooseNoTransactionIsForTheWholeFile) {
  const Parsed parsed("-- +goose NO TRANSACTION\n-- +goose up\nSELECT 1;\n-- +goose down\nSELECT 2;",
                      Splitting::kGoose);
  ASSERT_EQ(parsed.file.chunks.size(), 2U);
  EXPECT_TRUE(parsed.file.chunks[0].no_transaction);
  EXPECT_TRUE(parsed.file.chunks[1].no_transaction);
}

TEST(Parts, GooseMarksOfStatementsAreKnown) {
  const Parsed parsed("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd\n", Splitting::kGoose);
  EXPECT_TRUE(parsed.file.problems.empty());
}

TEST(Parts, AMisspeltMarkIsTold) {
  const Parsed parsed("-- +goose Up\nSELECT 1;\n-- +goose Downn\nSELECT 2;", Splitting::kGoose);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kMarkNotRecognised);
  EXPECT_EQ(parsed.slice(parsed.problem().place), "-- +goose Downn");
}

TEST(Parts, SqlBeforeTheFirstMarkIsToldAndRead) {
  const Parsed parsed("SELECT 1;\n-- +goose Up\nSELECT 2;", Splitting::kGoose);
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kNoUpPart);
  EXPECT_EQ(parsed.file.statements.size(), 2U);
}

TEST(Parts, DbmateHasOptions) {
  const Parsed parsed("-- migrate:up transaction:false\nSELECT 1;\n--migrate:down\nSELECT 2;", Splitting::kDbmate);
  ASSERT_EQ(parsed.file.chunks.size(), 2U);
  EXPECT_TRUE(parsed.file.chunks[0].no_transaction);
  EXPECT_FALSE(parsed.file.chunks[1].no_transaction);
  EXPECT_EQ(parsed.file.chunks[1].direction, Direction::kDown);
}

TEST(Parts, SqlMigrateHasOptions) {
  const Parsed parsed("-- +migrate Up notransaction\nSELECT 1;\n-- +migrate Down\nSELECT 2;", Splitting::kSqlMigrate);
  ASSERT_EQ(parsed.file.chunks.size(), 2U);
  EXPECT_TRUE(parsed.file.chunks[0].no_transaction);
  EXPECT_EQ(parsed.file.chunks[1].direction, Direction::kDown);
}

}  // namespace
}  // namespace lockstep::sql
