#include <gtest/gtest.h>

#include "base/error.h"
#include "changed_enum.h"

namespace lockstep::authoring {
namespace {

using Statements = std::vector<std::string>;

constexpr const char* kMoods = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');\n";

ChangedEnum moods(const std::string& more, std::vector<std::string> after) {
  return ChangedEnum(kMoods + more, {"sad", "ok", "happy"}, std::move(after));
}

/// The schema with one table "u" whose column "feels" has the default.
model::Schema schema_with_default(const std::string& value) {
  model::Column column;
  column.name = "feels";
  column.type = model::Property::of("mood");
  column.default_value = model::Property::of(value);
  model::Table table;
  table.name = "u";
  table.columns = {column};
  model::Schema schema;
  schema.tables = {table};
  return schema;
}

TEST(EnumEdit, AddsAValueWhereItStands) {
  EXPECT_EQ(moods("", {"sad", "ok", "happy", "wild"}).statements(), Statements{"ALTER TYPE mood ADD VALUE 'wild'"});
  EXPECT_EQ(moods("", {"numb", "sad", "ok", "happy"}).statements(),
            Statements{"ALTER TYPE mood ADD VALUE 'numb' BEFORE 'sad'"});
  EXPECT_EQ(
      moods("", {"sad", "so so", "fine", "ok", "happy"}).statements(),
      (Statements{"ALTER TYPE mood ADD VALUE 'so so' AFTER 'sad'", "ALTER TYPE mood ADD VALUE 'fine' AFTER 'so so'"}));
}

TEST(EnumEdit, RenamesAValueInPlace) {
  ChangedEnum change = moods("", {"sad", "fine", "happy"});
  change.answers().renamed = {{"ok", "fine"}};
  EXPECT_EQ(change.statements(), Statements{"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"});
}

TEST(EnumEdit, RenamesBeforeItAddsAndRecreates) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood DEFAULT 'ok');", {"happy", "fine", "sad"});
  change.answers().renamed = {{"ok", "fine"}};
  EXPECT_EQ(change.text(),
            "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'\n"
            "ALTER TYPE mood RENAME TO mood_old\n"
            "CREATE TYPE mood AS ENUM ('happy', 'fine', 'sad')\n"
            "ALTER TABLE u\n"
            "  ALTER COLUMN feels DROP DEFAULT,\n"
            "  ALTER COLUMN feels TYPE mood USING feels::text::mood,\n"
            "  ALTER COLUMN feels SET DEFAULT 'fine'\n"
            "DROP TYPE mood_old");
}

TEST(EnumEdit, RemovesAValueFromEveryColumn) {
  ChangedEnum change = moods(
      "CREATE TABLE u (feels mood NOT NULL DEFAULT 'ok', felt mood[] DEFAULT '{sad}');\n"
      "CREATE TABLE v (m mood);",
      {"ok", "happy"});
  EXPECT_EQ(change.text(),
            "UPDATE u SET feels = 'ok' WHERE feels::text IN ('sad')\n"
            "UPDATE u SET felt = array_replace(felt, 'sad', 'ok') WHERE felt && ARRAY['sad']::mood[]\n"
            "UPDATE v SET m = 'ok' WHERE m::text IN ('sad')\n"
            "ALTER TYPE mood RENAME TO mood_old\n"
            "CREATE TYPE mood AS ENUM ('ok', 'happy')\n"
            "ALTER TABLE u\n"
            "  ALTER COLUMN feels DROP DEFAULT,\n"
            "  ALTER COLUMN feels TYPE mood USING feels::text::mood,\n"
            "  ALTER COLUMN feels SET DEFAULT 'ok',\n"
            "  ALTER COLUMN felt DROP DEFAULT,\n"
            "  ALTER COLUMN felt TYPE mood[] USING felt::text[]::mood[],\n"
            "  ALTER COLUMN felt SET DEFAULT '{ok}'\n"
            "ALTER TABLE v ALTER COLUMN m TYPE mood USING m::text::mood\n"
            "DROP TYPE mood_old");
}

TEST(EnumEdit, AsksForEachRemovedValueItsOwn) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood);", {"ok"});
  change.answers().becomes = {{"sad", "ok"}, {"happy", "ok"}};
  EXPECT_EQ(change.statements().front(), "UPDATE u SET feels = 'ok' WHERE feels::text IN ('sad', 'happy')");
}

TEST(EnumEdit, MovesRowsToANewValueOnTheWay) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood, felt mood[]);", {"ok", "happy", "low"});
  change.answers().becomes = {{"sad", "low"}};
  EXPECT_EQ(
      change.statements()[2],
      "ALTER TABLE u\n"
      "  ALTER COLUMN feels TYPE mood USING (CASE feels::text WHEN 'sad' THEN 'low' ELSE feels::text END)::mood,\n"
      "  ALTER COLUMN felt TYPE mood[] USING array_replace(felt::text[], 'sad', 'low')::mood[]");
}

TEST(EnumEdit, DropsAndMakesAgainWhatStandsInTheWay) {
  ChangedEnum change = moods(
      "CREATE TABLE u (id int, feels mood CHECK (feels <> 'happy'));\n"
      "CREATE INDEX low ON u (id DESC NULLS LAST) WHERE feels = 'ok';\n"
      "CREATE VIEW fine AS SELECT id FROM u WHERE feels = 'ok';\n"
      "CREATE VIEW finest AS SELECT * FROM fine;\n"
      "GRANT SELECT ON fine TO app;\n"
      "CREATE FUNCTION is_fine(m mood) RETURNS boolean LANGUAGE sql AS $$ SELECT m = 'ok' $$;",
      {"happy", "ok", "sad"});
  EXPECT_EQ(change.text(),
            "DROP VIEW finest\n"
            "DROP VIEW fine\n"
            "DROP INDEX low\n"
            "ALTER TABLE u DROP CONSTRAINT u_feels_check\n"
            "DROP FUNCTION is_fine(mood)\n"
            "ALTER TYPE mood RENAME TO mood_old\n"
            "CREATE TYPE mood AS ENUM ('happy', 'ok', 'sad')\n"
            "ALTER TABLE u ALTER COLUMN feels TYPE mood USING feels::text::mood\n"
            "DROP TYPE mood_old\n"
            "CREATE FUNCTION is_fine(m mood) RETURNS boolean LANGUAGE sql AS $$ SELECT m = 'ok' $$\n"
            "ALTER TABLE u ADD CONSTRAINT u_feels_check CHECK (feels <> 'happy')\n"
            "CREATE INDEX low ON u USING btree (id DESC NULLS LAST) WHERE feels = 'ok'\n"
            "CREATE VIEW fine AS SELECT id FROM u WHERE feels = 'ok'\n"
            "GRANT SELECT ON fine TO app\n"
            "CREATE VIEW finest AS SELECT * FROM fine");
}

TEST(EnumEdit, LeavesToAPersonWhatNamesARemovedValue) {
  ChangedEnum change =
      moods("CREATE TABLE u (feels mood);\nCREATE VIEW low AS SELECT * FROM u WHERE feels = 'sad';", {"ok", "happy"});
  EXPECT_EQ(change.statements().back(),
            "-- here make view low again, without 'sad':\n"
            "--   CREATE VIEW low AS SELECT * FROM u WHERE feels = 'sad'");
}

TEST(EnumEdit, FollowsARenamedValueIntoWhatIsMadeAgain) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood);\nCREATE VIEW low AS SELECT * FROM u WHERE feels = 'sad';",
                             {"ok", "low", "happy"});
  change.answers().renamed = {{"sad", "low"}};
  EXPECT_EQ(change.statements().back(), "CREATE VIEW low AS SELECT * FROM u WHERE feels = 'low'");
}

TEST(EnumEdit, MakesADomainOverTheEnumAnew) {
  ChangedEnum change = moods("CREATE DOMAIN known AS mood DEFAULT 'ok' NOT NULL;\nCREATE TABLE u (feels known);",
                             {"ok", "happy", "sad"});
  EXPECT_EQ(change.text(),
            "ALTER TYPE mood RENAME TO mood_old\n"
            "ALTER DOMAIN known RENAME TO known_old\n"
            "CREATE TYPE mood AS ENUM ('ok', 'happy', 'sad')\n"
            "CREATE DOMAIN known AS mood DEFAULT 'ok' NOT NULL\n"
            "ALTER TABLE u ALTER COLUMN feels TYPE known USING feels::text::known\n"
            "DROP DOMAIN known_old\n"
            "DROP TYPE mood_old");
}

TEST(EnumEdit, ComparesADomainWithItsEnumsValues) {
  ChangedEnum change = moods("CREATE DOMAIN known AS mood;\nCREATE TABLE u (feels known);", {"ok", "happy"});
  EXPECT_EQ(change.statements().front(), "UPDATE u SET feels = 'ok' WHERE feels::text IN ('sad')");
}

TEST(EnumEdit, ReplacesAQuotedItemOfAnArrayDefault) {
  ChangedEnum change = moods("CREATE TABLE u (felt mood[] DEFAULT '{happy, \"sad\"}');", {"ok", "happy"});
  EXPECT_TRUE(base::contains(change.text(), "SET DEFAULT '{happy,\"ok\"}'")) << change.text();
}

TEST(EnumEdit, GivesTheNewTypeToACompositeType) {
  ChangedEnum change = moods("CREATE TYPE pair AS (a mood, b int);", {"ok", "sad", "happy"});
  EXPECT_EQ(change.statements()[2], "ALTER TYPE pair ALTER ATTRIBUTE a TYPE mood");
}

TEST(EnumEdit, DropsTriggersPoliciesAndGeneratedColumnsOfTheColumn) {
  ChangedEnum change = moods(
      "CREATE TABLE u (id int, feels mood, fine boolean GENERATED ALWAYS AS (feels = 'ok') STORED);\n"
      "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n"
      "CREATE TRIGGER noted BEFORE UPDATE OF feels ON u FOR EACH ROW EXECUTE FUNCTION note();\n"
      "CREATE POLICY fine_only ON u FOR select TO public USING (feels = 'ok');",
      {"ok", "sad", "happy"});
  const std::string text = change.text();
  EXPECT_TRUE(base::contains(text, "ALTER TABLE u DROP COLUMN fine\n")) << text;
  EXPECT_TRUE(base::contains(text, "ADD COLUMN fine bool GENERATED ALWAYS AS (feels = 'ok') STORED")) << text;
  EXPECT_TRUE(base::contains(text, "DROP TRIGGER noted ON u\n")) << text;
  EXPECT_TRUE(base::contains(text, "CREATE TRIGGER noted BEFORE UPDATE OF feels ON u FOR EACH ROW")) << text;
  EXPECT_TRUE(base::contains(text, "CREATE POLICY fine_only ON u FOR select TO public USING (feels = 'ok')")) << text;
}

TEST(EnumEdit, MakesAFunctionAgainAsItWasReplacedLast) {
  ChangedEnum change = moods(
      "CREATE FUNCTION f(m mood) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
      "CREATE OR REPLACE FUNCTION f(m mood) RETURNS int LANGUAGE sql AS 'SELECT 2';\n"
      "REVOKE ALL ON FUNCTION f(mood) FROM public;",
      {"ok", "sad", "happy"});
  const Statements statements = change.statements();
  EXPECT_EQ(statements[statements.size() - 2],
            "CREATE OR REPLACE FUNCTION f(m mood) RETURNS int LANGUAGE sql AS 'SELECT 2'");
  EXPECT_EQ(statements.back(), "REVOKE ALL ON FUNCTION f(mood) FROM public");
}

TEST(EnumEdit, ConvertsAPartitionedTableByItsParent) {
  ChangedEnum change = moods(
      "CREATE TABLE u (id int, feels mood) PARTITION BY RANGE (id);\n"
      "CREATE TABLE u1 PARTITION OF u FOR VALUES FROM (0) TO (9);",
      {"ok", "sad", "happy"});
  EXPECT_EQ(change.text(),
            "ALTER TYPE mood RENAME TO mood_old\n"
            "CREATE TYPE mood AS ENUM ('ok', 'sad', 'happy')\n"
            "ALTER TABLE u ALTER COLUMN feels TYPE mood USING feels::text::mood\n"
            "DROP TYPE mood_old");
}

TEST(EnumEdit, ChecksDeferredConstraintsBeforeTheTableIsAltered) {
  ChangedEnum change = moods(
      "CREATE TABLE p (id int PRIMARY KEY);\n"
      "CREATE TABLE u (feels mood, p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);",
      {"ok", "happy"});
  EXPECT_EQ(change.statements()[1], "SET CONSTRAINTS ALL IMMEDIATE");
}

TEST(EnumEdit, DropsForeignKeysOfTheColumnAndMakesThemAsTheyWere) {
  ChangedEnum change = moods(
      "CREATE TABLE m (mood mood PRIMARY KEY);\n"
      "CREATE TABLE u (feels mood REFERENCES m ON DELETE CASCADE DEFERRABLE);",
      {"ok", "sad", "happy"});
  const Statements statements = change.statements();
  EXPECT_EQ(statements.front(), "ALTER TABLE u DROP CONSTRAINT u_feels_fkey");
  EXPECT_EQ(statements.back(),
            "ALTER TABLE u ADD CONSTRAINT u_feels_fkey FOREIGN KEY (feels) REFERENCES m (mood) ON DELETE CASCADE "
            "DEFERRABLE");
}

TEST(EnumEdit, QuotesNamesAndValues) {
  ChangedEnum change(
      "CREATE SCHEMA app; CREATE TYPE app.\"Mood\" AS ENUM ('it''s ok', 'sad');\n"
      "CREATE TABLE app.\"User\" (\"order\" app.\"Mood\" DEFAULT 'it''s ok');",
      {"it's ok", "sad"}, {"sad", "it's ok"});
  change.edit().name = {"app", "Mood", {}};
  EXPECT_EQ(change.text(),
            "ALTER TYPE app.\"Mood\" RENAME TO \"Mood_old\"\n"
            "CREATE TYPE app.\"Mood\" AS ENUM ('sad', 'it''s ok')\n"
            "ALTER TABLE app.\"User\"\n"
            "  ALTER COLUMN \"order\" DROP DEFAULT,\n"
            "  ALTER COLUMN \"order\" TYPE app.\"Mood\" USING \"order\"::text::app.\"Mood\",\n"
            "  ALTER COLUMN \"order\" SET DEFAULT 'it''s ok'\n"
            "DROP TYPE app.\"Mood_old\"");
}

TEST(EnumEdit, TakesTheDefaultThatTheSchemaHasNow) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood DEFAULT 'sad');", {"ok", "happy"});
  change.schema() = schema_with_default("'happy'");
  EXPECT_TRUE(base::contains(change.text(), "ALTER COLUMN feels SET DEFAULT 'happy'")) << change.text();
}

TEST(EnumEdit, LeavesADefaultThatFollowsItsRenamedValue) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood DEFAULT 'ok');", {"sad", "fine", "happy"});
  change.answers().renamed = {{"ok", "fine"}};
  change.schema() = schema_with_default("'fine'");
  EXPECT_EQ(change.statements(), Statements{"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"});
}

TEST(EnumEdit, SetsANewDefaultBesideAnAddedValue) {
  ChangedEnum change = moods("CREATE TABLE u (feels mood DEFAULT 'ok');", {"sad", "ok", "happy", "wild"});
  change.schema() = schema_with_default("'happy'");
  EXPECT_EQ(change.statements(),
            (Statements{"ALTER TYPE mood ADD VALUE 'wild'", "ALTER TABLE u ALTER COLUMN feels SET DEFAULT 'happy'"}));
}

TEST(EnumEdit, KnowsWhenANewValueIsNeededAtOnce) {
  const EnumEdit edit{{"", "mood", {}}, {"ok"}, {"ok", "wild"}};
  EXPECT_TRUE(uses_new_value(edit, {}, schema_with_default("'wild'")));
  EXPECT_FALSE(uses_new_value(edit, {}, schema_with_default("'ok'")));
  const EnumEdit renamed{{"", "mood", {}}, {"ok"}, {"wild"}};
  EXPECT_FALSE(uses_new_value(renamed, {.renamed = {{"ok", "wild"}}, .becomes = {}}, schema_with_default("'wild'")));
}

TEST(EnumEdit, SaysWhenNoMigrationMakesTheEnum) {
  EXPECT_THROW(ChangedEnum("SELECT 1;", {"a", "b"}, {"b", "a"}).statements(), base::Error);
}

TEST(EnumEdit, ReplacesARemovedValueByTheDefaultThatStays) {
  const ChangedEnum change = moods("CREATE TABLE u (feels mood DEFAULT 'happy'::mood);", {"ok", "happy"});
  const EnumEdit edit{{"", "mood", {}}, {"sad", "ok", "happy"}, {"ok", "happy"}};
  EXPECT_EQ(usual_replacement(edit, users_of(edit, change.history())), "happy");
}

}  // namespace
}  // namespace lockstep::authoring
