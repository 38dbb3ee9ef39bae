#include "replay/schema_of_database.h"

#include <gtest/gtest.h>

#include "replayed.h"

namespace lockstep::replay {
namespace {

model::Schema schema(std::string text) {
  return schema_of(Replayed(std::move(text)).database());
}

std::string type_of(const std::string& type) {
  return schema("CREATE TYPE mood AS ENUM ('x'); CREATE TABLE t (a " + type + ")")
      .tables[0]
      .columns[0]
      .type.text.value_or("-");
}

TEST(SchemaOfDatabase, TypesAreSpelledAsDrizzleKitDoes) {
  EXPECT_EQ(type_of("int"), "integer");
  EXPECT_EQ(type_of("character varying(20)"), "varchar(20)");
  EXPECT_EQ(type_of("numeric(10,2)[]"), "numeric(10, 2)[]");
  EXPECT_EQ(type_of("timestamptz(3)"), "timestamp (3) with time zone");
  EXPECT_EQ(type_of("time without time zone"), "time");
  EXPECT_EQ(type_of("float8"), "double precision");
  EXPECT_EQ(type_of("bigserial"), "bigserial");
  EXPECT_EQ(type_of("mood"), "mood");
  EXPECT_EQ(type_of("vector(1536)"), "vector(1536)");
  EXPECT_EQ(type_of("interval day to second(3)"), "interval day to second(3)");
}

TEST(SchemaOfDatabase, AKeyOfOneColumnIsTheColumns) {
  const model::Schema made = schema(
      "CREATE TABLE t (id serial PRIMARY KEY NOT NULL); CREATE TABLE u (a int, b int,"
      " CONSTRAINT u_a_b_pk PRIMARY KEY (a, b))");
  EXPECT_EQ(made.tables[0].columns[0].primary_key.text, "true");
  EXPECT_TRUE(made.tables[0].primary_keys.empty());
  EXPECT_EQ(made.tables[1].primary_keys[0].columns.text, "a, b");
  EXPECT_TRUE(made.tables[1].columns[0].not_null.unknown);
}

TEST(SchemaOfDatabase, IndexKeysHaveTheirOrder) {
  const model::Schema made = schema(
      "CREATE TABLE t (a int, b text);"
      "CREATE INDEX i ON t USING btree (a DESC NULLS LAST, b text_pattern_ops, (a + 1) DESC)");
  EXPECT_EQ(made.tables[0].indexes[0].keys.text, "a desc, b text_pattern_ops, (a + 1) desc nulls first");
}

TEST(SchemaOfDatabase, ADefaultLosesTheCastToItsOwnEnum) {
  const model::Schema made = schema(
      "CREATE TYPE mood AS ENUM ('x'); CREATE TABLE t (a mood DEFAULT 'x'::\"public\".\"mood\","
      " b text DEFAULT 'y'::text)");
  EXPECT_EQ(made.tables[0].columns[0].default_value.text, "'x'");
  EXPECT_EQ(made.tables[0].columns[1].default_value.text, "'y'::text");
}

TEST(SchemaOfDatabase, WhatIsNotKnownIsNoDifference) {
  const model::Schema made = schema("ALTER TABLE auth.users ADD COLUMN x int");
  EXPECT_TRUE(made.tables[0].open_columns);
  EXPECT_TRUE(made.tables[0].row_level_security.unknown);
}

TEST(SchemaOfDatabase, AKeyThatIsAddedToAColumnIsTheColumns) {
  const model::Schema made = schema(
      "CREATE TABLE t (id int); ALTER TABLE t ADD PRIMARY KEY (id); CREATE TABLE u (id int);"
      "ALTER TABLE u ADD CONSTRAINT u_id_pk PRIMARY KEY (id)");
  EXPECT_EQ(made.tables[0].columns[0].primary_key.text, "true");
  EXPECT_TRUE(made.tables[0].primary_keys.empty());
  EXPECT_EQ(made.tables[1].primary_keys[0].name, "u_id_pk");
}

/// What runs in the branch of an IF.
model::Schema schema_after_branch(const std::string& before, const std::string& branch) {
  return schema(before + "; DO $$ BEGIN IF random() < 0.5 THEN " + branch + "; END IF; END $$");
}

TEST(SchemaOfDatabase, WhatABranchAltersIsNotKnown) {
  const std::string table = "CREATE TABLE t (a int, b int)";
  for (const std::string action : {"ALTER a SET NOT NULL", "ALTER a SET DEFAULT 1", "ALTER a TYPE bigint"}) {
    const model::Schema made = schema_after_branch(table, "ALTER TABLE t " + action);
    EXPECT_TRUE(made.tables[0].columns[0].unknown) << action;
    EXPECT_FALSE(made.tables[0].columns[0].may_be_absent) << action;
    EXPECT_FALSE(made.tables[0].columns[1].unknown) << action;
  }
  EXPECT_TRUE(
      schema_after_branch(table, "ALTER TABLE t ENABLE ROW LEVEL SECURITY").tables[0].row_level_security.unknown);
}

TEST(SchemaOfDatabase, WhatABranchMakesMayBeAbsent) {
  const std::string table = "CREATE TABLE t (a int)";
  EXPECT_TRUE(
      schema_after_branch(table, "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)").tables[0].checks[0].may_be_absent);
  EXPECT_TRUE(schema_after_branch(table, "CREATE INDEX i ON t (a)").tables[0].indexes[0].may_be_absent);
  EXPECT_TRUE(schema_after_branch(table, "ALTER TABLE t ADD COLUMN b int").tables[0].columns[1].may_be_absent);
  EXPECT_TRUE(schema_after_branch(table, "CREATE TABLE u (a int)").tables[1].may_be_absent);
  EXPECT_TRUE(schema_after_branch(table, "CREATE ROLE r").roles[0].may_be_absent);
}

TEST(SchemaOfDatabase, WhatABranchRenamesMayHaveEitherName) {
  const model::Schema made = schema_after_branch("CREATE TABLE t (a int)", "ALTER TABLE t RENAME COLUMN a TO b");
  EXPECT_TRUE(made.tables[0].columns[0].may_be_absent);
  EXPECT_TRUE(made.tables[0].open_columns);
  EXPECT_TRUE(schema_after_branch("CREATE TABLE t (a int)", "ALTER TABLE t RENAME TO u").open);
}

}  // namespace
}  // namespace lockstep::replay
