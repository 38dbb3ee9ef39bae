#include "runner/statements.h"

#include <gtest/gtest.h>

namespace lockstep::runner {
namespace {

Script script(std::string text) {
  Script made;
  made.text = std::move(text);
  made.messages = {{0, static_cast<std::uint32_t>(made.text.size())}};
  return made;
}

std::string reason_to_leave_transactions(std::string text) {
  return ways_of(script(std::move(text)), 15).reason_to_leave_transactions;
}

bool can_be_joined(std::string text) {
  return ways_of(script(std::move(text)), 15).can_be_joined;
}

TEST(Statements, AreThoseOfAMessage) {
  const Script made = script("SELECT 1; -- ;\nSELECT ';';");
  const auto spans = statements_of(made, made.messages[0]);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(made.text.substr(spans[1].begin, spans[1].end - spans[1].begin), "SELECT ';'");
}

TEST(Statements, StepsSayWhatIsRefusedInATransaction) {
  const auto steps = steps_of(script("CREATE TABLE t (a int); CREATE INDEX CONCURRENTLY i ON t (a);"), 15);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_FALSE(steps[0].is_outside);
  EXPECT_TRUE(steps[1].is_outside);
}

/// The steps of a script, a line each: its statements joined by " | ", what opens its transaction, "undone".
std::string steps_text(const std::string& text) {
  std::string lines;
  const Script made = script(text);
  for (const Step& step : steps_of(made, 15)) {
    std::string line;
    for (const sql::Span span : step.statements) {
      line += (line.empty() ? "" : " | ") + made.text.substr(span.begin, span.end - span.begin);
    }
    lines += line + " (" + step.begin + (step.is_undone ? ", undone" : "") + ")\n";
  }
  return lines;
}

TEST(Statements, BetweenBeginAndCommitAreOneStep) {
  EXPECT_EQ(steps_text("A; BEGIN; B; C; END; D"), "A (BEGIN)\nB | C (BEGIN)\nD (BEGIN)\n");
  EXPECT_EQ(steps_text("START TRANSACTION READ WRITE; SELECT 1; SAVEPOINT s; ROLLBACK TO s; ABORT"),
            "SELECT 1 | SAVEPOINT s | ROLLBACK TO s (START TRANSACTION READ WRITE, undone)\n");
  EXPECT_EQ(steps_text("BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 1; COMMIT AND CHAIN; SELECT 2"),
            "SELECT 1 (BEGIN ISOLATION LEVEL SERIALIZABLE)\nSELECT 2 (BEGIN ISOLATION LEVEL SERIALIZABLE)\n");
  EXPECT_EQ(steps_text("SELECT 1; COMMIT; BEGIN; BEGIN; SELECT 2"), "SELECT 1 (BEGIN)\nSELECT 2 (BEGIN)\n");
}

TEST(Statements, ReasonsToLeaveTransactions) {
  EXPECT_EQ(reason_to_leave_transactions("CREATE TABLE t (a int); UPDATE t SET a = 1"), "");
  EXPECT_EQ(reason_to_leave_transactions("VACUUM"), "VACUUM cannot run in a transaction");
  EXPECT_EQ(reason_to_leave_transactions("BEGIN; SELECT 1; COMMIT"), "it ends transactions itself");
  EXPECT_EQ(reason_to_leave_transactions("BEGIN; SAVEPOINT s; ROLLBACK TO s"), "");
  const std::string_view adds = "ALTER TYPE mood ADD VALUE 'sad';";
  EXPECT_EQ(reason_to_leave_transactions(std::string(adds)), "");
  EXPECT_NE(reason_to_leave_transactions(std::string(adds) + " UPDATE t SET m = 'sad'"), "");
  EXPECT_EQ(reason_to_leave_transactions("UPDATE t SET m = 'sad'; " + std::string(adds)), "");
  for (const char* use : {"'{glad,sad}'::mood[]", "'{sad}'", "'{\"sad\", glad}'", "E'sad'", "ARRAY['sad']"}) {
    EXPECT_NE(reason_to_leave_transactions(std::string(adds) + " UPDATE t SET m = " + use), "") << use;
  }
  EXPECT_NE(reason_to_leave_transactions(std::string(adds) + " DO $$ BEGIN UPDATE t SET m = 'sad'; END $$"), "");
  EXPECT_EQ(reason_to_leave_transactions(std::string(adds) + " UPDATE t SET m = '{glad,sadder}', n = 'not sad'"), "");
}

TEST(Statements, OfPlainSqlCanBeJoined) {
  EXPECT_TRUE(can_be_joined("CREATE TABLE t (a int); INSERT INTO t VALUES (1)"));
  EXPECT_TRUE(can_be_joined("-- nothing"));
  EXPECT_TRUE(can_be_joined("SET lock_timeout = '1s'; DO $$ BEGIN PERFORM 1; END $$"));
}

TEST(Statements, ThatEndTransactionsCannotBeJoined) {
  EXPECT_FALSE(can_be_joined("CREATE TABLE t (a int); COMMIT; CREATE TABLE u (a int)"));
  EXPECT_FALSE(can_be_joined("BEGIN; SELECT 1"));
  EXPECT_FALSE(can_be_joined("SELECT 1; SAVEPOINT s"));
}

TEST(Statements, ThatDoNotParseCannotBeJoined) {
  EXPECT_FALSE(can_be_joined("CREATE TABLE t ("));
  EXPECT_FALSE(can_be_joined("SELECT 'no end"));
  EXPECT_FALSE(can_be_joined("SELECT 1 /* no end"));
}

TEST(Statements, ThatChangeHowTextIsReadCannotBeJoined) {
  EXPECT_FALSE(can_be_joined("SET standard_conforming_strings = off; SELECT '\\'"));
  EXPECT_FALSE(can_be_joined("SELECT set_config('Standard_Conforming_Strings', 'off', false)"));
  EXPECT_FALSE(can_be_joined("SET NAMES 'LATIN1'"));
  EXPECT_FALSE(can_be_joined("RESET ALL"));
}

TEST(Statements, NeedRoomToBeJoined) {
  Script made = script("SELECT 1SELECT 2");
  made.messages = {{0, 8}, {8, 16}};
  EXPECT_FALSE(ways_of(made, 15).can_be_joined);
}

}  // namespace
}  // namespace lockstep::runner
