#include "commands/new_migration/review.h"

#include <gtest/gtest.h>

namespace lockstep::commands::new_migration {
namespace {

model::Finding finding_at(std::uint32_t line, std::uint32_t column, std::string message) {
  model::Finding finding;
  finding.rule = "a-rule";
  finding.location = {"db/1.sql", line, column, line, column + 1};
  finding.message = std::move(message);
  return finding;
}

TEST(SqlWithFindings, HasEachFindingUnderItsLine) {
  model::Finding finding = finding_at(2, 3, "is wrong");
  finding.help = "one\ntwo";
  EXPECT_EQ(sql_with_findings("SELECT 1;\n\tSELECT 2;\n", "db/1.sql", {finding}, Colors::kOff),
            "   1  SELECT 1;\n"
            "   2      SELECT 2;\n"
            "           ^ error: is wrong [a-rule]\n"
            "      help: one\n"
            "            two\n");
}

TEST(SqlWithFindings, ShowsWhatCouldDriveATerminalAsText) {
  const std::string page =
      sql_with_findings("SELECT '\033[2J';", "db/1.sql", {finding_at(1, 1, "\033[1m")}, Colors::kOff);
  EXPECT_EQ(page.find('\033'), std::string::npos) << page;
}

TEST(SqlWithFindings, LeavesOutMostOfALongFileButNotItsFindings) {
  std::string text;
  for (int line = 0; line < 1000; ++line) text += "SELECT 1;\n";
  const std::string page = sql_with_findings(text, "db/1.sql", {finding_at(900, 1, "is wrong")}, Colors::kOff);
  EXPECT_NE(page.find("is wrong"), std::string::npos);
  EXPECT_NE(page.find("… 799 more lines"), std::string::npos) << page.substr(page.size() - 100);
}

TEST(FindingsElsewhere, AreThoseOfOtherFiles) {
  model::Finding other = finding_at(1, 1, "");
  other.location.path = "meta/_journal.json";
  EXPECT_EQ(findings_elsewhere({finding_at(1, 1, ""), other}, "db/1.sql").size(), 1U);
}

}  // namespace
}  // namespace lockstep::commands::new_migration
