#include "commands/new_migration/migration_name.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"
#include "layout/layout.h"

namespace lockstep::commands::new_migration {
namespace {

constexpr std::int64_t kNow = 1'767'225'600'000;  // 2026-01-01T00:00:00Z

std::vector<std::string> paths_after(std::map<std::string, std::string, std::less<>> files) {
  const git::MemoryTree tree(std::move(files));
  model::Project project;
  project.framework = model::Framework::kNumbered;
  project.migrations_folder = "db";
  std::vector<std::string> paths;
  for (const NewFile& file : plain_files(tree, project, layout::read_migrations(tree, project), "add_age", kNow)) {
    paths.push_back(file.path);
  }
  return paths;
}

using Paths = std::vector<std::string>;

TEST(PlainFiles, GoOnWithTheNumbersThatAreThere) {
  EXPECT_EQ(paths_after({}), Paths{"db/0001_add_age.sql"});
  EXPECT_EQ(paths_after({{"db/0009_a.sql", ""}}), Paths{"db/0010_add_age.sql"});
  EXPECT_EQ(paths_after({{"db/099-a.sql", ""}}), Paths{"db/100-add_age.sql"});
  EXPECT_EQ(paths_after({{"db/99_a.sql", ""}}), Paths{"db/100_add_age.sql"});
}

TEST(PlainFiles, TakeTheTimeWhereTheOthersHaveOne) {
  EXPECT_EQ(paths_after({{"db/20250101000000_a.sql", ""}}), Paths{"db/20260101000000_add_age.sql"});
  EXPECT_EQ(paths_after({{"db/1700000000_a.sql", ""}}), Paths{"db/1767225600_add_age.sql"});
  EXPECT_EQ(paths_after({{"db/1700000000000_a.sql", ""}}), Paths{"db/1767225600000_add_age.sql"});
  EXPECT_EQ(paths_after({{"db/20270101000000_a.sql", ""}}), Paths{"db/20270101000001_add_age.sql"});
}

TEST(PlainFiles, ComeInPairsAndFoldersWhereTheOthersDo) {
  EXPECT_EQ(paths_after({{"db/01_a.up.sql", ""}, {"db/01_a.down.sql", ""}}),
            (Paths{"db/02_add_age.up.sql", "db/02_add_age.down.sql"}));
  EXPECT_EQ(paths_after({{"db/20250101000000_a/migration.sql", ""}}), Paths{"db/20260101000000_add_age/migration.sql"});
  EXPECT_EQ(paths_after({{"db/2025-01-01-000000_a/up.sql", ""}, {"db/2025-01-01-000000_a/down.sql", ""}}),
            (Paths{"db/2026-01-01-000000_add_age/up.sql", "db/2026-01-01-000000_add_age/down.sql"}));
  EXPECT_EQ(paths_after({{"db/V1__a.sql", ""}}), Paths{"db/V2__add_age.sql"});
}

TEST(AsName, MakesAFileNameOfWhatIsTyped) {
  EXPECT_EQ(as_name("Show last activity"), "show_last_activity");
  EXPECT_EQ(as_name(" add-users.age/ "), "add_users_age");
  EXPECT_EQ(as_name("../../etc"), "etc");
  EXPECT_EQ(as_name("é!"), "");
}

TEST(SuggestedName, SaysWhatTheEditDoes) {
  model::SchemaDifference column;
  column.kind = model::SchemaDifference::Kind::kAdded;
  column.object = model::ObjectKind::kColumn;
  column.relation = "app.users";
  column.name = "age";
  EXPECT_EQ(suggested_name({column}), "add_app_users_age");
  EXPECT_EQ(suggested_name({column, column}), "change_app_users");
  model::SchemaDifference table;
  table.kind = model::SchemaDifference::Kind::kAdded;
  table.object = model::ObjectKind::kTable;
  table.relation = "posts";
  EXPECT_EQ(suggested_name({table}), "create_posts");
  EXPECT_EQ(suggested_name({}), "");
}

TEST(ComplaintAboutAName, IsThatAnotherHasIt) {
  model::MigrationSet set;
  set.migrations.emplace_back().name = "0008_add_age";
  EXPECT_EQ(complaint_about("add age", set), "0008_add_age has that name already");
  EXPECT_EQ(complaint_about("age", set), std::nullopt);
  EXPECT_NE(complaint_about("!", set), std::nullopt);
}

}  // namespace
}  // namespace lockstep::commands::new_migration
