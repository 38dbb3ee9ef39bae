#include <gtest/gtest.h>

#include "base/text.h"
#include "sample.h"

namespace lockstep::report {
namespace {

TEST(Summary, ShowsErrorsFirstWithSourceAndHelp) {
  EXPECT_EQ(
      step_summary({.findings = {a_gap(), new_column()}}),
      "### lockstep: 1 error, 1 warning\n\n"
      "**error** `db/chat.ts:18:3` column chat\\_sessions\\.last\\_activity\\_at is new, and no migration adds it "
      "(`schema-without-migration`)\n\n"
      "```ts\n  lastActivityAt: timestamp(\"last_activity_at\"),\n```\n\n"
      "```\npnpm exec drizzle-kit generate\nor say why none is needed\n```\n\n"
      "**warning** `db/0009_x.sql:1:1` number 0008 is missing (`number-gap`)\n\n");
}

TEST(Summary, NothingWrongIsNoSummary) {
  EXPECT_EQ(step_summary({.checked = 3}), "");
}

TEST(Summary, UntrustedTextIsNoMarkup) {
  const std::string text =
      step_summary({.findings = {finding_at("a.sql", 1, "a|b `c` <img src=x> @team [l](u) https://x")}});
  EXPECT_TRUE(base::contains(text, " a\\|b \\`c\\` &lt;img src=x\\> @<!-- -->team \\[l\\]\\(u\\) https&#58;//x ("))
      << text;
}

TEST(Summary, FencesAreLongerThanAnyRunOfBackticks) {
  model::Finding finding = finding_at("a``b`.sql", 1);
  finding.help = "x\n````\n<b>";
  const std::string text = step_summary({.findings = {finding}});
  EXPECT_TRUE(base::contains(text, "```a``b`.sql:1:1```")) << text;
  EXPECT_TRUE(base::contains(text, "`````\nx\n````\n<b>\n`````\n")) << text;
}

TEST(Summary, StaysInItsBudgetAndCountsTheRest) {
  Report report;
  for (std::uint32_t line = 1; line <= 100; ++line) report.findings.push_back(finding_at("a.sql", line));
  const std::string text = step_summary(report, 1000);
  EXPECT_LE(text.size(), 1000u);
  const std::size_t shown = base::split(text, '*').size() / 4;
  EXPECT_GT(shown, 5u);
  EXPECT_TRUE(text.ends_with(std::to_string(100 - shown) + " more findings did not fit here\n\n")) << text;
}

}  // namespace
}  // namespace lockstep::report
