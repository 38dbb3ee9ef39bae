#include "parsed.h"

namespace lockstep::sql {
namespace {

std::vector<std::string> children(const Parsed& parsed) {
  std::vector<std::string> found;
  for (const Statement& child : parsed.statement().children) found.emplace_back(parsed.slice(child.span));
  return found;
}

using Texts = std::vector<std::string>;

TEST(Bodies, OfDoHaveTheForeignKeysOfDrizzle) {
  const Parsed parsed(
      "DO $$ BEGIN\n ALTER TABLE \"a\" ADD CONSTRAINT \"f\" FOREIGN KEY (\"b\") REFERENCES \"c\"(\"id\");\n"
      "EXCEPTION\n WHEN duplicate_object THEN null;\nEND $$;");
  ASSERT_EQ(children(parsed),
            (Texts{"ALTER TABLE \"a\" ADD CONSTRAINT \"f\" FOREIGN KEY (\"b\") REFERENCES \"c\"(\"id\")"}));
  const Statement& child = parsed.statement().children[0];
  EXPECT_EQ(child.nesting.forgiven, (Texts{"duplicate_object"}));
  EXPECT_FALSE(child.nesting.in_condition);
  const auto& alter = std::get<AlterTable>(child.body);
  EXPECT_EQ(parsed.slice(alter.actions[0].constraint->reference->table.span), "\"c\"");
}

TEST(Bodies, StatementsKnowHowTheyStand) {
  const Parsed parsed(R"(CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $body$
<<top>>
DECLARE
  r record; n int := (SELECT 1);
BEGIN
  UPDATE plain SET a = 1;
  IF CASE WHEN x THEN true END THEN DELETE FROM cond; ELSE TRUNCATE other; END IF;
  FOR r IN SELECT * FROM looped LOOP INSERT INTO z VALUES (r.a); END LOOP;
  FOR i IN 1..3 LOOP CALL p(i); END LOOP;
  WHILE true LOOP EXIT; END LOOP;
  CASE a WHEN 1 THEN DELETE FROM cased; ELSE NULL; END CASE;
  NEW.a := (SELECT 1);
  b[1] = 2;
  BEGIN
    CREATE TABLE tried (a int);
  EXCEPTION WHEN duplicate_table OR unique_violation THEN
    ALTER TABLE tried ADD COLUMN b int;
  WHEN OTHERS THEN RAISE;
  END;
  RETURN NEW;
END;
$body$)");
  EXPECT_EQ(children(parsed),
            (Texts{"UPDATE plain SET a = 1", "DELETE FROM cond", "TRUNCATE other", "SELECT * FROM looped",
                   "INSERT INTO z VALUES (r.a)", "CALL p(i)", "DELETE FROM cased", "CREATE TABLE tried (a int)",
                   "ALTER TABLE tried ADD COLUMN b int"}));
  const auto& found = parsed.statement().children;
  ASSERT_EQ(found.size(), 9U);
  EXPECT_FALSE(found[0].nesting.in_condition);
  EXPECT_TRUE(found[1].nesting.in_condition);
  EXPECT_TRUE(found[2].nesting.in_condition);
  EXPECT_FALSE(found[3].nesting.in_loop);
  EXPECT_TRUE(found[4].nesting.in_loop);
  EXPECT_TRUE(found[6].nesting.in_condition);
  EXPECT_EQ(found[7].nesting.forgiven, (Texts{"duplicate_table", "unique_violation", "others"}));
  EXPECT_TRUE(found[8].nesting.in_condition);
  EXPECT_TRUE(found[8].nesting.forgiven.empty());
}

TEST(Bodies, BranchesHaveNumbers) {
  const Parsed parsed(R"(DO $$ BEGIN
  DELETE FROM a;
  IF x THEN DELETE FROM b; IF y THEN DELETE FROM c; END IF; DELETE FROM d;
  ELSIF z THEN DELETE FROM e; ELSE DELETE FROM f; END IF;
  BEGIN DELETE FROM g; EXCEPTION WHEN others THEN DELETE FROM h; END;
  DELETE FROM i;
END $$)");
  std::string branches;
  for (const Statement& child : parsed.statement().children) branches += std::to_string(child.nesting.branch) + " ";
  EXPECT_EQ(branches, "0 1 2 1 3 4 0 6 0 ");
}

TEST(Bodies, IntoIsTakenOut) {
  const Parsed parsed(
      "DO $$ BEGIN SELECT a, b INTO STRICT x, y.z FROM t WHERE c; INSERT INTO u VALUES (1) RETURNING a INTO v; END $$");
  ASSERT_EQ(parsed.statement().children.size(), 2U);
  const auto* select = std::get_if<Select>(&parsed.statement().children[0].body);
  ASSERT_NE(select, nullptr);
  EXPECT_EQ(parsed.slice(select->query.from[0].span), "t");
  EXPECT_TRUE(std::holds_alternative<Insert>(parsed.statement().children[1].body));
}

TEST(Bodies, PerformIsASelect) {
  const Parsed parsed("DO $$ BEGIN PERFORM set_config('a', 'b', true); END $$");
  const auto& select = std::get<Select>(parsed.statement().children.at(0).body);
  EXPECT_EQ(parsed.slice(select.query.targets[0].value.span), "set_config('a', 'b', true)");
}

TEST(Bodies, ExecuteOfAConstantIsSql) {
  const Parsed parsed(
      "DO $$ BEGIN EXECUTE 'DROP TABLE a; ALTER TABLE b ALTER c SET DEFAULT ''x'', DROP d'; EXECUTE format('DROP TABLE "
      "%I', e); "
      "EXECUTE $q$ SELECT 1 $q$ INTO f; EXECUTE 'x' || y; END $$");
  EXPECT_EQ(children(parsed), (Texts{"DROP TABLE a", "ALTER TABLE b ALTER c SET DEFAULT ''x'', DROP d", "SELECT 1"}));
  const Statement& child = parsed.statement().children[1];
  EXPECT_TRUE(child.nesting.is_dynamic);
  const auto& alter = std::get<AlterTable>(child.body);
  EXPECT_EQ(alter.actions[0].expression->text, "x");
  EXPECT_EQ(parsed.slice(alter.actions[1].name.span), "d");
}

TEST(Bodies, InSingleQuotesKeepTheirPlaces) {
  const Parsed parsed(
      "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'INSERT INTO t VALUES (''a''''b''); DELETE FROM \"u\"'");
  ASSERT_EQ(parsed.statement().children.size(), 2U);
  const auto& insert = std::get<Insert>(parsed.statement().children[0].body);
  EXPECT_EQ(insert.source->values[0][0].text, "a'b");
  const auto& deletion = std::get<Delete>(parsed.statement().children[1].body);
  EXPECT_EQ(parsed.slice(deletion.target.relation.span), "\"u\"");
}

TEST(Bodies, OfOtherLanguagesAreNotRead) {
  EXPECT_TRUE(Parsed("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f'").statement().children.empty());
  EXPECT_TRUE(Parsed("DO LANGUAGE plpython3u $$ import os $$").statement().children.empty());
}

TEST(Bodies, ErrorsInThemAreTold) {
  const Parsed parsed("DO $$ BEGIN\n  DELETE FORM t;\n  DELETE FROM u;\nEND $$;");
  EXPECT_EQ(parsed.problem().kind, ProblemKind::kBodyError);
  EXPECT_EQ(parsed.slice(parsed.problem().place), "FORM");
  EXPECT_EQ(parsed.file.statements.at(0).children.size(), 1U);
}

TEST(Bodies, WithTypesThatTheParserCannotKnowAreRead) {
  const Parsed parsed(
      "CREATE FUNCTION f() RETURNS app.thing LANGUAGE plpgsql AS $$ DECLARE x app.thing%ROWTYPE; BEGIN x.y := 1; "
      "DELETE FROM t; RETURN x; END $$");
  EXPECT_EQ(children(parsed), (Texts{"DELETE FROM t"}));
}

TEST(Bodies, MayBeWithinEachOther) {
  const Parsed parsed("DO $a$ BEGIN EXECUTE 'DO $b$ BEGIN DELETE FROM t; END $b$'; END $a$");
  ASSERT_EQ(parsed.statement().children.size(), 1U);
  ASSERT_EQ(parsed.statement().children[0].children.size(), 1U);
  EXPECT_EQ(parsed.slice(parsed.statement().children[0].children[0].span), "DELETE FROM t");
  EXPECT_TRUE(parsed.statement().children[0].children[0].nesting.is_dynamic);
}

TEST(Bodies, MayBeOfANewerPostgres) {
  const Parsed parsed(R"(DO $$ BEGIN
  ALTER TABLE t ALTER a SET EXPRESSION AS (b);
  PERFORM 1 FROM (SELECT 1);
END $$)");
  ASSERT_EQ(parsed.file.problems.size(), 2U);
  for (const Problem& problem : parsed.file.problems) EXPECT_EQ(problem.kind, ProblemKind::kNewerSyntax);
  EXPECT_EQ(parsed.slice(parsed.file.problems[0].place), "EXPRESSION");
  EXPECT_TRUE(parsed.file.problems[0].is_recovered);
  EXPECT_EQ(parsed.file.problems[1].feature->major_version, 16);
  ASSERT_EQ(parsed.file.statements.size(), 1U);
  const auto& children = parsed.file.statements[0].children;
  ASSERT_EQ(children.size(), 1U);
  EXPECT_EQ(std::get<AlterTable>(children[0].body).actions.at(0).kind, AlterActionKind::kSetExpression);
}

}  // namespace
}  // namespace lockstep::sql
