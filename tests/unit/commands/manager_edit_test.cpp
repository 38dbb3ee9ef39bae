#include "commands/hooks/manager_edit.h"

#include <gtest/gtest.h>

namespace lockstep::commands::hooks {
namespace {

constexpr std::string_view kLefthookJob = "pre-commit:\n  jobs:\n    - run: lockstep check\n";
constexpr std::string_view kPreCommitEntry = "  - repo: local\n    hooks:\n      - id: lockstep\n";

bool can_add(ManagerKind manager, std::string_view text) {
  const std::string_view snippet = manager == ManagerKind::kPreCommit ? kPreCommitEntry : kLefthookJob;
  return add_snippet(manager, text, snippet).has_value();
}

TEST(ManagerEdit, KeepsEveryByteOfTheFileBeforeWhatItAdds) {
  const std::string before = "# a comment\npre-push:\n  jobs: [] # another\n";
  const auto edit = add_snippet(ManagerKind::kLefthook, before, kLefthookJob);
  ASSERT_TRUE(edit);
  EXPECT_EQ(edit->text, before + "\n" + std::string(kLefthookJob));
}

TEST(ManagerEdit, EndsALineThatHasNoEnd) {
  const auto edit = add_snippet(ManagerKind::kHusky, "npm test", "lockstep check\n");
  ASSERT_TRUE(edit);
  EXPECT_EQ(edit->text, "npm test\nlockstep check\n");
}

TEST(ManagerEdit, DoesNotAddAKeyThatIsThere) {
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "pre-commit:\n  jobs: []\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "\"pre-commit\":\n  jobs: []\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "'pre-merge-commit' :\n  jobs: []\n"));
}

TEST(ManagerEdit, LeavesWhatIsNoPlainBlockMappingAlone) {
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "{pre-push: {}}\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "pre-push: {}\n---\npre-push: {}\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "pre-push: {}\n...\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "? pre-commit\n: {}\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "<<: *shared\n"));
  EXPECT_FALSE(can_add(ManagerKind::kLefthook, "pre-push: {}\r\n"));
  EXPECT_TRUE(can_add(ManagerKind::kLefthook, "---\npre-push: {}\n"));
}

TEST(ManagerEdit, TakesTheIndentationOfTheListThatIsThere) {
  const auto edit = add_snippet(ManagerKind::kPreCommit, "repos:\n- repo: meta\n  hooks: []\n", kPreCommitEntry);
  ASSERT_TRUE(edit);
  EXPECT_EQ(edit->added, "- repo: local\n  hooks:\n    - id: lockstep\n");
}

TEST(ManagerEdit, AddsToAListOnlyWhenItEndsTheFile) {
  EXPECT_TRUE(can_add(ManagerKind::kPreCommit, "ci: {}\nrepos:\n  - repo: meta\n"));
  EXPECT_FALSE(can_add(ManagerKind::kPreCommit, "repos:\n  - repo: meta\nci: {}\n"));
  EXPECT_FALSE(can_add(ManagerKind::kPreCommit, "repos: []\n"));
  EXPECT_FALSE(can_add(ManagerKind::kPreCommit, "repos:\n"));
}

TEST(ManagerEdit, RemovesWhatItAdded) {
  const std::string before = "repos:\n    - repo: meta\n      hooks: []\n";
  const auto edit = add_snippet(ManagerKind::kPreCommit, before, kPreCommitEntry);
  ASSERT_TRUE(edit);
  EXPECT_EQ(remove_snippet(ManagerKind::kPreCommit, edit->text, kPreCommitEntry), before);
}

TEST(ManagerEdit, RemovesWholeLinesOnly) {
  EXPECT_FALSE(remove_snippet(ManagerKind::kHusky, "npm test && lockstep check\n", "lockstep check\n"));
}

}  // namespace
}  // namespace lockstep::commands::hooks
