#include "layout/drizzle_snapshot_schema.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/files.h"
#include "model/compare_schemas.h"
#include "model/schema_parts.h"

namespace lockstep::layout {
namespace {

using Lines = std::vector<std::string>;
using model::Schema;

std::string fixture(const std::string& name) {
  return base::read_file(std::string(LOCKSTEP_SOURCE_DIR) + "/tests/unit/layout/snapshots/" + name, 1 << 20);
}

Schema read(const std::string& text) {
  const base::Expected<Schema, std::string> schema = read_snapshot_schema(text);
  EXPECT_TRUE(schema) << schema.error();
  return schema ? *schema : Schema{};
}

std::string refusal(std::string_view text) {
  const base::Expected<Schema, std::string> schema = read_snapshot_schema(text);
  return schema ? "it was read" : schema.error();
}

/// "column id: type integer, not null true"; a property that is not known shows its reason in brackets.
std::string line(const model::SchemaPart& part) {
  std::string text = std::string(model::noun(part.kind)) + " " + model::qualified(part);
  if (part.object->unknown) return text + " [" + part.object->unknown->reason + "]";
  std::string separator = ": ";
  const auto add = [&](const std::string& what) { text += std::exchange(separator, ", ") + what; };
  for (const model::NamedProperty& property : part.properties) {
    const std::string name(property.name);
    if (property.value->unknown) add(name + " [" + property.value->unknown->reason + "]");
    if (property.value->text) add(name + " " + *property.value->text);
  }
  if (part.enumeration != nullptr) {
    for (const std::string& value : part.enumeration->values) add(value);
  }
  return text;
}

Lines lines(const std::vector<model::SchemaPart>& parts) {
  Lines all;
  for (const model::SchemaPart& part : parts) all.push_back(line(part));
  return all;
}

/// The relations, and the parts of each table behind it.
Lines lines(const Schema& schema) {
  Lines all;
  for (const model::SchemaPart& relation : relations(schema)) {
    all.push_back(line(relation));
    if (relation.table == nullptr) continue;
    for (const std::string& part : lines(parts(*relation.table))) all.push_back("  " + part);
  }
  return all;
}

/// Of a comparison: "users.price type", "+ users.nick".
Lines differences(const Schema& before, const Schema& after) {
  Lines all;
  for (const model::SchemaDifference& difference : compare_schemas(before, after)) {
    const std::string name = difference.relation + (difference.name.empty() ? "" : "." + difference.name);
    switch (difference.kind) {
      case model::SchemaDifference::Kind::kAdded:
        all.push_back("+ " + name);
        break;
      case model::SchemaDifference::Kind::kRemoved:
        all.push_back("- " + name);
        break;
      case model::SchemaDifference::Kind::kChanged:
        all.push_back(name + " " + difference.property);
        break;
    }
  }
  return all;
}

TEST(SnapshotSchema, OfTheNewestClassicKitIsReadInFull) {
  EXPECT_EQ(
      lines(read(fixture("everything.0.31.11.json"))),
      (Lines{
          "schema app",
          "enum app.level: low, high",
          "enum mood: sad, ok, it's \"fine\"",
          "sequence counter: options increment 5 minvalue 1 maxvalue 10000 start 100 cache 10 cycle",
          "sequence app.inner_counter: options increment 1 minvalue 1 maxvalue 9223372036854775807 start 1 cache 1",
          "table locked: row level security true",
          "  column id: type serial, not null true, primary key true",
          "table app.orgs: row level security true",
          "  column id: type uuid, not null true, primary key true, default gen_random_uuid()",
          "  column level: type level, type schema app, default 'low'",
          "  policy linked: as permissive, for all, to public, using true",
          "table users: row level security true",
          "  column id: type integer, not null true, identity always, "
          "sequence users_id_seq increment 1 minvalue 1 maxvalue 2147483647 start 1 cache 1",
          "  column big: type bigint, not null true, identity by default, "
          "sequence big_seq increment -2 minvalue -32768 maxvalue -1 start -1 cache 7 cycle",
          "  column name: type varchar(255), not null true, default 'it''s'",
          "  column email: type text",
          "  column mood: type mood, type schema public, not null true, default 'ok'",
          "  column moods: type mood[], type schema public, default '{\"ok\"}'",
          "  column tags: type text[], not null true, default '{}'",
          "  column settings: type jsonb, default '{\"theme\":\"dark\"}'::jsonb",
          "  column karma: type integer, default 5",
          "  column price: type numeric(10, 2), default '1.50'",
          "  column is_banned: type boolean, default false",
          "  column created_at: type timestamp (3) with time zone, not null true, default now()",
          "  column shout: type text, generated name || '!'",
          "  column embedding: type vector(3)",
          "  column org_id: type uuid",
          "  column boss: type integer",
          "  primary key users_id_name_pk: columns id, name",
          "  unique constraint users_email_key: columns email, nulls not distinct true",
          "  unique constraint users_karma_is_banned_unique: columns karma, is_banned, nulls not distinct true",
          "  foreign key users_org_id_orgs_id_fk: columns org_id, foreign table app.orgs, foreign columns id, "
          "on delete cascade, on update set null",
          "  foreign key users_boss_fk: columns boss, name, foreign table users, foreign columns id, name, "
          "on delete no action, on update no action",
          "  check karma_positive: expression karma > 0",
          "  index users_sorted: method btree, keys name, email desc nulls first, karma desc",
          "  index users_tags: method gin, keys tags",
          "  index users_near: method hnsw, keys embedding vector_cosine_ops, with ef_construction=64, m=16",
          "  index users_lower: unique true, method btree, keys lower(\"name\"), where karma > 3",
          "  index users_karma: method btree, keys karma desc int4_ops, concurrently true",
          "  policy own_rows: as restrictive, for select, to admin, public, reader, using true, with check false",
          "view names: definition select id from users, options with (check_option=local, security_invoker=true)",
          "view app.ones: definition select 1 as id",
          "view cache: materialized true, definition select id from users, options with (autovacuum_enabled=false, "
          "fillfactor=70) using heap tablespace fast with no data",
          "role admin: options createdb createrole noinherit",
          "role reader",
          "policy auth.users.See own. Only.: as permissive, for select, to public",
      }));
}

TEST(SnapshotSchema, IsTheSameForEveryClassicKit) {
  const Schema newest = read(fixture("basic.0.31.11.json"));
  for (const char* older : {"0.20.18", "0.21.4", "0.22.8", "0.23.2"}) {
    const Schema schema = read(fixture("basic." + std::string(older) + ".json"));
    EXPECT_EQ(differences(schema, newest), Lines{}) << older;
    EXPECT_EQ(schema.tables.size(), 3u);
    EXPECT_EQ(schema.tables[2].columns.size(), 11u);
  }
}

TEST(SnapshotSchema, OfAKindThatTheKitDoesNotKnowNothingIsTold) {
  const auto not_told = [](const std::string& name) {
    Lines all;
    for (const model::ObjectKind kind : read(fixture(name)).not_told) all.emplace_back(model::noun(kind));
    return all;
  };
  EXPECT_EQ(not_told("basic.0.20.18.json"), (Lines{"check", "policy", "sequence", "role", "view"}));
  EXPECT_EQ(not_told("basic.0.23.2.json"), (Lines{"check", "policy", "role", "view"}));
  EXPECT_EQ(not_told("basic.0.31.11.json"), Lines{});
  EXPECT_EQ(not_told("everything.1.0.0-rc.5.json"), Lines{});
  EXPECT_TRUE(read(fixture("basic.0.23.2.json")).tables[0].row_level_security.unknown);
}

TEST(SnapshotSchema, OfKitOneDiffersFromTheClassicOneOnlyWhereTheKitsDo) {
  const Schema newest = read(fixture("everything.1.0.0-rc.5.json"));
  EXPECT_EQ(differences(read(fixture("everything.1.0.0-beta.1.json")), newest), Lines{});
  EXPECT_EQ(differences(read(fixture("everything.1.0.0-rc.4.json")), newest), Lines{});
  EXPECT_EQ(differences(read(fixture("everything.0.31.11.json")), newest),
            (Lines{"users.created_at type",                           // timestamp(3), without a space
                   "users.moods default",                             // '{ok}', not '{"ok"}'
                   "users.price type",                                // numeric(10,2)
                   "users.settings default",                          // no ::jsonb
                   "- users.users_id_name_pk", "+ users.users_pkey",  // PostgreSQL's own names
                   "- users.users_org_id_orgs_id_fk", "+ users.users_org_id_orgs_id_fkey"}));
}

TEST(SnapshotSchema, OfADiffIsOpenAndHasWhatIsCreated) {
  const Schema diff = read(fixture("everything.1.0.0-rc.5-diff.json"));
  const std::string parts_only = "[the snapshot tells only of parts of the table]";
  EXPECT_EQ(lines(diff), (Lines{"table tags", "  column name: type text, not null true, primary key true",
                                "table users: row level security " + parts_only, "  column nick: type text",
                                "  unique constraint users_nick_key: columns nick"}));
  ASSERT_TRUE(diff.open);
  EXPECT_EQ(diff.open->reason, "the snapshot holds only what changed since the one before it");
  EXPECT_FALSE(diff.tables[0].open_columns);
  EXPECT_TRUE(diff.tables[1].open_columns);
  EXPECT_TRUE(diff.tables[1].open_constraints);
  EXPECT_EQ(differences(read(fixture("everything.1.0.0-rc.5.json")), diff),
            (Lines{"+ tags", "+ users.nick", "+ users.users_nick_key"}));
}

TEST(SnapshotSchema, PlacesAreThoseOfTheKeys) {
  const Schema classic = read(
      "{\"version\": \"7\", \"dialect\": \"postgresql\", \"enums\": {}, \"schemas\": {},\n"
      "  \"tables\": {\n"
      "    \"public.users\": {\"name\": \"users\", \"columns\": {\n"
      "      \"id\": {\"name\": \"id\", \"type\": \"uuid\"}}}}}");
  const model::Location& column = classic.tables.at(0).columns.at(0).place;
  EXPECT_EQ(classic.tables[0].place.line, 3u);
  EXPECT_EQ(classic.tables[0].place.column, 5u);
  EXPECT_EQ(column.path, "");
  EXPECT_EQ(column.line, 4u);
  EXPECT_EQ(column.column, 7u);
  EXPECT_EQ(column.end_column, 11u);

  const Schema entities = read(
      "{\"version\": \"8\", \"dialect\": \"postgres\", \"ddl\": [\n"
      "  {\"entityType\": \"tables\", \"schema\": \"public\", \"name\": \"users\"}]}");
  EXPECT_EQ(entities.tables.at(0).place.line, 2u);
  EXPECT_EQ(entities.tables[0].place.column, 3u);
}

TEST(SnapshotSchema, ThatCannotBeReadSaysWhy) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", "not JSON: it ends too early at byte 0"},
      {"{\"a\":", "not JSON: it ends too early at byte 5"},
      {"[]", "not an object"},
      {"{}", "no \"dialect\" in it"},
      {R"({"dialect": "sqlite", "version": "6"})", "its dialect is sqlite"},
      {R"({"dialect": "postgresql"})", "no \"version\" in it"},
      {R"({"dialect": "postgresql", "version": {}})", "no \"version\" in it"},
      {R"({"dialect": "pg", "version": "4"})", "its version 4 is not one of 5 to 9"},
      {R"({"dialect": "postgres", "version": "10"})", "its version 10 is not one of 5 to 9"},
  };
  for (const auto& [text, reason] : cases) EXPECT_EQ(refusal(text), reason) << text;
}

TEST(SnapshotSchema, WithMoreValuesThanFitInMemoryIsRefused) {
  std::string many = "[";
  for (int at = 0; at < 1'000'001; ++at) many += "1,";
  many += "1]";
  EXPECT_EQ(refusal(many), "not JSON: there is too much in it at byte 1999999");
}

/// A snapshot of version 7 with one table t and these members in it.
std::string with_table(const std::string& members, const std::string& version = "7") {
  return R"({"version": ")" + version + R"(", "dialect": "postgresql", "schemas": {}, "enums": {"public.mood": )" +
         R"({"name": "mood", "values": ["a"]}, "a.twice": {"values": []}, "b.twice": {"values": []}}, )" +
         R"("tables": {"public.t": {"name": "t", "schema": "", )" + members + "}}}";
}

/// The parts of that table, as lines.
Lines parts_of(const std::string& category, const std::string& json, const std::string& version = "7") {
  const Schema schema = read(with_table("\"" + category + "\": " + json, version));
  return lines(parts(schema.tables.at(0)));
}

struct Case {
  std::string json;
  std::string expected;
};

void expect_parts(const std::string& category, const std::vector<Case>& cases, const std::string& version = "7") {
  for (const Case& one : cases) {
    EXPECT_EQ(parts_of(category, "{\"x\": " + one.json + "}", version), Lines{one.expected}) << one.json;
  }
}

TEST(SnapshotSchema, DefaultsOfColumns) {
  expect_parts(
      "columns",
      {{R"({"type": "int", "default": 5})", "column x: type int, default 5"},
       {R"({"type": "int", "default": 9223372036854776000})", "column x: type int, default 9223372036854776000"},
       {R"({"type": "bool", "default": false})", "column x: type bool, default false"},
       {R"({"type": "text", "default": ""})", "column x: type text, default "},
       {R"({"type": "text", "default": null})", "column x: type text"},
       {R"({"type": "text[]", "default": []})", "column x: type text[], default '{}'"},
       {R"({"type": "text[]", "default": ["a", "b"]})", "column x: type text[], default '{\"a\",\"b\"}'"},
       {R"({"type": "int[][]", "default": [[1, 2], []]})", "column x: type int[][], default '{{1,2},{}}'"},
       {R"json({"type": "vector(2)", "default": [1, 2.50]})json", "column x: type vector(2), default [1,2.50]"},
       {R"({"type": "point", "default": {"x": "\u0001\""}})",
        "column x: type point, default {\"x\":\"\\u0001\\\"\"}"}});
}

TEST(SnapshotSchema, SchemasOfTypes) {
  expect_parts("columns", {{R"({"type": "mood", "typeSchema": "public"})", "column x: type mood, type schema public"},
                           {R"({"type": "mood"})", "column x: type mood, type schema public"},
                           {R"({"type": "mood[3][]"})", "column x: type mood[3][], type schema public"},
                           {R"({"type": "twice"})", "column x: type twice, type schema [it has no \"typeSchema\"]"},
                           {R"({"type": "twice", "typeSchema": "b"})", "column x: type twice, type schema b"},
                           {R"({"type": "citext"})", "column x: type citext"}});
}

TEST(SnapshotSchema, KeysOfIndexes) {
  expect_parts(
      "indexes",
      {{R"({"columns": ["a", "b"]})", "index x: method btree, keys a, b"},
       {R"({"columns": [{"expression": "a", "asc": true, "nulls": "last"}]})", "index x: method btree, keys a"},
       {R"({"columns": [{"expression": "a", "asc": true, "nulls": "first", "opclass": "o"}]})",
        "index x: method btree, keys a nulls first o"},
       {R"json({"columns": [{"expression": "lower(a)", "isExpression": true, "asc": false, "opclass": ""}]})json",
        "index x: method btree, keys lower(a) desc"},
       {R"({"columns": [{"value": "a", "nullsFirst": true, "opclass": {"name": "o", "default": true}}]})",
        "index x: method btree, keys a nulls first"},
       {R"({"columns": [7]})", "index x: method btree, keys [its \"columns\" is not an array of index keys]"},
       {R"({"columns": ["a"], "with": {"m": 16, "a": "b"}, "method": "HNSW"})",
        "index x: method hnsw, keys a, with a=b, m=16"},
       {R"({"columns": ["a"], "with": {"m": []}})",
        "index x: method btree, keys a, with [its \"with\" is not a list of storage parameters]"}});
}

TEST(SnapshotSchema, CompositeKeysOfVersionFiveGetTheirSuffix) {
  const std::string key = R"({"name": "t_a_b", "columns": ["a", "b"]})";
  expect_parts("compositePrimaryKeys", {{key, "primary key t_a_b_pk: columns a, b"}}, "5");
  expect_parts("compositePrimaryKeys", {{R"({"name": "own", "columns": ["a"]})", "primary key own: columns a"}}, "5");
  expect_parts("compositePrimaryKeys", {{key, "primary key t_a_b: columns a, b"}}, "6");
}

TEST(SnapshotSchema, ForeignTablesOfVersionFiveAreLookedUp) {
  const auto foreign_table = [](const std::string& version, const std::string& more_tables) {
    const Schema schema = read(R"({"version": ")" + version + R"(", "dialect": "pg", "tables": {"t": {"name": "t", )" +
                               R"("foreignKeys": {"f": {"columnsFrom": ["a"], "tableTo": "u", "columnsTo": ["b"]}}})" +
                               more_tables + "}}");
    const model::Property& table = schema.tables.at(0).foreign_keys.at(0).foreign_table;
    return table.text.value_or(table.unknown ? table.unknown->reason : "");
  };
  const std::string in_app = R"(, "app.u": {"name": "u", "schema": "app"})";
  const std::string in_public = R"(, "u": {"name": "u", "schema": ""})";
  EXPECT_EQ(foreign_table("5", ""), "u");
  EXPECT_EQ(foreign_table("5", in_public), "u");
  EXPECT_EQ(foreign_table("5", in_app), "app.u");
  EXPECT_EQ(foreign_table("5", in_app + in_public), "it has no \"schemaTo\"");
  EXPECT_EQ(foreign_table("7", in_app), "u");
}

TEST(SnapshotSchema, WhatIsLeftOutHasItsDefault) {
  expect_parts("foreignKeys", {{R"({"columnsFrom": ["a"], "tableTo": "u", "schemaTo": "public", "columnsTo": ["b"]})",
                                "foreign key x: columns a, foreign table u, foreign columns b, on delete no action, "
                                "on update no action"}});
  expect_parts("policies", {{"{}", "policy x: as permissive, for all, to public"}});
  expect_parts("uniqueConstraints", {{R"({"name": "u", "columns": []})", "unique constraint u: columns "}});
}

TEST(SnapshotSchema, DamagedPartsAreUnknown) {
  expect_parts("columns", {{"7", "column x [it is not an object]"},
                           {R"({"type": []})", "column x: type [its \"type\" is not a string]"},
                           {R"({"type": "a", "notNull": "yes"})",
                            "column x: type a, not null [its \"notNull\" is not true or false]"},
                           {R"({"type": "a", "generated": 7})", "column x: type a, generated [it has no \"as\"]"},
                           {R"({"type": "a", "identity": {"type": "never", "name": "s"}})",
                            "column x: type a, identity [its \"type\" is not \"always\" or \"byDefault\"]"},
                           {R"({"type": "a", "identity": {"type": "always", "name": "s", "cache": {}}})",
                            "column x: type a, identity always, sequence [its \"cache\" is not a number]"}});
  expect_parts("checkConstraints", {{"{}", "check x: expression [it has no \"value\"]"}});
  expect_parts("uniqueConstraints", {{R"({"columns": ["a", 7]})",
                                      "unique constraint x: columns [its \"columns\" is not an array of strings]"}});
}

TEST(SnapshotSchema, DamagedContainersAreOpen) {
  EXPECT_EQ(read(R"({"version": "7", "dialect": "postgresql", "tables": {}, "schemas": {}, "enums": 7})").open->reason,
            "its \"enums\" is not an object");
  EXPECT_EQ(read(R"({"version": "7", "dialect": "postgresql", "enums": {}, "schemas": {}})").open->reason,
            "it has no \"tables\"");
  EXPECT_EQ(read(R"({"version": "8", "dialect": "postgres"})").open->reason, "it has no \"ddl\"");
  EXPECT_EQ(read(R"({"version": "8", "dialect": "postgres", "ddl": [7]})").open->reason,
            "an entity of the snapshot has no name or no type");
  const model::Table table = read(with_table(R"("columns": [], "indexes": {}, "foreignKeys": false)")).tables.at(0);
  EXPECT_EQ(table.open_columns->reason, "its \"columns\" is not an object");
  EXPECT_EQ(table.open_constraints->reason, "it has no \"compositePrimaryKeys\"");
}

TEST(SnapshotSchema, OfAKeyThatIsThereTwiceTheLastCounts) {
  EXPECT_EQ(parts_of("columns", R"({"a": {"type": "x"}, "b": {"type": "y", "type": "z"}, "a": {"type": "w"}})"),
            (Lines{"column a: type w", "column b: type z"}));
}

}  // namespace
}  // namespace lockstep::layout
