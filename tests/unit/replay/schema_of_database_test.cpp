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

}  // namespace
}  // namespace lockstep::replay
