#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

#include "git/memory_tree.h"
#include "layout/layout.h"
#include "layout/numbered.h"
#include "layout/projects.h"
#include "layout/tool.h"
#include "listed.h"

namespace lockstep::layout {
namespace {

using Strings = std::vector<std::string>;

model::MigrationSet read_as(model::Framework framework, const git::MemoryTree& tree) {
  model::Project project;
  project.framework = framework;
  project.migrations_folder = "m";
  return read_migrations(tree, project);
}

std::string number_of(std::string_view file_name) {
  const auto parsed = parse_numbered_name(file_name);
  return parsed ? std::string(parsed->number) : "none";
}

TEST(Numbered, KnowsANumberedNameFromOthers) {
  EXPECT_EQ(number_of("0001_a.sql"), "0001");
  EXPECT_EQ(number_of("V7__a.sql"), "7");
  EXPECT_EQ(number_of("v1-a.sql"), "1");
  EXPECT_EQ(number_of("3.sql"), "none");
  EXPECT_EQ(number_of("12345678901234567_a.sql"), "12345678901234567");
  EXPECT_EQ(number_of("123456789012345678_a.sql"), "none");
  EXPECT_EQ(number_of("12a.sql"), "none");
  EXPECT_EQ(number_of("seed.sql"), "none");
  EXPECT_EQ(number_of("0001_a.txt"), "none");
  EXPECT_EQ(number_of("V1.2__a.sql"), "");
}

TEST(Numbered, PairsUpAndDown) {
  const auto set = read_as(model::Framework::kNumbered, git::MemoryTree({{"m/1_a.up.sql", ""},
                                                                         {"m/1_a.down.sql", ""},
                                                                         {"m/2_b.sql", ""},
                                                                         {"m/2_b.rollback.sql", ""},
                                                                         {"m/10_c.sql", ""},
                                                                         {"m/11_gone.undo.sql", ""}}));
  EXPECT_EQ(names(set), (Strings{"1_a", "2_b", "10_c"}));
  EXPECT_EQ(set.migrations[0].path, "m/1_a.up.sql");
  EXPECT_EQ(set.migrations[0].down_path, "m/1_a.down.sql");
  EXPECT_EQ(set.migrations[1].down_path, "m/2_b.rollback.sql");
  EXPECT_EQ(set.migrations[2].down_path, "");
  EXPECT_EQ(stray_paths(set), (Strings{"m/11_gone.undo.sql"}));
}

TEST(Numbered, GoTakesItsPlaceAmongSql) {
  const auto set = read_as(model::Framework::kNumbered, git::MemoryTree({{"m/00001_a.sql", ""},
                                                                         {"m/00002_b.go", ""},
                                                                         {"m/00002_b_test.go", ""},
                                                                         {"m/00003_c.sql", ""},
                                                                         {"m/embed.go", ""}}));
  EXPECT_EQ(names(set), (Strings{"00001_a", "00002_b.go", "00003_c"}));
  EXPECT_EQ(set.migrations[1].number, "00002");
  EXPECT_TRUE(set.migrations[1].is_program);
  EXPECT_FALSE(set.migrations[0].is_program);
  EXPECT_TRUE(set.strays.empty());
}

TEST(Numbered, SqlWithoutANumberIsAStray) {
  const auto set =
      read_as(model::Framework::kNumbered,
              git::MemoryTree(
                  {{"m/1_a.sql", ""}, {"m/seed.sql", ""}, {"m/2_b.SQL", ""}, {"m/README.md", ""}, {"m/x/1.sql", ""}}));
  EXPECT_EQ(stray_paths(set), (Strings{"m/2_b.SQL", "m/seed.sql"}));
}

TEST(Numbered, VersionsOfSeveralNumbersAreInTheirOrder) {
  const auto set = read_as(model::Framework::kNumbered, git::MemoryTree({{"m/V1_10__c.sql", ""},
                                                                         {"m/V1_9__b.sql", ""},
                                                                         {"m/V1__a.sql", ""},
                                                                         {"m/V2__e.sql", ""},
                                                                         {"m/V1.11__d.sql", ""}}));
  EXPECT_EQ(names(set), (Strings{"V1__a", "V1_9__b", "V1_10__c", "V1.11__d", "V2__e"}));
}

TEST(Numbered, FoldersWithUpAndDownAreMigrations) {
  const auto set =
      read_as(model::Framework::kNumbered, git::MemoryTree({{"m/20161115111853_b/up.sql", ""},
                                                            {"m/20161115111853_b/down.sql", ""},
                                                            {"m/2014-03-22-170700_a/up.sql", ""},
                                                            {"m/2016-11-15-111853-0000_c/up.sql", ""},
                                                            {"m/2016-11-15-111853-0000_c/metadata.toml", ""},
                                                            {"m/2017-03-22-170700_d/deep/up.sql", ""},
                                                            {"m/notes/up.sql", ""}}));
  EXPECT_EQ(names(set), (Strings{"2014-03-22-170700_a", "20161115111853_b", "2016-11-15-111853-0000_c"}));
  EXPECT_EQ(set.migrations[0].number, "20140322170700");
  EXPECT_EQ(set.migrations[1].down_path, "m/20161115111853_b/down.sql");
}

TEST(Numbered, PrismaIsToldByItsLock) {
  const git::MemoryTree tree({{"m/20230505085625_a/migration.sql", ""}, {"m/migration_lock.toml", ""}});
  EXPECT_EQ(framework_of_folder(tree, "m"), model::Framework::kNumbered);
  EXPECT_EQ(names(read_as(model::Framework::kNumbered, tree)), (Strings{"20230505085625_a"}));
}

Tool tool_of_files(std::map<std::string, std::string, std::less<>> files) {
  return tool_of(read_as(model::Framework::kNumbered, git::MemoryTree(std::move(files))));
}

TEST(Tool, IsToldByNames) {
  EXPECT_EQ(tool_of_files({{"m/1_a.sql", ""}}), Tool::kUnknown);
  EXPECT_EQ(tool_of_files({{"m/1_a.up.sql", ""}, {"m/1_a.down.sql", ""}}), Tool::kUpAndDown);
  EXPECT_EQ(tool_of_files({{"m/1_a.up.sql", ""}, {"m/2_b.sql", ""}}), Tool::kUnknown);
  EXPECT_EQ(tool_of_files({{"m/V1__a.sql", ""}, {"m/V1_1__b.sql", ""}}), Tool::kFlyway);
  EXPECT_EQ(tool_of_files({{"m/2014_a/up.sql", ""}}), Tool::kFolders);
  EXPECT_EQ(tool_of_files({{"m/0_init/migration.sql", ""}}), Tool::kPrisma);
  EXPECT_EQ(tool_of_files({}), Tool::kUnknown);
}

TEST(Tool, ReadsWhatStandsBesideAMigration) {
  const git::MemoryTree tree({{"m/1_a/up.sql", ""},
                              {"m/1_a/metadata.toml", "run_in_transaction = false # an index\n"},
                              {"m/2_b/up.sql", ""},
                              {"m/2_b/metadata.toml", "run_in_transaction = true\n"},
                              {"m/3_c/up.sql", ""}});
  const auto folders = read_as(model::Framework::kNumbered, tree);
  EXPECT_TRUE(is_without_transaction(tree, folders.migrations[0]));
  EXPECT_FALSE(is_without_transaction(tree, folders.migrations[1]));
  EXPECT_FALSE(is_without_transaction(tree, folders.migrations[2]));
  const git::MemoryTree flyway({{"m/V1__a.sql", ""}, {"m/V1__a.sql.conf", "executeInTransaction=false\n"}});
  EXPECT_TRUE(is_without_transaction(flyway, read_as(model::Framework::kNumbered, flyway).migrations[0]));
}

TEST(DrizzleFolders, ReadsMigrationsAndSnapshots) {
  const auto set =
      read_as(model::Framework::kDrizzleFolders, git::MemoryTree({{"m/20261122105957_init/migration.sql", ""},
                                                                  {"m/20261122105957_init/snapshot.json", ""},
                                                                  {"m/20261123105957_more/migration.sql", ""},
                                                                  {"m/20261123105957_more/down.sql", ""}}));
  EXPECT_EQ(names(set), (Strings{"20261122105957_init", "20261123105957_more"}));
  EXPECT_EQ(set.migrations[0].number, "20261122105957");
  EXPECT_EQ(set.migrations[0].down_path, "");
  EXPECT_EQ(set.migrations[1].down_path, "m/20261123105957_more/down.sql");
  ASSERT_EQ(set.snapshots.size(), 1U);
  EXPECT_EQ(set.snapshots[0].prefix, "20261122105957");
  EXPECT_EQ(set.late_policy, model::LatePolicy::kRunsLate);
  EXPECT_TRUE(set.strays.empty());
}

TEST(DrizzleFolders, StraysAreWhatItIgnoresOrBreaksOn) {
  const auto set = read_as(model::Framework::kDrizzleFolders, git::MemoryTree({{"m/0001_old.sql", ""},
                                                                               {"m/init/migration.sql", ""},
                                                                               {"m/20261122105957_a/extra.sql", ""},
                                                                               {"m/notes.md", ""}}));
  EXPECT_EQ(stray_paths(set), (Strings{"m/0001_old.sql", "m/20261122105957_a/extra.sql", "m/init/migration.sql"}));
}

/// "id prev_id", or the error.
std::string ids_of(const std::string& text) {
  const git::MemoryTree tree({{"s.json", text}, {"x", ""}});
  const auto ids = read_snapshot_ids(tree, {"s.json", tree.find("s.json")->id, "0000"});
  return ids ? ids->id + " " + ids->prev_id : ids.error();
}

TEST(SnapshotIds, AreReadFromBothFormats) {
  EXPECT_EQ(ids_of(R"({"id": "a", "prevId": "b", "tables": {"id": "x"}})"), "a b");
  EXPECT_EQ(ids_of(R"({"version": "8", "id": "a", "prevIds": ["b", "c"], "ddl": []})"), "a b");
}

TEST(SnapshotIds, OfDrizzleKitAreAnyStrings) {
  EXPECT_EQ(ids_of(R"({"id": "a", "prevId": ""})"), "a " + std::string(kNoParent));
  EXPECT_EQ(ids_of(R"({"id": "", "prevId": "b"})"), " b");
}

TEST(SnapshotIds, OfWhatCannotBeReadAreAnError) {
  EXPECT_EQ(ids_of("[]"), "not an object");
  EXPECT_EQ(ids_of("{\"prevId\": \"b\"}"), "no \"id\" in it");
  EXPECT_EQ(ids_of("{\"id\": \"a\"}"), "no \"prevId\" in it");
  EXPECT_EQ(ids_of("{\"id\": \"a\", \"prevId\": \"b\", "), "not JSON: it ends too early at byte 27");
  EXPECT_EQ(ids_of("{\"id\": \"a\", \"prevId\": \"b\"} x"), "not JSON: there is more after its end at byte 27");
  EXPECT_EQ(ids_of("{\"id\": \"a\", \"prevIds\": [\"b\""), "not JSON: it ends too early at byte 27");
  EXPECT_EQ(ids_of(""), "not JSON: it ends too early at byte 0");
  EXPECT_EQ(ids_of("{\"x\": " + std::string(1'000'000, '[')), "not JSON: nested too deeply at byte 261");
}

}  // namespace
}  // namespace lockstep::layout
