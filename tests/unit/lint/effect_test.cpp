#include "lint/effect.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "effect_cases.h"

// What a real server is asked about in tests/lint_truth is not repeated here; these are the questions that it cannot
// answer: what is not known, what is new, what people are told.
namespace lockstep::lint {
namespace {

std::vector<Effect> effects(const std::string& statement, const Before& before) {
  const sql::ParsedFile parsed = sql::parse_file(statement, sql::Splitting::kWholeFile);
  EXPECT_EQ(parsed.statements.size(), 1U) << statement;
  return effects_of(parsed.statements.at(0), before.database(), 15);
}

TEST(Effect, OfATableThatIsNotKnownHasItsName) {
  const auto found = effects("ALTER TABLE app.users ADD COLUMN a int REFERENCES other", Before(""));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].relation, 0U);
  EXPECT_EQ(found[0].name.schema, "app");
  EXPECT_EQ(found[0].name.name, "users");
  EXPECT_TRUE(found[0].is_target);
  EXPECT_EQ(found[1].name.name, "other");
  EXPECT_FALSE(found[1].is_target);
  EXPECT_EQ(found[1].lock, LockMode::kShareRowExclusive);
}

TEST(Effect, OfATableThatIsNotKnownIsUnsure) {
  const auto not_null = effects("ALTER TABLE users ALTER COLUMN a SET NOT NULL", Before(""));
  EXPECT_EQ(not_null.at(0).work, Work::kScan);
  EXPECT_TRUE(not_null.at(0).is_unsure);
  const auto type = effects("ALTER TABLE users ALTER COLUMN a TYPE text", Before(""));
  EXPECT_EQ(type.at(0).work, Work::kRewrite);
  EXPECT_TRUE(type.at(0).is_unsure);
  const auto computed = effects("ALTER TABLE users ALTER COLUMN a TYPE text USING lower(a)", Before(""));
  EXPECT_FALSE(computed.at(0).is_unsure);
}

TEST(Effect, AFunctionThatIsNotKnownMayRewrite) {
  const auto found = effects("ALTER TABLE t ADD COLUMN id text DEFAULT nanoid()", Before("CREATE TABLE t (a int)"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].work, Work::kRewrite);
  EXPECT_TRUE(found[0].is_unsure);
  EXPECT_EQ(found[0].reason, "its default calls nanoid(), which may give every row another value");
}

TEST(Effect, SaysWhy) {
  const Before before("CREATE TABLE t (a int, b varchar(20)); CREATE DOMAIN d AS int CHECK (VALUE > 0);");
  EXPECT_EQ(effects("ALTER TABLE t ADD COLUMN x uuid DEFAULT gen_random_uuid()", before).at(0).reason,
            "its default calls gen_random_uuid(), which gives every row another value");
  EXPECT_EQ(effects("ALTER TABLE t ADD COLUMN x d", before).at(0).reason,
            "the domain d has constraints that every row is held against");
  EXPECT_EQ(effects("ALTER TABLE t ALTER COLUMN b TYPE varchar(10)", before).at(0).reason,
            "varchar(20) to varchar(10) needs other bytes, or a check of each value");
  EXPECT_EQ(effects("ALTER TABLE t ADD COLUMN x int", before).at(0).reason, "");
}

TEST(Effect, LocksAreThoseOfTheWholeStatement) {
  const Before before("CREATE TABLE t (a int CHECK (a > 0)); ALTER TABLE t ADD CONSTRAINT c CHECK (a < 9) NOT VALID;");
  const auto found = effects("ALTER TABLE t VALIDATE CONSTRAINT c, ADD COLUMN b int", before);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].lock, LockMode::kAccessExclusive);
  EXPECT_EQ(found[0].own_lock, LockMode::kShareUpdateExclusive);
  EXPECT_EQ(found[0].work, Work::kScan);
  EXPECT_EQ(found[1].work, Work::kNone);
}

TEST(Effect, KnowsWhatTheChangeMade) {
  const Before before("CREATE TABLE old (a int);",
                      "CREATE TABLE fresh (a int); CREATE TABLE IF NOT EXISTS maybe (a int);");
  EXPECT_FALSE(effects("ALTER TABLE old ADD COLUMN b int", before).at(0).is_in_new_run);
  EXPECT_TRUE(effects("ALTER TABLE fresh ADD COLUMN b int", before).at(0).is_in_new_run);
  EXPECT_TRUE(effects("ALTER TABLE maybe ADD COLUMN b int", before).at(0).is_in_new_run);
  const Before open("DO $$ BEGIN EXECUTE current_setting('x'); END $$;", "CREATE TABLE IF NOT EXISTS maybe (a int);");
  EXPECT_FALSE(effects("ALTER TABLE maybe ADD COLUMN b int", open).at(0).is_in_new_run);
}

TEST(Effect, TemporaryTablesArePrivate) {
  const Before before("CREATE TEMPORARY TABLE t (a int);");
  EXPECT_TRUE(effects("CREATE INDEX ON t (a)", before).at(0).is_in_new_run);
}

TEST(Effect, HasTheSpanOfItsAction) {
  const std::string text = "ALTER TABLE t ADD COLUMN b int, ADD CHECK (a > 0)";
  const auto found = effects(text, Before("CREATE TABLE t (a int)"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(text.substr(found[0].span.begin, found[0].span.end - found[0].span.begin), "ADD COLUMN b int");
  EXPECT_EQ(text.substr(found[1].span.begin, found[1].span.end - found[1].span.begin), "ADD CHECK (a > 0)");
}

TEST(Effect, ReindexLocksTheIndexToo) {
  const auto found = effects("REINDEX INDEX i", Before("CREATE TABLE t (a int); CREATE INDEX i ON t (a);"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].lock, LockMode::kShare);
  EXPECT_EQ(found[0].index, "");
  EXPECT_EQ(found[1].lock, LockMode::kAccessExclusive);
  EXPECT_EQ(found[1].index, "i");
  EXPECT_EQ(found[0].relation, found[1].relation);
}

TEST(Effect, SetNotNullWithAConstraintThatIsNotListed) {
  const Before before("CREATE TABLE t (a int); DO 'BEGIN EXECUTE chr(65); END';");
  const auto found = effects("ALTER TABLE t ALTER COLUMN a SET NOT NULL", before);
  EXPECT_EQ(found.at(0).work, Work::kScan);
}

TEST(Effect, CyclesOfTablesEnd) {
  const Before before(
      "CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);"
      "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;");
  EXPECT_EQ(effects("TRUNCATE a CASCADE", before).size(), 2U);
  EXPECT_EQ(effects("DROP TABLE a CASCADE", before).size(), 2U);
}

}  // namespace
}  // namespace lockstep::lint
