#include "runner/joined.h"

#include <gtest/gtest.h>

namespace lockstep::runner {
namespace {

constexpr std::string_view kMark = "--> statement-breakpoint";

/// Two messages with Drizzle's mark between them: a statement, and two.
Script two_messages() {
  const std::string first = "SELECT 1 -- one";
  Script script;
  script.text = first + std::string(kMark) + "SELECT 2; SELECT 'é' / 3";
  const auto end = static_cast<std::uint32_t>(first.size());
  script.messages = {{0, end},
                     {static_cast<std::uint32_t>(end + kMark.size()), static_cast<std::uint32_t>(script.text.size())}};
  return script;
}

Preamble two_statements() {
  Preamble before;
  before.add("RESET ALL");
  before.add("BEGIN");
  return before;
}

pg::Failure at_offset(std::size_t offset) {
  pg::Failure failure;
  failure.byte_offset = offset;
  return failure;
}

pg::Failure at_statement(std::size_t index) {
  pg::Failure failure;
  failure.statement_index = index;
  return failure;
}

TEST(Joined, KeepsPlacesAndEndsWhatHasNoEnd) {
  const Script script = two_messages();
  const Joined joined(script, two_statements(), "COMMIT");
  EXPECT_EQ(joined.text(), "RESET ALL;BEGIN;SELECT 1 -- one\n;                      SELECT 2; SELECT 'é' / 3\n;COMMIT");
}

TEST(Joined, FindsTheMessageOfAnOffset) {
  const Script script = two_messages();
  const Joined joined(script, two_statements(), "COMMIT");
  const auto place = joined.place_of(at_offset(joined.text().find("'é'")));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->message.begin, script.messages[1].begin);
  EXPECT_EQ(place->failure.byte_offset, std::string_view("SELECT 2; SELECT ").size());
}

TEST(Joined, FindsTheMessageOfAStatement) {
  const Script script = two_messages();
  const Joined joined(script, two_statements(), "COMMIT");
  const auto first = joined.place_of(at_statement(2));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->message.begin, 0U);
  const auto last = joined.place_of(at_statement(4));
  ASSERT_TRUE(last);
  EXPECT_EQ(last->message.begin, script.messages[1].begin);
  EXPECT_EQ(last->failure.statement_index, 1U);
}

TEST(Joined, BlamesNoStatementForWhatIsAroundTheScript) {
  const Script script = two_messages();
  const Joined joined(script, two_statements(), "COMMIT");
  EXPECT_FALSE(joined.place_of(at_offset(0)));
  EXPECT_FALSE(joined.place_of(at_offset(joined.text().find("COMMIT"))));
  EXPECT_FALSE(joined.place_of(at_statement(1)));
  EXPECT_FALSE(joined.place_of(at_statement(5)));
}

}  // namespace
}  // namespace lockstep::runner
