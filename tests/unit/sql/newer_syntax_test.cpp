#include "parsed.h"

namespace lockstep::sql {
namespace {

/// A statement that only a newer PostgreSQL knows, and that is given all the same.
struct Newer : Parsed {
  explicit Newer(std::string_view sql) : Parsed(sql) {}

  int version() const { return problem().feature ? problem().feature->major_version : 0; }
  template <typename Body>
  const Body& body() const {
    EXPECT_TRUE(problem().is_recovered) << text;
    EXPECT_EQ(file.statements.size(), 1U) << text;
    static const Body kNone{};
    const auto* found = file.statements.empty() ? nullptr : std::get_if<Body>(&file.statements[0].body);
    EXPECT_NE(found, nullptr) << text;
    return found == nullptr ? kNone : *found;
  }
};

TEST(NewerSyntax, HasItsVersion) {
  const std::pair<std::string_view, int> cases[] = {
      {"ALTER TABLE t ADD COLUMN a int GENERATED ALWAYS AS (b) VIRTUAL", 18},
      {"ALTER TABLE t ADD COLUMN a int GENERATED ALWAYS AS (b)", 18},
      {"ALTER TABLE t ADD CONSTRAINT c NOT NULL a NOT VALID", 18},
      {"ALTER TABLE t ADD CHECK (a > 0) NOT ENFORCED", 18},
      {"ALTER TABLE t ALTER CONSTRAINT c NO INHERIT", 18},
      {"CREATE TABLE t (a int NOT NULL NO INHERIT)", 18},
      {"CREATE TABLE t (a int, b tstzrange, PRIMARY KEY (a, b WITHOUT OVERLAPS))", 18},
      {"ALTER TABLE t ADD FOREIGN KEY (a, PERIOD b) REFERENCES r (a, PERIOD b)", 18},
      {"UPDATE t SET a = 1 RETURNING WITH (OLD AS o) o.a", 18},
      {"VACUUM ONLY t", 18},
      {"ALTER TABLE t ALTER a SET EXPRESSION AS (b)", 17},
      {"ALTER TABLE t SET ACCESS METHOD DEFAULT", 17},
      {"MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE RETURNING *", 17},
      {"MERGE INTO t USING s ON true WHEN NOT MATCHED BY SOURCE THEN DELETE", 17},
      {"SELECT now() AT LOCAL", 17},
      {"SELECT JSON_VALUE(a, '$.b' RETURNING int)", 17},
      {"SELECT * FROM JSON_TABLE(a, '$[*]' COLUMNS (b int PATH '$.b')) AS t", 17},
      {"SELECT JSON_OBJECT('a': 1)", 16},
      {"SELECT a IS JSON OBJECT", 16},
      {"SELECT 1_000", 16},
      {"SELECT 0x1F", 16},
      {"CREATE TABLE t (a text STORAGE EXTERNAL)", 16},
      {"GRANT a TO b WITH INHERIT FALSE", 16},
      {"SELECT 1 FROM (SELECT 1)", 16},
      {"REINDEX DATABASE", 16},
      {"CREATE STATISTICS ON a, b FROM t", 16},
      {"CREATE STATISTICS (ndistinct) ON a, b FROM t", 16},
      {"ALTER TABLE t ADD COLUMN a text STORAGE EXTERNAL", 16},
      {"ALTER TABLE t ALTER a SET STORAGE DEFAULT", 16},
      {"SELECT xmlserialize(CONTENT a AS text NO INDENT)", 16},
      {"GRANT a TO b WITH ADMIN OPTION, INHERIT FALSE", 16},
      {"REVOKE INHERIT OPTION FOR a FROM b", 16},
      {"ALTER DOMAIN d ADD CONSTRAINT c NOT NULL", 17},
      {"COPY (MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE RETURNING t.a) TO STDOUT", 17},
      {"ALTER OPERATOR = (int, int) SET (MERGES, HASHES)", 17},
  };
  for (const auto& [text, version] : cases) {
    const Newer newer(text);
    EXPECT_EQ(newer.problem().kind, ProblemKind::kNewerSyntax) << text;
    EXPECT_EQ(newer.version(), version) << text;
    EXPECT_FALSE(newer.problem().place.empty()) << text;
  }
}

TEST(NewerSyntax, VirtualColumnsAreMarked) {
  const Newer newer("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL NOT NULL, c int DEFAULT 1)");
  const auto& columns = newer.body<CreateTable>().columns;
  ASSERT_EQ(columns.size(), 3U);
  const Constraint* generated = find_constraint(columns[1], ConstraintKind::kGenerated);
  ASSERT_NE(generated, nullptr);
  EXPECT_TRUE(generated->is_virtual);
  EXPECT_EQ(newer.slice(generated->expression->span), "a * 2");
  EXPECT_EQ(newer.slice(columns[1].span), "b int GENERATED ALWAYS AS (a * 2) VIRTUAL NOT NULL");
  EXPECT_NE(find_constraint(columns[1], ConstraintKind::kNotNull), nullptr);
  EXPECT_NE(find_constraint(columns[2], ConstraintKind::kDefault), nullptr);
}

TEST(NewerSyntax, NotNullConstraintsHaveTheirColumn) {
  const Newer newer("ALTER TABLE t ADD CONSTRAINT c NOT NULL \"A\" NOT VALID");
  const auto& constraint = *newer.body<AlterTable>().actions.at(0).constraint;
  EXPECT_EQ(constraint.kind, ConstraintKind::kNotNull);
  EXPECT_TRUE(constraint.is_not_valid);
  EXPECT_EQ(constraint.name.text, "c");
  EXPECT_EQ(constraint.columns.at(0).text, "A");
  EXPECT_EQ(newer.slice(constraint.columns.at(0).span), "\"A\"");
  EXPECT_EQ(constraint.expression, nullptr);
}

TEST(NewerSyntax, SetExpressionIsAnActionOfItsOwn) {
  const Newer newer("ALTER TABLE t ALTER a SET EXPRESSION AS (b + 1)");
  const auto& action = newer.body<AlterTable>().actions.at(0);
  EXPECT_EQ(action.kind, AlterActionKind::kSetExpression);
  EXPECT_EQ(newer.slice(action.expression->span), "b + 1");
}

TEST(NewerSyntax, MergeTellsRowsThatTheSourceHasNot) {
  const Newer newer(
      "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING *");
  const auto& actions = newer.body<Merge>().actions;
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_FALSE(actions[0].by_source);
  EXPECT_TRUE(actions[1].by_source);
  EXPECT_FALSE(actions[1].when_matched);
}

TEST(NewerSyntax, NumbersAreThePlainOnes) {
  const Newer newer("SELECT 1_000, 0x1F");
  const auto& targets = newer.body<Select>().query.targets;
  EXPECT_EQ(targets.at(0).value.text, "1000");
  EXPECT_EQ(targets.at(1).value.text, "31");
}

TEST(NewerSyntax, OthersAreRecovered) {
  EXPECT_TRUE(
      Newer("CREATE TABLE t (a int, CHECK (a > 0) NOT ENFORCED)").body<CreateTable>().constraints[0].is_not_enforced);
  EXPECT_EQ(Newer("CREATE TABLE t (a text STORAGE EXTERNAL)").body<CreateTable>().columns[0].storage, "external");
  EXPECT_EQ(Newer("ALTER TABLE t SET ACCESS METHOD DEFAULT").body<AlterTable>().actions[0].name.text, "");
}

TEST(NewerSyntax, WhatIsNotNewerIsASyntaxError) {
  EXPECT_EQ(Parsed("SELECT 1 FROM WHERE").problem().kind, ProblemKind::kSyntaxError);
  EXPECT_EQ(Parsed("ALTER TABLE t ADD COLUMN a int NOT NUL").problem().kind, ProblemKind::kSyntaxError);
}

TEST(NewestFeature, OfWhatParses) {
  const std::pair<std::string_view, int> cases[] = {
      {"MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE", 15},
      {"CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT", 15},
      {"CREATE VIEW v WITH (security_invoker) AS SELECT 1", 15},
      {"ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL (a)", 15},
      {"ALTER TABLE t DETACH PARTITION p CONCURRENTLY", 14},
      {"CREATE OR REPLACE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f()", 14},
      {"CREATE FUNCTION f() RETURNS int RETURN 1", 14},
      {"CREATE TABLE t (a uuid DEFAULT gen_random_uuid())", 13},
      {"CREATE TABLE t (a uuid DEFAULT uuidv7())", 18},
      {"UPDATE t SET a = 1 RETURNING old.a, new.a", 18},
      {"CREATE TABLE t (a int GENERATED ALWAYS AS (b) STORED)", 12},
      {"REINDEX TABLE CONCURRENTLY t", 12},
      {"CREATE INDEX i ON t (a) INCLUDE (b)", 11},
      {"CALL p()", 11},
  };
  for (const auto& [text, version] : cases) {
    const auto feature = newest_feature(Parsed(text).statement());
    ASSERT_TRUE(feature.has_value()) << text;
    EXPECT_EQ(feature->major_version, version) << text;
  }
  EXPECT_FALSE(newest_feature(Parsed("CREATE TABLE t (a int DEFAULT 1)").statement()).has_value());
  EXPECT_FALSE(newest_feature(Parsed("UPDATE old SET a = 1 RETURNING old.a").statement()).has_value());
}

}  // namespace
}  // namespace lockstep::sql
