#include <gtest/gtest.h>

#include "base/text.h"
#include "sample.h"

namespace lockstep::report {
namespace {

TEST(Gcc, IsALineForEachFinding) {
  EXPECT_EQ(render(Format::kGcc, {.findings = {new_column(), a_gap()}}),
            "db/0009_x.sql:1:1: warning: number 0008 is missing [number-gap]\n"
            "db/chat.ts:18:3: error: column chat_sessions.last_activity_at is new, and no migration adds it "
            "[schema-without-migration]\n");
}

TEST(Azure, AFindingIsOneIssue) {
  EXPECT_EQ(render(Format::kAzure, {.findings = {new_column()}}),
            "##vso[task.logissue type=error;sourcepath=db/chat.ts;linenumber=18;columnnumber=3;"
            "code=schema-without-migration;]column chat_sessions.last_activity_at is new, and no migration adds it"
            "%0Ahelp: pnpm exec drizzle-kit generate%0A      or say why none is needed\n");
}

TEST(Azure, AFindingThatFailsNothingLeavesTheStepWithIssues) {
  const Report report{.findings = {a_gap()}};
  const std::string issue =
      "##vso[task.logissue type=warning;sourcepath=db/0009_x.sql;linenumber=1;code=number-gap;]number 0008 is "
      "missing\n";
  EXPECT_EQ(render(Format::kAzure, report), issue + "##vso[task.complete result=SucceededWithIssues;]\n");
  EXPECT_EQ(render(Format::kAzure, report, {.fail_on = FailOn::kWarning}), issue);
}

TEST(Azure, NothingEndsTheCommandEarly) {
  const std::string text =
      render(Format::kAzure, {.findings = {finding_at("a]b;c=d%3B\n.sql", 1, "100% ]; ##vso[x]y")}});
  EXPECT_EQ(text,
            "##vso[task.logissue type=error;sourcepath=a%5Db%3Bc=d%AZP253B\\n.sql;linenumber=1;code=some-rule;]"
            "100%AZP25 ]; ##vso\\[x]y\n");
}

}  // namespace
}  // namespace lockstep::report
