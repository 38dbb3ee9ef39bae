#include "renumber/plan.h"

#include <gtest/gtest.h>
#include <map>

#include "base/error.h"
#include "git/memory_tree.h"
#include "layout/layout.h"
#include "renumber/references.h"

namespace lockstep::renumber {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

constexpr std::int64_t kPlannedAt = 1'767'953'405'000;

/// Three states of a folder, and what becomes of them.
struct Story {
  Story(const Files& ancestor, const Files& onto, const Files& branch, model::Framework framework)
      : trees{git::MemoryTree(ancestor), git::MemoryTree(onto), git::MemoryTree(branch)} {
    sides.project.framework = framework;
    sides.project.migrations_folder = "db";
    Side* places[] = {&sides.ancestor, &sides.onto, &sides.branch};
    for (std::size_t k = 0; k < 3; ++k) *places[k] = {&trees[k], layout::read_migrations(trees[k], sides.project)};
  }

  /// Content of each file that stands afterwards; "" for one that goes.
  Files outcome() const {
    Files files;
    for (const FileChange& file : plan_renumbering(sides, kPlannedAt).files) {
      std::string& text = files[file.path];
      if (!file.content) continue;
      if (!file.content->blob) {
        text = file.content->text;
        continue;
      }
      for (const git::MemoryTree& tree : trees) {
        for (const git::Entry& entry : git::list_files(tree, "")) {
          if (entry.id == *file.content->blob) text = tree.read(entry.id, entry.path);
        }
      }
    }
    return files;
  }

  std::vector<git::MemoryTree> trees;
  Sides sides;
};

std::string refusal(const Story& story) {
  try {
    plan_renumbering(story.sides, kPlannedAt);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Plan, MovesPairsOfPlainFiles) {
  const Story story({{"db/001_a.up.sql", "a"}}, {{"db/001_a.up.sql", "a"}, {"db/002_b.up.sql", "b"}},
                    {{"db/001_a.up.sql", "a"}, {"db/002_c.up.sql", "c"}, {"db/002_c.down.sql", "-c"}},
                    model::Framework::kNumbered);
  EXPECT_EQ(
      story.outcome(),
      (Files{
          {"db/002_c.up.sql", ""}, {"db/002_c.down.sql", ""}, {"db/003_c.up.sql", "c"}, {"db/003_c.down.sql", "-c"}}));
}

TEST(Plan, NumbersOfTheBaseThatAreGoneStayTaken) {
  const Story story({{"db/001_a.sql", "a"}, {"db/002_b.sql", "b"}}, {{"db/001_a.sql", "a"}},
                    {{"db/001_a.sql", "a"}, {"db/002_b.sql", "b"}, {"db/002_c.sql", "c"}}, model::Framework::kNumbered);
  EXPECT_EQ(story.outcome(), (Files{{"db/002_c.sql", ""}, {"db/003_c.sql", "c"}}));
}

TEST(Plan, VersionsOfSeveralNumbersAreNotMoved) {
  const Story story({}, {{"db/V1.2__a.sql", "a"}}, {{"db/V1.2__b.sql", "b"}}, model::Framework::kNumbered);
  EXPECT_EQ(refusal(story), "db/V1.2__b.sql has a version of several numbers, which says nothing of the next one");
}

TEST(Plan, AFolderMovesWithAllThatIsInIt) {
  const Story story({}, {{"db/20260105000000_a/migration.sql", "a"}},
                    {{"db/20260102000000_b/migration.sql", "b"}, {"db/20260102000000_b/snapshot.json", "{}"}},
                    model::Framework::kDrizzleFolders);
  EXPECT_EQ(story.outcome(), (Files{{"db/20260102000000_b/migration.sql", ""},
                                    {"db/20260102000000_b/snapshot.json", ""},
                                    {"db/20260109101005_b/migration.sql", "b"},
                                    {"db/20260109101005_b/snapshot.json", "{}"}}));
}

TEST(Plan, CommentsThatNameTheOldNumberAreListed) {
  const Story story({}, {{"db/002_a.sql", "a"}},
                    {{"db/002_b.sql", "SELECT '002';\n-- see 002_b, not 1002\n/* after\n002 */"}},
                    model::Framework::kNumbered);
  const std::vector<Reference> references = find_references(plan_renumbering(story.sides, kPlannedAt), story.trees[2]);
  ASSERT_EQ(references.size(), 2u);
  EXPECT_EQ(references[0].path, "db/003_b.sql");
  EXPECT_EQ(references[0].line, 2u);
  EXPECT_EQ(references[0].word, "002_b");
  EXPECT_EQ(references[1].line, 4u);
}

std::string journal(const std::string& entries) {
  return R"({"version":"7","dialect":"postgresql","entries":[)" + entries + "]}";
}
std::string entry(int index, const std::string& tag, const std::string& when) {
  return R"({"idx":)" + std::to_string(index) + R"(,"version":"7","when":)" + when + R"(,"tag":")" + tag +
         R"(","breakpoints":true})";
}

const Files kInit = {{"db/0000_a.sql", "a"}, {"db/meta/_journal.json", journal(entry(0, "0000_a", "1000"))}};
const Files kBase = {{"db/0000_a.sql", "a"},
                     {"db/0001_b.sql", "b"},
                     {"db/meta/_journal.json", journal(entry(0, "0000_a", "1000") + "," + entry(1, "0001_b", "9000"))}};
const Files kWork = {{"db/0000_a.sql", "a"},
                     {"db/0001_c.sql", "c"},
                     {"db/meta/_journal.json", journal(entry(0, "0000_a", "1000") + "," + entry(1, "0001_c", "5000"))}};

TEST(Plan, ADrizzleMigrationWithoutASnapshotMovesWithoutOne) {
  const Story story(kInit, kBase, kWork, model::Framework::kDrizzle);
  const Plan plan = plan_renumbering(story.sides, kPlannedAt);
  ASSERT_EQ(plan.moves.size(), 1u);
  EXPECT_EQ(plan.moves[0].name, "0002_c");
  EXPECT_EQ(plan.moves[0].when_after, 10000);
  EXPECT_EQ(plan.notes, std::vector<std::string>{"0001_c has no snapshot, now as before"});
  EXPECT_EQ(story.outcome().at("db/0002_c.sql"), "c");
  EXPECT_EQ(story.outcome().at("db/0001_c.sql"), "");
}

TEST(Plan, ABranchThatEditsWhatTheBaseHasIsRefused) {
  Files edited = kWork;
  edited["db/0000_a.sql"] = "other";
  EXPECT_EQ(refusal({kInit, kBase, edited, model::Framework::kDrizzle}),
            "the branch edits db/0000_a.sql, which the base has");
}

TEST(Plan, ABaseThatTookBackWhatTheBranchHasIsRefused) {
  const Files rewritten = {{"db/0000_z.sql", "z"}, {"db/meta/_journal.json", journal(entry(0, "0000_z", "1000"))}};
  EXPECT_EQ(refusal({kInit, rewritten, kWork, model::Framework::kDrizzle}),
            "the base has taken back db/0000_a.sql, which the branch builds on");
}

TEST(Plan, ABaseThatIsStampedInTheFutureIsRefused) {
  Files future = kBase;
  future["db/meta/_journal.json"] = journal(entry(0, "0000_a", "1000") + "," + entry(1, "0001_b", "4000000000000"));
  EXPECT_EQ(refusal({kInit, future, kWork, model::Framework::kDrizzle}),
            "the base's newest migration is stamped in the future, so every later one would be too");
}

TEST(Plan, AStampFromTheFutureBecomesThePresent) {
  Files work = kWork;
  work["db/meta/_journal.json"] = journal(entry(0, "0000_a", "1000") + "," + entry(1, "0001_c", "4000000000000"));
  const Story story(kInit, kBase, work, model::Framework::kDrizzle);
  EXPECT_EQ(plan_renumbering(story.sides, kPlannedAt).moves.at(0).when_after, kPlannedAt);
}

TEST(Plan, AJournalThatCannotBeReadIsRefused) {
  Files broken = kWork;
  broken["db/meta/_journal.json"] = "{";
  EXPECT_TRUE(refusal({kInit, kBase, broken, model::Framework::kDrizzle})
                  .starts_with("the branch has a journal that cannot be read: not JSON"));
}

}  // namespace
}  // namespace lockstep::renumber
