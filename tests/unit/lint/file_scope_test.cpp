#include "lint/file_scope.h"

#include <gtest/gtest.h>

namespace lockstep::lint {
namespace {

using Scope = replay::TransactionScope;

struct ScopedFile {
  std::string text;
  bool is_new = true;
  bool starts_change = true;
};

/// The scopes of the files, under the runner that they tell of.
std::vector<Scope> scopes(const std::vector<ScopedFile>& files, Settings settings) {
  std::vector<Migration> migrations;
  for (const ScopedFile& file : files) {
    migrations.push_back(
        {.path = "m.sql", .name = "m", .text = file.text, .is_new = file.is_new, .starts_change = file.starts_change});
  }
  settings = told_by_texts(migrations, settings);
  FileScopes file_scopes(settings);
  std::vector<Scope> all;
  for (const Migration& migration : migrations) {
    all.push_back(
        file_scopes.next(migration, sql::parse_file(migration.text, splitting_of(migration.text, settings.splitting))));
  }
  return all;
}

Settings of_runner(Runner runner, Scope scope = Scope::kPerMigration) {
  Settings settings;
  settings.runner = runner;
  settings.scope = scope;
  return settings;
}

const std::string kIndex = "CREATE INDEX CONCURRENTLY i ON t (a);";

TEST(FileScope, MarksLeaveTheTransactionOut) {
  const Settings plain;
  EXPECT_EQ(scopes({{"-- +goose Up\n-- +goose NO TRANSACTION\n" + kIndex}}, plain)[0], Scope::kPerStatement);
  EXPECT_EQ(scopes({{"-- migrate:up transaction:false\n" + kIndex}}, plain)[0], Scope::kPerChunk);
  EXPECT_EQ(scopes({{"-- no-transaction\n" + kIndex}}, plain)[0], Scope::kPerChunk);
  EXPECT_EQ(scopes({{"--! no-transaction\n" + kIndex}}, plain)[0], Scope::kPerChunk);
  EXPECT_EQ(scopes({{"-- atlas:txmode none\n\n" + kIndex}}, plain)[0], Scope::kPerStatement);
}

TEST(FileScope, SqlxWantsItsMarkInTheFirstByte) {
  EXPECT_EQ(scopes({{"\n-- no-transaction\n" + kIndex}}, Settings{})[0], Scope::kPerMigration);
}

TEST(FileScope, DrizzleHeedsNone) {
  const Settings drizzle = of_runner(Runner::kDrizzle, Scope::kAllMigrations);
  EXPECT_EQ(scopes({{"-- no-transaction\n" + kIndex}}, drizzle)[0], Scope::kAllMigrations);
}

TEST(FileScope, AMarkTellsTheRunnerOfAllFiles) {
  std::vector<Migration> migrations(2);
  migrations[1].text = "-- no-transaction\n" + kIndex;
  EXPECT_EQ(told_by_texts(migrations, of_runner(Runner::kUnknown)).runner, Runner::kPlain);
  migrations.pop_back();
  EXPECT_EQ(told_by_texts(migrations, of_runner(Runner::kUnknown)).runner, Runner::kUnknown);
}

TEST(FileScope, AnUnknownRunnerCanDoWhatItHasDone) {
  const Settings unknown = of_runner(Runner::kUnknown, Scope::kPerChunk);
  EXPECT_EQ(scopes({{kIndex}}, unknown)[0], Scope::kPerMigration);
  EXPECT_EQ(scopes({{kIndex, false, false}, {kIndex}}, unknown)[1], Scope::kPerStatement);
  EXPECT_EQ(scopes({{kIndex}, {kIndex}}, unknown)[1], Scope::kPerStatement);
  EXPECT_EQ(scopes({{kIndex}, {kIndex, true, false}}, unknown)[1], Scope::kPerMigration);
  EXPECT_EQ(scopes({{kIndex + kIndex}}, unknown)[0], Scope::kPerChunk);
}

TEST(FileScope, FlywayLeavesItOutByItself) {
  const Settings flyway = of_runner(Runner::kFlyway);
  EXPECT_EQ(scopes({{kIndex}}, flyway)[0], Scope::kPerStatement);
  EXPECT_EQ(scopes({{"CREATE INDEX i ON t (a);"}}, flyway)[0], Scope::kPerMigration);
}

}  // namespace
}  // namespace lockstep::lint
