#include "sql/grammar_15.h"

#include "parsed.h"

namespace lockstep::sql {
namespace {

/// The text that the parser is given, with '#' for each hidden byte.
std::string given(const std::string& text) {
  std::string shown = Grammar15(text).text();
  for (char& c : shown) c = c == '\xFF' ? '#' : c;
  return shown;
}

TEST(Grammar15, HidesWordsThatAreNoKeywordsTo15) {
  EXPECT_EQ(given("SELECT a IS JSON, Json_Value(a)"), "SELECT a IS JSO#, Json_Valu#(a)");
  EXPECT_EQ(given("CREATE TABLE t (a json, system_user text)"), "CREATE TABLE t (a jso#, system_use# text)");
  EXPECT_EQ(given("SELECT now() AT LOCAL"), "SELECT now() AT LOCA#");
  EXPECT_EQ(given("ALTER TABLE t ALTER a SET EXPRESSION AS (b)"), "ALTER TABLE t ALTER a SET EXPRESSIO# AS (b)");
  EXPECT_EQ(given("SELECT xmlserialize(CONTENT a AS text NO INDENT)"),
            "SELECT xmlserialize(CONTENT a AS text N# INDEN#)");
}

TEST(Grammar15, HidesWhatMergeHasNewly) {
  EXPECT_EQ(given("MERGE INTO t USING s ON true WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING *"),
            "MERGE INTO t USING s ON true WHEN NOT MATCHED B# SOURCE THEN DELETE RETURNIN# *");
  const std::string inner =
      "WITH n AS (INSERT INTO u VALUES (1) RETURNING *) MERGE INTO t USING n ON true WHEN MATCHED THEN DELETE";
  EXPECT_EQ(given(inner), inner);
}

TEST(Grammar15, HidesNumbersOfTheNewWays) {
  EXPECT_EQ(given("SELECT 1_000, 0x1F, 0b11, a_1, 1.5e3, $1"), "SELECT 1#000, 0#1F, 0#11, a_1, 1.5e3, $1");
}

TEST(Grammar15, LeavesKeywordsOf15Alone) {
  for (const std::string text : {
           "ALTER TABLE t ALTER a SET STORAGE external",
           "CREATE TABLE t (LIKE u INCLUDING STORAGE)",
           "CREATE TYPE t (INPUT = f, STORAGE = plain)",
           "SELECT a AT TIME ZONE 'UTC' FROM t GROUP BY a",
           "SELECT 'IS JSON', \"json\" -- json",
       }) {
    EXPECT_EQ(given(text), text);
  }
  EXPECT_EQ(given("CREATE TABLE t (a text STORAGE external)"), "CREATE TABLE t (a text STORAG# external)");
}

/// Where the parser of 15 would stop in a text that has no newer words; empty when it accepts the text.
std::string refused(const std::string& text) {
  const auto failure = Grammar15(text).failure(std::nullopt);
  return failure ? text.substr(failure->offset) : "";
}

TEST(Grammar15, RefusesWhatNoWordTells) {
  EXPECT_EQ(refused("CREATE STATISTICS ON a, b FROM t"), "ON a, b FROM t");
  EXPECT_EQ(refused("GRANT a TO b WITH INHERIT TRUE"), "INHERIT TRUE");
  EXPECT_EQ(refused("GRANT a TO b WITH ADMIN TRUE"), "TRUE");
  EXPECT_EQ(refused("REVOKE SET OPTION FOR a FROM b"), "OPTION FOR a FROM b");
  EXPECT_EQ(refused("ALTER TABLE t SET ACCESS METHOD DEFAULT"), "DEFAULT");
  EXPECT_EQ(refused("ALTER DOMAIN d ADD NOT NULL"), "NOT NULL");
  EXPECT_EQ(refused("SELECT $1a"), "$1a");
  EXPECT_EQ(refused("SELECT 1; ALTER OPERATOR = (int, int) SET (HASHES)"), ")");
  EXPECT_TRUE(Grammar15("REINDEX (VERBOSE) DATABASE CONCURRENTLY").refuses());
  for (const char* text : {
           "REINDEX DATABASE d",
           "ALTER DOMAIN d ADD CHECK (value IS NOT NULL)",
           "SELECT $1, $2 AS a",
           "CREATE STATISTICS s ON a, b FROM t",
           "GRANT a TO b WITH ADMIN OPTION",
           "GRANT SELECT ON t TO b WITH GRANT OPTION",
           "REVOKE ADMIN OPTION FOR a FROM b",
           "ALTER TABLE t SET ACCESS METHOD heap, ALTER a SET DEFAULT 1",
           "ALTER OPERATOR = (int, int) SET (RESTRICT = f, JOIN = NONE)",
       }) {
    EXPECT_EQ(refused(text), "") << text;
  }
}

TEST(Grammar15, RefusesQueriesWithoutANameInFrom) {
  EXPECT_EQ(refused("SELECT 1 FROM (SELECT 1)"), "(SELECT 1)");
  EXPECT_EQ(refused("SELECT 1 FROM a JOIN (SELECT 2) ON true"), "(SELECT 2) ON true");
  EXPECT_EQ(refused("SELECT 1 FROM a, LATERAL (SELECT 2)"), "(SELECT 2)");
  EXPECT_EQ(refused("SELECT 1 FROM a, (VALUES (1)), b"), "(VALUES (1)), b");
  EXPECT_EQ(refused("SELECT 1 FROM ((SELECT 1) UNION (SELECT 2))"), "((SELECT 1) UNION (SELECT 2))");
  EXPECT_EQ(refused("SELECT 1 FROM ((SELECT 1) a CROSS JOIN (SELECT 2))"), "(SELECT 2))");
  EXPECT_EQ(refused("SELECT 1 FROM (SELECT 1 FROM (SELECT 3))"), "(SELECT 3))");
  EXPECT_EQ(refused("DELETE FROM t USING (SELECT 1) WHERE true"), "(SELECT 1) WHERE true");
  for (const char* text : {
           "SELECT 1 FROM (SELECT 1) a, (SELECT 2) AS b",
           "SELECT 1, (SELECT 1) FROM t",
           "SELECT extract(epoch FROM (SELECT max(a) FROM t))",
           "SELECT a IS DISTINCT FROM (SELECT 1) FROM t",
           "SELECT 1 FROM f((SELECT 1)) ORDER BY 1, (SELECT 2)",
           "SELECT 1 FROM t WHERE a IN (SELECT 1) AND (SELECT true)",
           "CREATE POLICY p ON t USING ((SELECT auth.uid()) = a)",
           "INSERT INTO t (SELECT 1)",
           "SELECT 1 FROM ((SELECT 1) a JOIN t USING (b)) JOIN u ON (SELECT true)",
       }) {
    EXPECT_EQ(refused(text), "") << text;
  }
}

TEST(Grammar15, WhatComesFirstIsTold) {
  const std::string text = "SELECT 1 FROM (SELECT 1) WHERE WHERE";
  const Grammar15 grammar(text);
  EXPECT_EQ(grammar.failure(ParseFailure{"later", 31})->offset, 14U);
  EXPECT_EQ(grammar.failure(ParseFailure{"earlier", 0})->message, "earlier");
}

TEST(Grammar15, MessagesHaveTheWordAsItWas) {
  const std::string text = "SELECT json FROM a IS JSON";
  const Grammar15 grammar(text);
  const ParseFailure failure{"syntax error at or near \"JSO\xFF\"", 22};
  EXPECT_EQ(grammar.failure(failure)->message, "syntax error at or near \"JSON\"");
}

TEST(Grammar15, StatementsHaveTheWordsAsTheyWere) {
  const Parsed parsed("SELECT json_object('{a,1}'), System_User, a::JSON FROM json.storage AS local");
  const Query& query = parsed.as<Select>().query;
  ASSERT_EQ(query.targets.size(), 3U);
  EXPECT_EQ(query.targets[0].value.kind, ExpressionKind::kCall);
  EXPECT_EQ(query.targets[0].value.text, "json_object");
  EXPECT_EQ(query.targets[0].value.qualifier, "");
  EXPECT_EQ(query.targets[1].value.kind, ExpressionKind::kColumn);
  EXPECT_EQ(query.targets[1].value.text, "system_user");
  ASSERT_EQ(query.from.size(), 1U);
  EXPECT_EQ(query.from[0].relation.schema, "json");
  EXPECT_EQ(query.from[0].relation.name, "storage");
  EXPECT_EQ(query.from[0].alias.text, "local");
}

}  // namespace
}  // namespace lockstep::sql
