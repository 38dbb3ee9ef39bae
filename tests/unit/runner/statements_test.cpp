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

TEST(Statements, ReasonsToLeaveTransactions) {
  EXPECT_EQ(reason_to_leave_transactions(script("CREATE TABLE t (a int); UPDATE t SET a = 1"), 15), "");
  EXPECT_EQ(reason_to_leave_transactions(script("VACUUM"), 15), "VACUUM cannot run in a transaction");
  const std::string_view adds = "ALTER TYPE mood ADD VALUE 'sad';";
  EXPECT_EQ(reason_to_leave_transactions(script(std::string(adds)), 15), "");
  EXPECT_NE(reason_to_leave_transactions(script(std::string(adds) + " UPDATE t SET m = 'sad'"), 15), "");
  EXPECT_EQ(reason_to_leave_transactions(script("UPDATE t SET m = 'sad'; " + std::string(adds)), 15), "");
}

}  // namespace
}  // namespace lockstep::runner
