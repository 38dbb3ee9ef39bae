#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "git/memory_tree.h"
#include "layout/journal.h"
#include "layout/layout.h"
#include "listed.h"

namespace lockstep::layout {
namespace {

const model::Project kProject = [] {
  model::Project project;
  project.name = "db";
  project.migrations_folder = "drizzle";
  return project;
}();

std::string journal_of(const std::string& entries) {
  return "{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": [" + entries + "]\n}";
}

std::string entry(int index, const std::string& tag, long when = 1795344669796) {
  return "{\"idx\": " + std::to_string(index) + ", \"version\": \"7\", \"when\": " + std::to_string(when) +
         ", \"tag\": \"" + tag + "\", \"breakpoints\": true}";
}

git::MemoryTree two_migrations() {
  return git::MemoryTree({
      {"drizzle/0000_init.sql", "CREATE TABLE a();"},
      {"drizzle/0001_more.sql", "CREATE TABLE b();"},
      {"drizzle/meta/0000_snapshot.json", "{}"},
      {"drizzle/meta/0001_snapshot.json", "{}"},
      {"drizzle/meta/_journal.json", journal_of(entry(0, "0000_init", 1) + ",\n    " + entry(1, "0001_more", 2))},
      {"src/schema.ts", ""},
  });
}

std::vector<std::string> problems(const model::MigrationSet& set) {
  std::vector<std::string> all;
  for (const model::JournalProblem& problem : set.journal->problems) all.push_back(problem.what);
  return all;
}

model::MigrationSet read_with_journal(const std::string& journal) {
  git::MemoryTree tree = two_migrations();
  tree.add("drizzle/meta/_journal.json", journal);
  return read_migrations(tree, kProject);
}

using Strings = std::vector<std::string>;

TEST(Drizzle, ReadsMigrationsJournalAndSnapshots) {
  const model::MigrationSet set = read_migrations(two_migrations(), kProject);
  EXPECT_EQ(names(set), (Strings{"0000_init", "0001_more"}));
  EXPECT_EQ(set.migrations[1].number, "0001");
  EXPECT_EQ(set.migrations[1].path, "drizzle/0001_more.sql");
  EXPECT_EQ(set.migrations[1].journal_position, 1U);
  ASSERT_EQ(set.journal->entries.size(), 2U);
  EXPECT_EQ(set.journal->entries[1].index, 1);
  EXPECT_EQ(set.journal->entries[1].when_ms, 2);
  EXPECT_EQ(set.journal->path, "drizzle/meta/_journal.json");
  ASSERT_EQ(set.snapshots.size(), 2U);
  EXPECT_EQ(set.snapshots[1].prefix, "0001");
  EXPECT_TRUE(set.strays.empty());
  EXPECT_TRUE(problems(set).empty());
}

TEST(Drizzle, AMissingFolderIsAnEmptySet) {
  const model::MigrationSet set = read_migrations(git::MemoryTree(), kProject);
  EXPECT_TRUE(set.migrations.empty());
  EXPECT_FALSE(set.journal);
}

TEST(Drizzle, KnowsWhereAnEntryAndItsWhenStand) {
  const model::MigrationSet set = read_migrations(two_migrations(), kProject);
  const model::JournalEntry& second = set.journal->entries[1];
  EXPECT_EQ(second.location.line, 5U);
  EXPECT_EQ(second.location.column, 5U);
  EXPECT_EQ(second.when_location.line, 5U);
  EXPECT_EQ(second.when_location.column, 40U);
  EXPECT_EQ(second.when_location.end_column, 41U);
}

TEST(Drizzle, ReadsAllFourPrefixes) {
  git::MemoryTree tree({{"drizzle/0000_a.sql", ""},
                        {"drizzle/20260114093000_b.sql", ""},
                        {"drizzle/1795344706_c.sql", ""},
                        {"drizzle/_d.sql", ""},
                        {"drizzle/meta/_journal.json", journal_of(entry(0, "_d"))}});
  const model::MigrationSet set = read_migrations(tree, kProject);
  EXPECT_EQ(names(set), (Strings{"0000_a", "1795344706_c", "20260114093000_b", "_d"}));
  EXPECT_EQ(set.migrations[1].number, "1795344706");
  EXPECT_EQ(set.migrations[3].number, "");
  EXPECT_EQ(set.migrations[3].journal_position, 0U);
}

TEST(Drizzle, OrdersByNumberNotByText) {
  git::MemoryTree tree({{"drizzle/10000_b.sql", ""}, {"drizzle/2000_a.sql", ""}, {"drizzle/02000_a.sql", ""}});
  EXPECT_EQ(names(read_migrations(tree, kProject)), (Strings{"02000_a", "2000_a", "10000_b"}));
}

TEST(Drizzle, AMigrationThatNoEntryNamesHasNoPosition) {
  const model::MigrationSet set = read_with_journal(journal_of(entry(0, "0000_init")));
  EXPECT_EQ(names(set), (Strings{"0000_init", "0001_more"}));
  EXPECT_FALSE(set.migrations[1].journal_position);
}

TEST(Drizzle, PairsADownFileWithItsMigration) {
  git::MemoryTree tree = two_migrations();
  tree.add("drizzle/0001_more.down.sql", "DROP TABLE b;");
  const model::MigrationSet set = read_migrations(tree, kProject);
  EXPECT_EQ(names(set), (Strings{"0000_init", "0001_more"}));
  EXPECT_EQ(set.migrations[1].down_path, "drizzle/0001_more.down.sql");
  EXPECT_TRUE(set.strays.empty());
}

TEST(Drizzle, StraysAreWhatItIgnoresOrBreaksOn) {
  git::MemoryTree tree = two_migrations();
  for (const char* path :
       {"drizzle/seed.sql", "drizzle/manual/0002_x.sql", "drizzle/0001_more.sql.bak", "drizzle/0002_big.SQL",
        "drizzle/0007_gone.down.sql", "drizzle/meta/.DS_Store", "drizzle/meta/0000_snapshot.json.orig"}) {
    tree.add(path, "");
  }
  EXPECT_EQ(
      stray_paths(read_migrations(tree, kProject)),
      (Strings{"drizzle/0007_gone.down.sql", "drizzle/manual/0002_x.sql", "drizzle/seed.sql", "drizzle/meta/.DS_Store",
               "drizzle/meta/0000_snapshot.json.orig", "drizzle/0001_more.sql.bak", "drizzle/0002_big.SQL"}));
}

TEST(Drizzle, WhatNobodyTakesForAMigrationIsNoStray) {
  git::MemoryTree tree = two_migrations();
  for (const char* path : {"drizzle/schema.ts", "drizzle/relations.ts", "drizzle/README.md", "drizzle/meta/_note"}) {
    tree.add(path, "");
  }
  EXPECT_TRUE(read_migrations(tree, kProject).strays.empty());
}

TEST(Drizzle, AMigrationsFolderWithinTheFolderBelongsToAnotherProject) {
  git::MemoryTree tree = two_migrations();
  tree.add("drizzle/tenant/0000_t.sql", "");
  tree.add("drizzle/tenant/meta/_journal.json", journal_of(entry(0, "0000_t")));
  const model::MigrationSet set = read_migrations(tree, kProject);
  EXPECT_EQ(set.migrations.size(), 2U);
  EXPECT_TRUE(set.strays.empty());
}

TEST(DrizzleJournal, ATagOutsideTheFolderIsAProblemAndNamesNothing) {
  const model::MigrationSet set =
      read_with_journal(journal_of(entry(0, "0000_init") + "," + entry(1, "../../etc/passwd") + "," + entry(2, "/x")));
  EXPECT_EQ(problems(set), (Strings{"the tag \"../../etc/passwd\" names no file of the migrations folder",
                                    "the tag \"/x\" names no file of the migrations folder"}));
  EXPECT_EQ(set.journal->entries.size(), 1U);
}

TEST(DrizzleJournal, AConflictMarkerIsReportedAtItsLine) {
  const model::MigrationSet set = read_with_journal("{\n  \"entries\": [\n" + entry(0, "0000_init") +
                                                    ",\n<<<<<<< HEAD\n{},\n=======\n{}\n>>>>>>> feature\n]}");
  EXPECT_EQ(problems(set), (Strings{"a conflict marker"}));
  EXPECT_EQ(set.journal->problems[0].location.line, 4U);
  EXPECT_EQ(set.journal->entries.size(), 1U);
}

TEST(DrizzleJournal, WhatIsNotJsonIsAProblemWithItsPlace) {
  const model::MigrationSet set = read_with_journal("{\n  \"entries\": [\n    {\"idx\": 0, \"wh");
  EXPECT_EQ(problems(set), (Strings{"not JSON: a string that is never closed"}));
  EXPECT_EQ(set.journal->problems[0].location.line, 3U);
  EXPECT_EQ(set.journal->problems[0].location.column, 16U);
}

TEST(DrizzleJournal, EveryCutOfAJournalIsAProblem) {
  const std::string whole = journal_of(entry(0, "0000_init") + "," + entry(1, "0001_more"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(problems(read_with_journal(whole.substr(0, size))).size(), 1U) << size;
  }
}

TEST(DrizzleJournal, HostileTextIsAProblem) {
  EXPECT_EQ(problems(read_with_journal(std::string(1'000'000, '['))), (Strings{"not JSON: nested too deeply"}));
  EXPECT_EQ(problems(read_with_journal(std::string("\0\x01\xFF", 3))), (Strings{"not JSON: a value expected"}));
  EXPECT_EQ(problems(read_with_journal("{\"entries\": [{\"tag\": \"\xFF\"}]}")),
            (Strings{"not JSON: invalid UTF-8 within a string"}));
  EXPECT_EQ(problems(read_with_journal("[]")), (Strings{"not an object"}));
  EXPECT_EQ(problems(read_with_journal("{}")), (Strings{"no \"entries\" array in it"}));
  EXPECT_EQ(problems(read_with_journal(journal_of("7"))), (Strings{"entry 0 is not an object"}));
  EXPECT_EQ(problems(read_with_journal(journal_of("{\"when\": 1}"))), (Strings{"entry 0 has no \"tag\""}));
  EXPECT_EQ(problems(read_with_journal(journal_of("{\"tag\": \"a\", \"when\": 1.5}"))),
            (Strings{"entry 0 has no \"when\" that is a whole number"}));
}

TEST(DrizzleJournal, OfAKeyThatIsThereTwiceTheLastCountsAsInNode) {
  const model::MigrationSet set =
      read_with_journal(journal_of("{\"tag\": \"x\", \"tag\": \"0000_init\", \"when\": \"5\"}"));
  EXPECT_EQ(problems(set), (Strings{std::string(kKeyTwice)}));
  EXPECT_EQ(set.journal->entries[0].tag, "0000_init");
  EXPECT_EQ(set.journal->entries[0].when_ms, 5);
}

TEST(DrizzleJournal, ProblemsAndEntriesAreCapped) {
  std::string entries = "1";
  for (int k = 0; k < 1000; ++k) entries += ",1";
  EXPECT_EQ(problems(read_with_journal(journal_of(entries))).size(), 20U);
}

TEST(Drizzle, ReadsTwentyThousandMigrationsInBoundedTime) {
  git::MemoryTree tree;
  std::string entries;
  for (int k = 0; k < 20'000; ++k) {
    const std::string tag = std::to_string(100'000 + k) + "_m";
    tree.add("drizzle/" + tag + ".sql", "");
    entries += (k == 0 ? "\n" : ",\n") + entry(k, tag, k);
  }
  tree.add("drizzle/meta/_journal.json", journal_of(entries));
  const model::MigrationSet set = read_migrations(tree, kProject);
  ASSERT_EQ(set.migrations.size(), 20'000U);
  EXPECT_EQ(set.migrations.back().journal_position, 19'999U);
  EXPECT_EQ(set.journal->entries.back().location.line, 20'004U);
}

}  // namespace
}  // namespace lockstep::layout
