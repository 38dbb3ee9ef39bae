#include "commands/sql_fix.h"

#include <gtest/gtest.h>

namespace lockstep::commands {
namespace {

model::Finding finding_with(std::vector<model::TextEdit> fix) {
  model::Finding finding;
  finding.location.path = "a.sql";
  finding.fix = std::move(fix);
  return finding;
}

const std::string kText =
    "SELECT 1;\n"
    "DROP TABLE a;\n"
    "SELECT 2;\n"
    "DROP TABLE b;\n";

TEST(FixText, ChangesOnlyItsPlacesAndShowsTheLines) {
  const FixedText fixed = fix_text(kText, "a.sql", {finding_with({{21, 21, "IF EXISTS "}})});
  EXPECT_EQ(fixed.text, "SELECT 1;\nDROP TABLE IF EXISTS a;\nSELECT 2;\nDROP TABLE b;\n");
  EXPECT_EQ(fixed.difference,
            "--- a.sql\n+++ a.sql\n"
            "@@ -2 +2 @@\n-DROP TABLE a;\n+DROP TABLE IF EXISTS a;\n");
  EXPECT_EQ(fixed.fixed, 1U);
}

TEST(FixText, CountsLinesThatEarlierHunksAdd) {
  const FixedText fixed = fix_text(
      kText, "a.sql", {finding_with({{0, 0, "SET lock_timeout = '2s';\n"}}), finding_with({{45, 45, "IF EXISTS "}})});
  EXPECT_EQ(fixed.difference,
            "--- a.sql\n+++ a.sql\n"
            "@@ -1 +1,2 @@\n-SELECT 1;\n+SET lock_timeout = '2s';\n+SELECT 1;\n"
            "@@ -4 +5 @@\n-DROP TABLE b;\n+DROP TABLE IF EXISTS b;\n");
}

TEST(FixText, LeavesTheSecondOfTwoThatOverlap) {
  const FixedText fixed = fix_text(kText, "a.sql", {finding_with({{10, 14, "KEEP"}}), finding_with({{12, 16, "X"}})});
  EXPECT_EQ(fixed.text.substr(10, 10), "KEEP TABLE");
  EXPECT_EQ(fixed.fixed, 1U);
  EXPECT_EQ(fixed.left_out, 1U);
}

TEST(FixText, OfOtherFilesOrNothingIsNoDifference) {
  EXPECT_EQ(fix_text(kText, "b.sql", {finding_with({{0, 0, "x"}})}).difference, "");
  EXPECT_EQ(fix_text(kText, "a.sql", {finding_with({})}).difference, "");
}

}  // namespace
}  // namespace lockstep::commands
