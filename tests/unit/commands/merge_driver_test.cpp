#include "commands/merge_driver.h"

#include <gtest/gtest.h>

namespace lockstep::commands {
namespace {

TEST(MergeDriver, IsForTheJournalAndSnapshotsOfAFolder) {
  const std::vector<std::string> expected = {"/packages/db/drizzle/meta/_journal.json merge=lockstep",
                                             "/packages/db/drizzle/meta/*_snapshot.json merge=lockstep"};
  EXPECT_EQ(merge_driver_for("packages/db/drizzle").attributes, expected);
}

TEST(MergeDriver, QuotesPathsAsGitReadsThem) {
  EXPECT_EQ(merge_driver_for("my db").attributes[0], R"("/my db/meta/_journal.json" merge=lockstep)");
  EXPECT_EQ(merge_driver_for("a[b]").attributes[0], R"(/a\[b]/meta/_journal.json merge=lockstep)");
}

}  // namespace
}  // namespace lockstep::commands
