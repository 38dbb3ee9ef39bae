#include <gtest/gtest.h>

#include "replayed.h"

namespace lockstep::replay {
namespace {

TEST(Unknown, WhatNoMigrationMadeIsAbsentFromPublic) {
  const Replayed replayed("CREATE TABLE t (a int)");
  EXPECT_TRUE(replayed.relation("u").is_absent());
  EXPECT_TRUE(replayed.database().find_column(replayed.table("t"), "b").is_absent());
}

TEST(Unknown, OtherSchemasMayHaveAnything) {
  const Replayed replayed(
      "CREATE TABLE t (u uuid REFERENCES auth.users (id)); ALTER TABLE auth.users ADD COLUMN x int");
  EXPECT_EQ(replayed.refusals(), Refusals{});
  const Lookup<Relation> users = replayed.database().find_relation({"auth", "users", {}});
  ASSERT_TRUE(users);
  EXPECT_TRUE(users->is_assumed);
  EXPECT_EQ(replayed.database().find_column(*users, "email").presence, Presence::kUnknown);
}

TEST(Unknown, TheFirstMigrationMayAlterWhatWasMadeElsewhere) {
  Replayed replayed;
  replayed.add("ALTER TABLE users ADD COLUMN name text");
  EXPECT_EQ(replayed.refusals(), Refusals{"?42P01"});
  EXPECT_TRUE(replayed.database().is_open());
  EXPECT_EQ(replayed.relation("posts").presence, Presence::kUnknown);
  replayed.add("ALTER TABLE users ADD COLUMN name text");
  EXPECT_EQ(replayed.refusals(), Refusals{"42701"});
}

TEST(Unknown, WhereAnOldMigrationIsRefusedTheModelIsWrong) {
  Replayed replayed;
  replayed.add_old("CREATE TABLE t (a int)");
  replayed.add_old("ALTER TABLE t DROP COLUMN missing");
  EXPECT_EQ(replayed.refusals(), Refusals{"?42703"});
  replayed.add("ALTER TABLE t DROP COLUMN other");
  EXPECT_EQ(replayed.refusals(), Refusals{});
}

TEST(Unknown, WhatWasDroppedIsAbsentAllTheSame) {
  Replayed replayed;
  replayed.add_old("CREATE TABLE t (a int)");
  replayed.replay().note_unknown("a template", {});
  replayed.add("DROP TABLE t; ALTER TABLE t ADD COLUMN b int; ALTER TABLE u ADD COLUMN b int");
  EXPECT_EQ(replayed.refusals(), Refusals{"42P01"});
}

TEST(Unknown, DynamicSqlOpensTheModel) {
  const Replayed replayed("DO $$ BEGIN EXECUTE 'CREATE TABLE ' || current_user || ' (a int)'; END $$");
  EXPECT_TRUE(replayed.database().is_open());
}

TEST(Unknown, ConstantDynamicSqlDoesNot) {
  const Replayed replayed("DO $$ BEGIN EXECUTE 'CREATE TABLE t (a int)'; END $$");
  EXPECT_FALSE(replayed.database().is_open());
  EXPECT_TRUE(replayed.relation("t").is_present());
}

TEST(Unknown, TypesOfExtensionsAreNotMissing) {
  EXPECT_EQ(Replayed("CREATE TABLE t (v vector(3))").refusals(), Refusals{});
  EXPECT_EQ(Replayed("CREATE TABLE t (v mood)").refusals(), Refusals{"42704"});
  EXPECT_EQ(Replayed("CREATE EXTENSION moods; CREATE TABLE t (v mood)").refusals(), Refusals{});
}

TEST(Unknown, ColumnsOfAnUnknownQueryAreOpen) {
  const Replayed replayed("CREATE TABLE t AS SELECT * FROM auth.users; CREATE INDEX i ON t (email)");
  EXPECT_EQ(replayed.refusals(), Refusals{});
}

TEST(Unknown, LedgersAreMadeByTheirTools) {
  Replayed replayed;
  replayed.add_old("CREATE TABLE t (a int)");
  replayed.add("DELETE FROM _sqlx_migrations; ALTER TABLE public.schema_migrations ADD COLUMN b int");
  EXPECT_EQ(replayed.refusals(), Refusals{});
}

TEST(Unknown, TheConnectionMayBringASearchPath) {
  Replayed replayed;
  replayed.add_old("CREATE SCHEMA app; CREATE TABLE app.t (a int); CREATE TABLE app.u (a int)");
  EXPECT_EQ(replayed.relation("t").presence, Presence::kUnknown);
  replayed.add("ALTER TABLE t ADD COLUMN b int; ALTER TABLE u ADD COLUMN b int; ALTER TABLE missing ADD COLUMN b int");
  EXPECT_EQ(replayed.refusals(), (Refusals{"?42P01", "42P01"}));
  EXPECT_EQ(replayed.relation("u")->schema, "app");
  EXPECT_EQ(replayed.database().creation_schema({"", "v", {}}), "public");
}

TEST(Unknown, IfExistsTellsNothingOfTheConnection) {
  Replayed replayed;
  replayed.add_old("CREATE SCHEMA app; CREATE TABLE app.t (a int)");
  replayed.add("DROP TABLE IF EXISTS t; ALTER TABLE app.t ADD COLUMN b int");
  EXPECT_EQ(replayed.refusals(), Refusals{});
}

TEST(Unknown, APathThatTheSqlSetsIsKnown) {
  Replayed replayed;
  replayed.add_old("CREATE SCHEMA app; CREATE TABLE app.t (a int)");
  replayed.add("SET search_path TO public; ALTER TABLE t ADD COLUMN b int");
  EXPECT_EQ(replayed.refusals(), Refusals{"42P01"});
}

TEST(Unknown, WhatAnIfGuardsIsNotRefused) {
  Replayed replayed;
  replayed.add_old("CREATE TYPE mood AS ENUM ('x')");
  replayed.add(
      "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN"
      " CREATE TYPE mood AS ENUM ('x'); END IF; END $$");
  EXPECT_EQ(replayed.refusals(), Refusals{});
}

}  // namespace
}  // namespace lockstep::replay
