#include <gtest/gtest.h>

#include "replayed.h"

namespace lockstep::replay {
namespace {

TEST(Transactions, RollbackTakesEverythingBack) {
  const Replayed replayed(
      "CREATE TABLE t (a int, b int); COMMIT; BEGIN;"
      "ALTER TABLE t DROP COLUMN b; ALTER TABLE t RENAME TO u; CREATE TABLE t (z int);"
      "SET search_path TO app; ROLLBACK");
  EXPECT_TRUE(replayed.relation("u").is_absent());
  EXPECT_EQ(replayed.table("t").columns.size(), 2U);
  EXPECT_EQ(replayed.database().search_path(), std::vector<std::string>{"public"});
}

TEST(Transactions, RollbackToASavepointLeavesWhatIsBeforeIt) {
  const Replayed replayed(
      "CREATE TYPE mood AS ENUM ('x'); CREATE TABLE t (a int); SAVEPOINT s;"
      "ALTER TABLE t ADD COLUMN b int; ALTER TYPE mood ADD VALUE 'y'; ROLLBACK TO s;"
      "ALTER TABLE t ADD COLUMN c int");
  EXPECT_EQ(find_column(replayed.table("t"), "b"), nullptr);
  EXPECT_NE(find_column(replayed.table("t"), "c"), nullptr);
}

TEST(Transactions, OneOverAllMigrationsGoesOnAcrossFiles) {
  Replayed replayed(TransactionScope::kAllMigrations);
  replayed.add("CREATE TYPE mood AS ENUM ('x')");
  const std::uint32_t first = replayed.replay().transaction().number;
  replayed.add("ALTER TYPE mood ADD VALUE 'y'");
  EXPECT_EQ(replayed.replay().transaction().number, first);
  ASSERT_EQ(replayed.replay().transaction().enum_values.size(), 1U);
  EXPECT_TRUE(replayed.replay().transaction().enum_values[0].is_type_new);
}

TEST(Transactions, NewMigrationsAreARunOfTheirOwn) {
  Replayed replayed(TransactionScope::kAllMigrations);
  replayed.add_old("CREATE TYPE mood AS ENUM ('x'); SET search_path TO app");
  const std::uint32_t first = replayed.replay().transaction().number;
  replayed.add("ALTER TYPE mood ADD VALUE 'y'");
  EXPECT_GT(replayed.replay().transaction().number, first);
  EXPECT_EQ(replayed.database().search_path(), std::vector<std::string>{"public"});
  EXPECT_FALSE(replayed.replay().transaction().enum_values.empty());
}

TEST(Transactions, ACommitInAFileEndsTheOneOverAll) {
  Replayed replayed(TransactionScope::kAllMigrations);
  replayed.add("CREATE TABLE t (a int); COMMIT");
  EXPECT_FALSE(replayed.replay().transaction().is_open);
  replayed.add("CREATE TABLE u (a int)");
  EXPECT_FALSE(replayed.replay().transaction().is_open);
}

TEST(Transactions, WithoutOneEachStatementIsItsOwn) {
  Replayed replayed(TransactionScope::kPerStatement);
  replayed.add("CREATE TABLE t (a int); CREATE TABLE u (a int)");
  EXPECT_NE(replayed.table("t").origin.transaction, replayed.table("u").origin.transaction);
}

TEST(Transactions, ConstraintsThatAreNotValidWaitForCommit) {
  Replayed replayed("CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID");
  ASSERT_EQ(replayed.replay().transaction().not_valid.size(), 1U);
  EXPECT_EQ(replayed.replay().transaction().not_valid[0].constraint, "c");
  replayed.add("ALTER TABLE t VALIDATE CONSTRAINT c");
  EXPECT_TRUE(replayed.replay().transaction().not_valid.empty());
  EXPECT_TRUE(find_constraint(replayed.table("t"), "c")->is_valid);
}

TEST(Transactions, TheNumberIsOfWhatComesNext) {
  Replayed replayed(TransactionScope::kPerStatement);
  const std::uint32_t first = replayed.replay().transaction().number;
  replayed.add("CREATE TABLE t (a int)");
  EXPECT_EQ(replayed.table("t").origin.transaction, first);
  EXPECT_EQ(replayed.replay().transaction().number, first + 1);
  replayed.add("BEGIN; CREATE TABLE u (a int); CREATE TABLE v (a int); COMMIT");
  EXPECT_EQ(replayed.table("u").origin.transaction, first + 1);
  EXPECT_EQ(replayed.table("v").origin.transaction, first + 1);
  EXPECT_EQ(replayed.replay().transaction().number, first + 2);
}

TEST(Transactions, WithoutOneNothingWaitsForCommit) {
  Replayed replayed(TransactionScope::kPerStatement);
  replayed.add("CREATE TYPE mood AS ENUM ('x'); ALTER TYPE mood ADD VALUE 'y'");
  EXPECT_TRUE(replayed.replay().transaction().enum_values.empty());
}

TEST(Transactions, WhatIsSentInOnePieceIsInOne) {
  Replayed replayed(TransactionScope::kPerChunk);
  replayed.add("CREATE TABLE t (a int)");
  EXPECT_FALSE(replayed.replay().transaction().is_open);
  replayed.replay().begin_chunk();
  EXPECT_TRUE(replayed.replay().transaction().is_implicit);
  const std::uint32_t number = replayed.replay().transaction().number;
  const std::string text = "COMMIT";
  const sql::ParsedFile parsed = sql::parse_file(text, sql::Splitting::kWholeFile);
  replayed.replay().apply(parsed.statements.front());
  EXPECT_TRUE(replayed.replay().transaction().is_implicit);
  EXPECT_EQ(replayed.replay().transaction().number, number + 1);
}

}  // namespace
}  // namespace lockstep::replay
