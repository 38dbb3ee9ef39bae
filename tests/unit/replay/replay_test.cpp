#include <gtest/gtest.h>

#include "replayed.h"

namespace lockstep::replay {
namespace {

TEST(Replay, SerialIsAnIntegerWithASequence) {
  const Replayed replayed("CREATE TABLE t (id serial PRIMARY KEY)");
  const Column& id = replayed.column("t", "id");
  EXPECT_EQ(id.type.name, "int4");
  EXPECT_TRUE(id.is_serial);
  EXPECT_TRUE(id.not_null);
  EXPECT_EQ(replayed.database().relation(id.sequence)->name, "t_id_seq");
}

TEST(Replay, ExpressionsKeepTheirText) {
  const Replayed replayed(
      "CREATE TABLE t (a int DEFAULT (1 + 2), b int CHECK ( (b > 0) ));"
      "CREATE INDEX i ON t ((a + b), lower(b::text)) WHERE (a > 0)");
  EXPECT_EQ(replayed.column("t", "a").default_value, "(1 + 2)");
  EXPECT_EQ(find_constraint(replayed.table("t"), "t_b_check")->expression, "(b > 0)");
  const Index& index = *find_index(replayed.table("t"), "i");
  EXPECT_EQ(index.keys[0].text, "(a + b)");
  EXPECT_EQ(index.keys[1].text, "lower(b::text)");
  EXPECT_EQ(index.where, "(a > 0)");
}

TEST(Replay, OriginTellsWhoMadeAnObject) {
  Replayed replayed;
  replayed.add_old("CREATE TABLE t (a int)");
  replayed.add("ALTER TABLE t ADD COLUMN b int");
  EXPECT_EQ(replayed.table("t").origin.migration, 0U);
  EXPECT_FALSE(replayed.table("t").origin.is_new);
  EXPECT_EQ(replayed.column("t", "b").origin.migration, 1U);
  EXPECT_TRUE(replayed.column("t", "b").origin.is_new);
  EXPECT_EQ(replayed.column("t", "b").origin.transaction, replayed.replay().transaction().number);
}

TEST(Replay, ARenameKeepsTheOriginAndIsFollowed) {
  const Replayed replayed(
      "CREATE TABLE a (id int PRIMARY KEY, n int);"
      "CREATE TABLE b (a_id int REFERENCES a, n int);"
      "CREATE INDEX i ON a (n);"
      "ALTER TABLE a RENAME TO c; ALTER TABLE c RENAME COLUMN id TO key;"
      "ALTER TABLE c RENAME COLUMN n TO m");
  EXPECT_EQ(find_constraint(replayed.table("b"), "b_a_id_fkey")->foreign_name, "c");
  EXPECT_EQ(find_constraint(replayed.table("b"), "b_a_id_fkey")->foreign_columns, std::vector<std::string>{"key"});
  EXPECT_EQ(find_index(replayed.table("c"), "i")->keys[0].text, "m");
  EXPECT_TRUE(replayed.relation("a").is_absent());
}

TEST(Replay, ARenamedTypeIsRenamedInItsColumns) {
  const Replayed replayed(
      "CREATE TYPE mood AS ENUM ('x'); CREATE TABLE t (m mood, ms public.mood[]);"
      "ALTER TYPE mood RENAME TO humour");
  EXPECT_EQ(replayed.column("t", "m").type.name, "humour");
  EXPECT_EQ(replayed.column("t", "ms").type.name, "humour");
  EXPECT_EQ(replayed.database().columns_of_type(replayed.column("t", "m").type_id).size(), 2U);
}

TEST(Replay, KnowsThatRowsWereWritten) {
  const Replayed replayed(
      "CREATE TABLE a (x int); CREATE TABLE b (x int); INSERT INTO a VALUES (1);"
      "WITH d AS (DELETE FROM b RETURNING x) SELECT x FROM d");
  EXPECT_TRUE(replayed.table("a").is_written_since_creation);
  EXPECT_TRUE(replayed.table("b").is_written_since_creation);
}

TEST(Replay, SettingsAreThoseOfTheSession) {
  Replayed replayed(
      "SET lock_timeout = '2s'; SET LOCAL statement_timeout = '1min'; SET ROLE app;"
      "SELECT set_config('search_path', 'app, \"My\"', false)");
  EXPECT_EQ(replayed.database().setting("lock_timeout"), "2s");
  EXPECT_EQ(replayed.database().setting("statement_timeout"), "1min");
  EXPECT_EQ(replayed.database().current_role(), "app");
  EXPECT_EQ(replayed.database().search_path(), (std::vector<std::string>{"app", "My"}));
  replayed.replay().finish();
  EXPECT_EQ(replayed.database().setting("lock_timeout"), "2s");
  EXPECT_EQ(replayed.database().setting("statement_timeout"), std::nullopt);
}

TEST(Replay, DependentsAreNamedInPostgresWords) {
  const Replayed replayed(
      "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;"
      "CREATE POLICY p ON t USING (a > 0)");
  const Relation& table = replayed.table("t");
  const std::vector<Dependent> dependents = replayed.database().dependents_of(table, table.columns[0]);
  ASSERT_EQ(dependents.size(), 2U);
  EXPECT_EQ(dependents[0].description, "view v");
  EXPECT_EQ(dependents[1].description, "policy p on table t");
}

TEST(Replay, ARefusalNamesWhoStandsInTheWay) {
  const Replayed replayed("CREATE TYPE mood AS ENUM ('x'); CREATE TABLE t (m mood); DROP TYPE mood");
  ASSERT_EQ(replayed.refusals(), Refusals{"2BP01"});
  ASSERT_EQ(replayed.conflicts[0].dependents.size(), 1U);
  EXPECT_EQ(replayed.conflicts[0].dependents[0].description, "column m of table t");
}

TEST(Replay, HandlersForgiveWhatTheyCatch) {
  const Replayed replayed(
      "CREATE TYPE mood AS ENUM ('x');"
      "DO $$ BEGIN CREATE TYPE mood AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN null; END $$;"
      "DO $$ BEGIN CREATE TYPE mood AS ENUM ('x'); EXCEPTION WHEN undefined_table THEN null; END $$");
  EXPECT_EQ(replayed.refusals(), Refusals{"42710"});
}

TEST(Replay, WhatMayNotRunIsNeverCertain) {
  Replayed replayed(
      "CREATE TABLE t (a int);"
      "DO $$ BEGIN IF random() < 0.5 THEN ALTER TABLE t ADD COLUMN b int; END IF; END $$;"
      "ALTER TABLE t ADD COLUMN b int");
  EXPECT_EQ(replayed.refusals(), Refusals{"?42701"});
}

}  // namespace
}  // namespace lockstep::replay
