#include "json_of.h"

namespace lockstep::merge {
namespace {

struct Entry {
  int index;
  std::string tag;
  std::string when;
};

std::string journal(const std::vector<Entry>& entries) {
  std::string text = R"({"version":"7","dialect":"postgresql","entries":[)";
  for (const Entry& entry : entries) {
    if (text.back() == '}') text += ',';
    text += R"({"idx":)" + std::to_string(entry.index) + R"(,"version":"7","when":)" + entry.when + R"(,"tag":")" +
            entry.tag + R"(","breakpoints":true})";
  }
  return json_text(json_of(text + "]}"));
}

const std::string kAncestor = journal({{0, "0000_init", "1000"}});
const std::string kBase = journal({{0, "0000_init", "1000"}, {1, "0001_main", "5000"}});
const std::string kBranch = journal({{0, "0000_init", "1000"}, {1, "0001_work", "3000"}, {2, "0002_more", "9000"}});

TEST(JournalMerge, NumbersAndStampsTheBranchBehindTheBase) {
  const MergedText merged = merge_journals({kAncestor, kBase, kBranch});
  EXPECT_EQ(
      merged.text,
      journal(
          {{0, "0000_init", "1000"}, {1, "0001_main", "5000"}, {2, "0001_work", "6000"}, {3, "0002_more", "9000"}}));
  EXPECT_EQ(told(merged.conflicts), Lines{});
  EXPECT_EQ(merged.appended, (Lines{"0001_work", "0002_more"}));
}

TEST(JournalMerge, IsTheIdentityWhereOneSideOrNoneChanged) {
  EXPECT_EQ(merge_journals({kAncestor, kAncestor, kAncestor}).text, kAncestor);
  EXPECT_EQ(merge_journals({kAncestor, kBase, kAncestor}).text, kBase);
  EXPECT_EQ(merge_journals({kAncestor, kAncestor, kBranch}).text, kBranch);
  EXPECT_EQ(merge_journals({kAncestor, kBase, kBase}).text, kBase);
  const std::string compact = R"({"entries": [ ] })";
  EXPECT_EQ(merge_journals({compact, compact, compact}).text, compact);
}

TEST(JournalMerge, ABranchThatIsBehindTheBaseAlreadyNeedsNothing) {
  const std::string renumbered =
      journal({{0, "0000_init", "1000"}, {1, "0001_main", "5000"}, {2, "0002_work", "6000"}});
  const MergedText merged = merge_journals({kAncestor, kBase, renumbered});
  EXPECT_EQ(merged.text, renumbered);
  EXPECT_EQ(told(merged.conflicts), Lines{});
}

TEST(JournalMerge, TwoStampsOfOneMigrationAreAConflict) {
  const std::string base = journal({{0, "0000_init", "2000"}});
  const std::string branch = journal({{0, "0000_init", "3000"}});
  const MergedText merged = merge_journals({kAncestor, base, branch});
  EXPECT_EQ(merged.text, base);
  EXPECT_EQ(told(merged.conflicts), Lines{"/entries/0000_init/when: 2000 on the base, 3000 on the branch"});
}

TEST(JournalMerge, WithoutAnAncestorAllOfTheBranchComesAfterTheBase) {
  const MergedText merged = merge_journals({"", journal({{0, "0000_a", "5000"}}), journal({{0, "0000_b", "1000"}})});
  EXPECT_EQ(merged.text, journal({{0, "0000_a", "5000"}, {1, "0000_b", "6000"}}));
}

TEST(JournalMerge, WhatCannotBeReadIsAConflictAndTheBaseStays) {
  const MergedText merged = merge_journals({kAncestor, kBase, "<<<<<<< HEAD\n"});
  EXPECT_EQ(merged.text, kBase);
  ASSERT_EQ(merged.conflicts.size(), 1u);
  EXPECT_TRUE(merged.conflicts[0].what.starts_with("the branch's cannot be read: not JSON: "));
}

TEST(JournalMerge, ATagThatStandsTwiceIsAConflict) {
  const std::string twice = journal({{0, "0000_init", "1000"}, {1, "0000_init", "2000"}});
  EXPECT_EQ(told(merge_journals({kAncestor, kBase, twice}).conflicts),
            Lines{": the branch's has the tag 0000_init twice"});
}

TEST(JournalMerge, AKeyThatStandsTwiceIsNotRead) {
  const std::string twice = R"({"entries":[],"entries":[{"tag":"0001_x"}]})";
  EXPECT_EQ(merge_journals({kAncestor, kBase, twice}).conflicts.size(), 1u);
}

}  // namespace
}  // namespace lockstep::merge
