#include "layout/projects.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "git/memory_tree.h"

namespace lockstep::layout {
namespace {

using Strings = std::vector<std::string>;

std::string config_text(const std::string& fields) {
  return "import { defineConfig } from 'drizzle-kit';\nexport default defineConfig({ " + fields + " });\n";
}

const std::string kPostgres = config_text("dialect: 'postgresql', schema: './src/schema.ts', out: './migrations'");
const std::string kJournal = R"({"version":"7","dialect":"postgresql","entries":[]})";

std::vector<model::Project> detect(const git::MemoryTree& tree) {
  return find_projects(tree, {});
}

Strings folders_of(const std::vector<model::Project>& projects) {
  Strings folders;
  for (const model::Project& project : projects) folders.push_back(project.migrations_folder);
  return folders;
}

TEST(FindProjects, ReadsADrizzleConfigAtTheTop) {
  const auto projects = detect(git::MemoryTree({{"drizzle.config.ts", kPostgres},
                                                {"src/schema.ts", ""},
                                                {"package-lock.json", "{}"},
                                                {"migrations/meta/_journal.json", kJournal}}));
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].name, ".");
  EXPECT_EQ(projects[0].root, "");
  EXPECT_EQ(projects[0].framework, model::Framework::kDrizzle);
  EXPECT_EQ(projects[0].config_path, "drizzle.config.ts");
  EXPECT_EQ(projects[0].schema_globs, (Strings{"src/schema.ts"}));
  EXPECT_EQ(projects[0].migrations_folder, "migrations");
  EXPECT_EQ(projects[0].generate_command, "npx drizzle-kit generate");
}

TEST(FindProjects, FindsEveryPackageOfAMonorepo) {
  const auto projects = detect(git::MemoryTree({{"apps/web/drizzle.config.ts", kPostgres},
                                                {"packages/db/drizzle-main.config.mts", kPostgres},
                                                {"node_modules/x/drizzle.config.ts", kPostgres},
                                                {"packages/db/package.json", R"({"name": "@acme/db"})"},
                                                {"pnpm-lock.yaml", ""}}));
  EXPECT_EQ(folders_of(projects), (Strings{"apps/web/migrations", "packages/db/migrations"}));
  EXPECT_EQ(projects[0].generate_command, "cd apps/web && pnpm exec drizzle-kit generate");
  EXPECT_EQ(projects[1].generate_command,
            "pnpm --filter @acme/db exec drizzle-kit generate --config drizzle-main.config.mts");
}

TEST(FindProjects, AFolderThatIsNamedAfterAnotherDatabaseIsNone) {
  const auto projects = detect(git::MemoryTree({{"db/clickhouse/migrations/01_edit_keys.sql", ""},
                                                {"db/clickhouse/migrations/02_add_visit_id.sql", ""},
                                                {"db/mysqlish/migrations/01_init.sql", ""},
                                                {"db/mysqlish/migrations/02_more.sql", ""},
                                                {"db/postgresql/migrations/01_init.sql", ""},
                                                {"db/postgresql/migrations/02_more.sql", ""}}));
  EXPECT_EQ(folders_of(projects), (Strings{"db/mysqlish/migrations", "db/postgresql/migrations"}));
}

TEST(FindProjects, TheDefaultOutIsDrizzle) {
  const auto projects = detect(git::MemoryTree({{"drizzle.config.json", R"({"dialect": "postgresql"})"}, {"x", ""}}));
  EXPECT_EQ(folders_of(projects), (Strings{"drizzle"}));
}

TEST(FindProjects, TheBaseIsTheFolderWhereThePathsNameSomething) {
  const auto projects = detect(git::MemoryTree(
      {{"app/src/config/drizzle.config.ts", kPostgres}, {"app/src/schema.ts", ""}, {"app/migrations/0000_x.sql", ""}}));
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].root, "app");
  EXPECT_EQ(projects[0].schema_globs, (Strings{"app/src/schema.ts"}));
  EXPECT_EQ(projects[0].migrations_folder, "app/migrations");
  EXPECT_EQ(projects[0].generate_command, "cd app && npx drizzle-kit generate --config src/config/drizzle.config.ts");
}

TEST(FindProjects, ASchemaInBuildOutputIsReadFromItsSource) {
  const auto projects = detect(
      git::MemoryTree({{"a/drizzle.config.ts", config_text("dialect: 'postgresql', schema: './dist/db/schema.js'")},
                       {"a/src/db/schema.ts", ""}}));
  EXPECT_EQ(projects[0].schema_globs, (Strings{"a/src/db/schema.ts"}));
}

TEST(FindProjects, OtherDatabasesAreSkippedWithTheReason) {
  const git::MemoryTree tree({{"drizzle.config.ts", config_text("dialect: 'sqlite', out: './migrations'")},
                              {"migrations/0000_a.sql", ""},
                              {"migrations/0001_b.sql", ""},
                              {"migrations/meta/_journal.json", kJournal}});
  const ProjectSearch search = search_projects(tree, {});
  EXPECT_TRUE(search.projects.empty());
  ASSERT_EQ(search.skipped.size(), 1U);
  EXPECT_EQ(search.skipped[0].path, "drizzle.config.ts");
  EXPECT_EQ(search.skipped[0].why, "its dialect is sqlite");
}

TEST(FindProjects, TwoConfigsWithOneFolderAreOneProject) {
  const auto projects =
      detect(git::MemoryTree({{"drizzle-prod.config.ts", kPostgres}, {"drizzle.config.ts", kPostgres}}));
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].config_path, "drizzle.config.ts");
}

TEST(FindProjects, OfConfigsInOneFolderTheKitTakesTypeScriptFirst) {
  const std::string old_config = config_text("dialect: 'postgresql', schema: './old/schema.js', out: './migrations'");
  const auto projects = detect(git::MemoryTree({{"drizzle.config.cjs", old_config},
                                                {"drizzle.config.js", old_config},
                                                {"drizzle.config.json", R"({"dialect": "postgresql"})"},
                                                {"drizzle.config.ts", kPostgres},
                                                {"drizzle.other.config.ts", old_config}}));
  EXPECT_EQ(folders_of(projects), (Strings{"migrations", "drizzle"}));
  EXPECT_EQ(projects[0].config_path, "drizzle.config.ts");
  EXPECT_EQ(projects[0].schema_globs, (Strings{"src/schema.ts"}));
}

TEST(FindProjects, AConfigOfAnyNameIsFoundWhereAScriptNamesIt) {
  const auto projects = detect(git::MemoryTree(
      {{"package.json", R"({"scripts": {"db:generate": "dotenv -- drizzle-kit generate --config=db/kit.ts"}})"},
       {"db/kit.ts", kPostgres},
       {"src/schema.ts", ""},
       {"migrations/meta/_journal.json", kJournal}}));
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].config_path, "db/kit.ts");
  EXPECT_EQ(projects[0].schema_globs, (Strings{"src/schema.ts"}));
  EXPECT_EQ(projects[0].generate_command, "npx drizzle-kit generate --config db/kit.ts");
}

TEST(FindProjects, AScriptOfAPackageNamesAConfigBesideAJournal) {
  const auto projects = detect(git::MemoryTree(
      {{"packages/db/package.json", R"({"scripts": {"migrate": "cd config && drizzle-kit migrate --config prod.ts"}})"},
       {"packages/db/config/prod.ts", kPostgres},
       {"packages/db/src/schema.ts", ""},
       {"packages/db/migrations/meta/_journal.json", kJournal}}));
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].config_path, "packages/db/config/prod.ts");
}

TEST(FindProjects, OfTwoConfigsWithOneFolderTheOneThatMakesMigrationsIsTaken) {
  const std::string old_config = config_text("dialect: 'postgresql', schema: './old/schema.js', out: './migrations'");
  git::MemoryTree tree({{"drizzle.config.ts", old_config}, {"drizzle.prod.config.ts", kPostgres}});
  tree.add("package.json", R"({"scripts": {"g": "drizzle-kit generate --config drizzle.prod.config.ts"}})");
  EXPECT_EQ(detect(tree).at(0).config_path, "drizzle.prod.config.ts");
  tree.add("package.json", R"({"scripts": {"a": "drizzle-kit migrate --config drizzle.prod.config.ts"}})");
  EXPECT_EQ(detect(tree).at(0).config_path, "drizzle.config.ts");
  tree.add(
      "package.json",
      R"({"scripts": {"a": "drizzle-kit generate --config drizzle.prod.config.ts", "b": "drizzle-kit generate"}})");
  EXPECT_EQ(detect(tree).at(0).config_path, "drizzle.config.ts");
}

TEST(FindProjects, AScriptsConfigOfAnotherDatabaseIsSkippedToo) {
  const git::MemoryTree tree({{"package.json", R"({"scripts": {"generate": "drizzle-kit generate --config lite.ts"}})"},
                              {"lite.ts", config_text("dialect: 'sqlite', out: './migrations'")},
                              {"migrations/0000_a.sql", ""},
                              {"migrations/0001_b.sql", ""}});
  EXPECT_TRUE(detect(tree).empty());
}

TEST(FindProjects, WhatAScriptNamesButIsNotThereIsNoConfig) {
  const auto projects = detect(git::MemoryTree(
      {{"package.json",
        R"({"scripts": {"a": "drizzle-kit generate --config ../kit.ts", "b": "drizzle-kit generate --config $X"}})"},
       {"sql/0000_a.sql", ""},
       {"sql/0001_b.sql", ""}}));
  EXPECT_EQ(folders_of(projects), (Strings{"sql"}));
}

TEST(FindProjects, TwoProjectsOfOneRootHaveTwoNames) {
  const auto projects =
      detect(git::MemoryTree({{"drizzle.config.ts", kPostgres},
                              {"drizzle.tenant.config.ts", config_text("dialect: 'postgresql', out: 'tenant'")}}));
  ASSERT_EQ(projects.size(), 2U);
  EXPECT_EQ(projects[0].name, "migrations");
  EXPECT_EQ(projects[1].name, "tenant");
}

TEST(FindProjects, AnOutThatNeedsRunningIsTheOnlyJournalBelow) {
  const std::string text = "import { out } from './env';\n" + config_text("dialect: 'postgresql', out");
  git::MemoryTree tree({{"db/drizzle.config.ts", text}, {"db/sql/meta/_journal.json", kJournal}});
  EXPECT_EQ(folders_of(detect(tree)), (Strings{"db/sql"}));
  EXPECT_EQ(detect(tree)[0].config_path, "db/drizzle.config.ts");
}

TEST(FindProjects, OutsideTheRepositoryThereIsNoProject) {
  const git::MemoryTree tree(
      {{"drizzle.config.ts", config_text("dialect: 'postgresql', out: '../../etc'")}, {"x", ""}});
  EXPECT_TRUE(detect(tree).empty());
  EXPECT_EQ(search_projects(tree, {}).skipped.size(), 1U);
}

TEST(FindProjects, AJournalWithoutAConfigIsAProjectWithoutSchema) {
  const auto projects = detect(git::MemoryTree(
      {{"kan/meta/_journal.json", kJournal}, {"lite/meta/_journal.json", R"({"dialect":"sqlite","entries":[]})"}}));
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].migrations_folder, "kan");
  EXPECT_TRUE(projects[0].schema_globs.empty());
}

TEST(FindProjects, FoldersOfDrizzleOneAreToldByContent) {
  const auto projects =
      detect(git::MemoryTree({{"drizzle.config.ts", kPostgres}, {"migrations/20261122105957_init/migration.sql", ""}}));
  EXPECT_EQ(projects[0].framework, model::Framework::kDrizzleFolders);
}

TEST(FindProjects, FoldersOfOneMigrationEachAreTold) {
  const auto projects = detect(git::MemoryTree({{"prisma/migrations/20240101120000_init/migration.sql", ""},
                                                {"prisma/migrations/20240102120000_users/migration.sql", ""},
                                                {"prisma/migrations/migration_lock.toml", ""},
                                                {"server/migrations/2024-01-01-120000_init/up.sql", ""},
                                                {"server/migrations/2024-01-01-120000_init/down.sql", ""},
                                                {"server/migrations/2024-01-02-120000_users/up.sql", ""},
                                                {"docs/migrations/how-to/up.sql", ""},
                                                {"docs/migrations/why/up.sql", ""}}));
  EXPECT_EQ(folders_of(projects), (Strings{"prisma/migrations", "server/migrations"}));
}

TEST(FindProjects, FlywaysUsualFolderIsTold) {
  const auto projects = detect(git::MemoryTree({{"src/main/resources/db/migration/V1__init.sql", ""},
                                                {"src/main/resources/db/migration/V1_1__users.sql", ""},
                                                {"legacy/migration/1_old.sql", ""},
                                                {"legacy/migration/2_old.sql", ""}}));
  EXPECT_EQ(folders_of(projects), (Strings{"src/main/resources/db/migration"}));
}

TEST(FindProjects, WellKnownFoldersOfNumberedSqlAreTheLastResort) {
  git::MemoryTree tree({{"db/migrations/001_a.sql", ""},
                        {"db/migrations/002_b.sql", ""},
                        {"sql/001_only.sql", ""},
                        {"tests/migrations/1_a.sql", ""},
                        {"tests/migrations/2_b.sql", ""}});
  const auto projects = detect(tree);
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].migrations_folder, "db/migrations");
  EXPECT_EQ(projects[0].framework, model::Framework::kNumbered);
  tree.add("drizzle.config.ts", kPostgres);
  EXPECT_EQ(folders_of(detect(tree)), (Strings{"migrations"}));
}

/// The project's folders when this file is all that a repository has.
Strings folders_with(const std::string& path) {
  return folders_of(detect(git::MemoryTree({{path, ""}, {"main.go", ""}})));
}

TEST(FindProjects, OneFileIsAProjectWhereBothNamesSaySo) {
  EXPECT_EQ(folders_with("migrations/0001_init.sql"), (Strings{"migrations"}));
  EXPECT_EQ(folders_with("migrations/1_init.sql"), (Strings{"migrations"}));
  EXPECT_EQ(folders_with("db/migrate/20240101120000_init.sql"), (Strings{"db/migrate"}));
  EXPECT_EQ(folders_with("db/migration/V1__init.sql"), (Strings{"db/migration"}));
  EXPECT_EQ(folders_with("migrations/2024-01-01-120000_init/up.sql"), (Strings{"migrations"}));
  EXPECT_EQ(folders_with("prisma/migrations/20240101120000_init/migration.sql"), (Strings{"prisma/migrations"}));
  for (const char* other : {"sql/0001_init.sql", "schema/001_users.sql", "migrations/7_fix.sql", "migrations/fix.sql",
                            "docs/migrations/0001_init.sql", "examples/migrations/0001_init.sql", "db/0001_init.sql"}) {
    EXPECT_EQ(folders_with(other), Strings{}) << other;
  }
}

TEST(FindProjects, OneFileBesideMigrationsOfAnotherLanguageIsTheirs) {
  EXPECT_TRUE(
      detect(git::MemoryTree({{"app/migrations/0001_initial.py", ""}, {"app/migrations/0002_rows.sql", ""}})).empty());
  EXPECT_TRUE(detect(git::MemoryTree({{"db/migrate/20240101_a.rb", ""},
                                      {"db/migrate/20240102_b.sql", ""},
                                      {"db/migrate/20240103_c.sql", ""}}))
                  .empty());
  EXPECT_EQ(folders_of(detect(git::MemoryTree({{"migrations/00001_a.sql", ""}, {"migrations/00002_b.go", ""}}))),
            (Strings{"migrations"}));
}

/// The projects of a sqlc user with one file of this name and text beside another.
Strings folders_with_sqlc(const std::string& settings, const std::string& name, const std::string& text) {
  return folders_of(detect(git::MemoryTree({{"db/sqlc.yaml", settings},
                                            {"db/sql/schema/" + name, text},
                                            {"db/sql/schema/002_more.sql", "CREATE TABLE b (id int);"}})));
}

TEST(FindProjects, ASchemaOfSqlcThatNothingRunsIsNone) {
  const std::string version_2 = "version: 2\nsql:\n  - engine: postgresql\n    schema: sql/schema\n    queries: q\n";
  const std::string version_1 = R"({"version": "1", "packages": [{"path": "x", "schema": ["./sql/schema/*.sql"]}]})";
  const std::string plain = "CREATE TABLE a (id int);";
  EXPECT_EQ(folders_with_sqlc(version_2, "001_users.sql", plain), Strings{});
  EXPECT_EQ(folders_with_sqlc(version_1, "001_users.sql", plain), Strings{});
  EXPECT_EQ(folders_with_sqlc("sql:\n- schema: other\n", "001_users.sql", plain), (Strings{"db/sql/schema"}));
  EXPECT_EQ(folders_with_sqlc("sql: [", "001_users.sql", plain), (Strings{"db/sql/schema"}));
}

TEST(FindProjects, ASchemaOfSqlcThatGooseOrGolangMigrateRunsIsOne) {
  const std::string settings = "version: 2\nsql:\n  - schema: [sql/schema/]\n";
  const std::string plain = "CREATE TABLE a (id int);";
  EXPECT_EQ(folders_with_sqlc(settings, "001_users.sql", "-- +goose Up\n" + plain), (Strings{"db/sql/schema"}));
  EXPECT_EQ(folders_with_sqlc(settings, "001_users.up.sql", plain), (Strings{"db/sql/schema"}));
  EXPECT_EQ(folders_with_sqlc(settings, "001_users.sql", "-- migrate:up\n" + plain), (Strings{"db/sql/schema"}));
}

TEST(FindProjects, LockstepJsonOverridesAndTheRestComesFromTheDrizzleConfig) {
  const git::MemoryTree tree(
      {{"a/drizzle.config.ts", kPostgres}, {"a/src/schema.ts", ""}, {"b/drizzle.config.ts", kPostgres}});
  const config::Config config = config::parse_config(R"({"projects": [{"name": "db", "root": "a"}]})", "lockstep.json");
  const auto projects = find_projects(tree, config);
  ASSERT_EQ(projects.size(), 1U);
  EXPECT_EQ(projects[0].name, "db");
  EXPECT_EQ(projects[0].schema_globs, (Strings{"a/src/schema.ts"}));
  EXPECT_EQ(projects[0].migrations_folder, "a/migrations");
}

TEST(FindProjects, LockstepJsonAloneIsEnough) {
  const config::Config config = config::parse_config(
      R"({"projects": [{"root": "x", "layout": "numbered", "schema": ["."], "migrations": "."}, {"root": "y"}]})",
      "lockstep.json");
  const auto projects = find_projects(git::MemoryTree({{"x/y", ""}, {"y/drizzle/0001_a.sql", ""}}), config);
  ASSERT_EQ(projects.size(), 2U);
  EXPECT_EQ(projects[0].framework, model::Framework::kNumbered);
  EXPECT_EQ(projects[0].migrations_folder, "x");
  EXPECT_EQ(projects[0].schema_globs, (Strings{"x"}));
  EXPECT_EQ(projects[0].config_path, "lockstep.json");
  EXPECT_EQ(projects[1].migrations_folder, "y/drizzle");
  EXPECT_EQ(projects[1].framework, model::Framework::kNumbered);
}

TEST(FindProjects, AnHostilePackageNameIsQuoted) {
  const auto projects = detect(git::MemoryTree(
      {{"p/drizzle.config.ts", kPostgres}, {"p/package.json", R"({"name": "x; rm -rf ~"})"}, {"yarn.lock", ""}}));
  EXPECT_EQ(projects[0].generate_command, "yarn workspace 'x; rm -rf ~' drizzle-kit generate");
}

}  // namespace
}  // namespace lockstep::layout
