#include "parsed.h"

namespace lockstep::sql {
namespace {

TEST(Drop, NamesWhatItDrops) {
  const Parsed parsed("DROP TABLE IF EXISTS a, s.\"B\" CASCADE");
  const auto& drop = parsed.as<Drop>();
  EXPECT_EQ(drop.kind, ObjectKind::kTable);
  EXPECT_TRUE(drop.if_exists);
  EXPECT_TRUE(drop.cascade);
  ASSERT_EQ(drop.objects.size(), 2U);
  EXPECT_EQ(drop.objects[1].name.schema, "s");
  EXPECT_EQ(parsed.slice(drop.objects[0].name.span), "a");
  EXPECT_EQ(parsed.slice(drop.objects[1].name.span), "s.\"B\"");
}

TEST(Drop, IsOfEveryKind) {
  const std::pair<std::string_view, ObjectKind> cases[] = {
      {"DROP VIEW x", ObjectKind::kView},
      {"DROP MATERIALIZED VIEW x", ObjectKind::kMaterializedView},
      {"DROP INDEX CONCURRENTLY x", ObjectKind::kIndex},
      {"DROP SEQUENCE x", ObjectKind::kSequence},
      {"DROP TYPE x", ObjectKind::kType},
      {"DROP DOMAIN x", ObjectKind::kDomain},
      {"DROP SCHEMA x", ObjectKind::kSchema},
      {"DROP FUNCTION x", ObjectKind::kFunction},
      {"DROP EXTENSION IF EXISTS x", ObjectKind::kExtension},
      {"DROP DATABASE x", ObjectKind::kDatabase},
      {"DROP TABLESPACE x", ObjectKind::kTablespace},
      {"DROP ROLE x", ObjectKind::kRole},
      {"DROP USER IF EXISTS x", ObjectKind::kRole},
      {"DROP PUBLICATION x", ObjectKind::kPublication},
      {"DROP SUBSCRIPTION x", ObjectKind::kSubscription},
      {"DROP STATISTICS x", ObjectKind::kStatistics},
      {"DROP EVENT TRIGGER x", ObjectKind::kEventTrigger},
      {"DROP TEXT SEARCH CONFIGURATION x", ObjectKind::kOther},
  };
  for (const auto& [text, kind] : cases) {
    const Parsed parsed(text);
    EXPECT_EQ(parsed.as<Drop>().kind, kind) << text;
    EXPECT_EQ(parsed.as<Drop>().objects.at(0).name.name, "x") << text;
    EXPECT_EQ(parsed.slice(parsed.as<Drop>().objects.at(0).name.span), "x") << text;
  }
}

TEST(Drop, OfATriggerNamesItsTable) {
  for (const std::string_view kind : {"TRIGGER", "POLICY", "RULE"}) {
    const Parsed parsed("DROP " + std::string(kind) + " IF EXISTS x ON s.t");
    const auto& object = parsed.as<Drop>().objects.at(0);
    EXPECT_EQ(object.name.name, "x");
    EXPECT_EQ(parsed.slice(object.on.span), "s.t");
  }
}

TEST(Drop, OfAFunctionHasItsArguments) {
  const Parsed parsed("DROP FUNCTION s.f(int, text), g");
  const auto& objects = parsed.as<Drop>().objects;
  ASSERT_EQ(objects.size(), 2U);
  EXPECT_EQ(objects[0].arguments.size(), 2U);
  EXPECT_TRUE(objects[0].has_arguments);
  EXPECT_FALSE(objects[1].has_arguments);
}

TEST(Rename, SaysWhatAndWhere) {
  struct Case {
    std::string_view text;
    ObjectKind kind;
    std::string_view relation;
    std::string_view old_name;
  };
  const Case cases[] = {
      {"ALTER TABLE s.t RENAME TO n", ObjectKind::kTable, "t", ""},
      {"ALTER TABLE t RENAME COLUMN a TO n", ObjectKind::kColumn, "t", "a"},
      {"ALTER TABLE t RENAME a TO n", ObjectKind::kColumn, "t", "a"},
      {"ALTER TABLE t RENAME CONSTRAINT c TO n", ObjectKind::kTableConstraint, "t", "c"},
      {"ALTER VIEW v RENAME TO n", ObjectKind::kView, "v", ""},
      {"ALTER INDEX i RENAME TO n", ObjectKind::kIndex, "i", ""},
      {"ALTER SEQUENCE IF EXISTS q RENAME TO n", ObjectKind::kSequence, "q", ""},
      {"ALTER TRIGGER g ON t RENAME TO n", ObjectKind::kTrigger, "t", "g"},
      {"ALTER POLICY p ON t RENAME TO n", ObjectKind::kPolicy, "t", "p"},
      {"ALTER TYPE c RENAME ATTRIBUTE a TO n", ObjectKind::kAttribute, "c", "a"},
  };
  for (const Case& example : cases) {
    const Parsed parsed(example.text);
    const auto& rename = parsed.as<Rename>();
    EXPECT_EQ(rename.kind, example.kind) << example.text;
    EXPECT_EQ(rename.relation.name, example.relation) << example.text;
    EXPECT_EQ(rename.old_name.text, example.old_name) << example.text;
    EXPECT_EQ(parsed.slice(rename.old_name.span), example.old_name) << example.text;
    EXPECT_EQ(parsed.slice(rename.new_name.span), "n") << example.text;
  }
}

TEST(Rename, OfOtherObjectsHasTheObject) {
  EXPECT_EQ(Parsed("ALTER TYPE s.e RENAME TO n").as<Rename>().object.name.schema, "s");
  EXPECT_EQ(Parsed("ALTER SCHEMA s RENAME TO n").as<Rename>().object.name.name, "s");
  EXPECT_EQ(Parsed("ALTER FUNCTION f(int) RENAME TO n").as<Rename>().object.arguments.size(), 1U);
  EXPECT_EQ(Parsed("ALTER ROLE r RENAME TO n").as<Rename>().object.name.name, "r");
}

TEST(SetSchema, HasOldAndNew) {
  const Parsed parsed("ALTER TABLE s.t SET SCHEMA u");
  EXPECT_EQ(parsed.as<SetSchema>().object.name.schema, "s");
  EXPECT_EQ(parsed.slice(parsed.as<SetSchema>().schema.span), "u");
}

TEST(Enums, HaveTheirValuesWithTheirPlaces) {
  const Parsed parsed("CREATE TYPE s.mood AS ENUM ('ok', 'it''s')");
  const auto& type = parsed.as<CreateEnum>();
  EXPECT_EQ(parsed.slice(type.name.span), "s.mood");
  ASSERT_EQ(type.values.size(), 2U);
  EXPECT_EQ(type.values[1].label, "it's");
  EXPECT_EQ(parsed.slice(type.values[1].span), "'it''s'");
}

TEST(Enums, ValuesAreAdded) {
  const Parsed parsed("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'a' BEFORE 'b'");
  const auto& alter = parsed.as<AlterEnum>();
  EXPECT_EQ(alter.kind, AlterEnum::Kind::kAddValue);
  EXPECT_TRUE(alter.if_not_exists);
  EXPECT_FALSE(alter.is_after);
  EXPECT_EQ(parsed.slice(alter.value.span), "'a'");
  EXPECT_EQ(parsed.slice(alter.neighbor.span), "'b'");
  EXPECT_TRUE(Parsed("ALTER TYPE mood ADD VALUE 'a' AFTER 'b'").as<AlterEnum>().is_after);
  EXPECT_TRUE(Parsed("ALTER TYPE mood ADD VALUE 'a'").as<AlterEnum>().neighbor.span.empty());
}

TEST(Enums, ValuesAreRenamed) {
  const Parsed parsed("ALTER TYPE mood RENAME VALUE 'a' TO 'b'");
  const auto& alter = parsed.as<AlterEnum>();
  EXPECT_EQ(alter.kind, AlterEnum::Kind::kRenameValue);
  EXPECT_EQ(alter.old_value.label, "a");
  EXPECT_EQ(parsed.slice(alter.value.span), "'b'");
}

TEST(Domains, HaveConstraints) {
  const Parsed parsed("CREATE DOMAIN d AS text COLLATE \"C\" NOT NULL DEFAULT 'x' CONSTRAINT c CHECK (VALUE <> '')");
  EXPECT_EQ(parsed.as<CreateDomain>().constraints.size(), 3U);
  EXPECT_EQ(parsed.slice(parsed.as<CreateDomain>().constraints[2].span), "CONSTRAINT c CHECK (VALUE <> '')");
  const Parsed alter("ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID");
  EXPECT_TRUE(alter.as<AlterDomain>().constraint->is_not_valid);
  EXPECT_EQ(Parsed("ALTER DOMAIN d VALIDATE CONSTRAINT c").as<AlterDomain>().name.text, "c");
}

TEST(Sequences, HaveOptionsAndAnOwner) {
  const Parsed parsed("CREATE SEQUENCE s AS int INCREMENT BY -1 NO MINVALUE START 5 CYCLE OWNED BY p.t.c");
  const auto& sequence = parsed.as<Sequence>();
  ASSERT_EQ(sequence.options.size(), 5U);
  EXPECT_EQ(sequence.options[0].value, "int4");
  EXPECT_EQ(sequence.options[1].value, "-1");
  EXPECT_FALSE(sequence.options[2].value.has_value());
  EXPECT_EQ(sequence.options[4].value, "true");
  EXPECT_EQ(parsed.slice(sequence.owned_by.span), "p.t");
  EXPECT_EQ(parsed.slice(sequence.owned_by_column.span), "c");
  EXPECT_TRUE(Parsed("ALTER SEQUENCE s OWNED BY NONE").as<Sequence>().is_owned_by_none);
  EXPECT_EQ(Parsed("ALTER SEQUENCE s RESTART WITH 7").as<Sequence>().options[0].value, "7");
}

TEST(Views, HaveAQuery) {
  const Parsed parsed(
      "CREATE OR REPLACE VIEW v (a, b) WITH (security_invoker = true) AS SELECT 1, 2 FROM t LIMIT 1 WITH LOCAL CHECK "
      "OPTION");
  const auto& view = parsed.as<CreateView>();
  EXPECT_TRUE(view.or_replace);
  EXPECT_EQ(view.columns.size(), 2U);
  EXPECT_EQ(parsed.slice(view.query.span), "SELECT 1, 2 FROM t LIMIT 1");
  ASSERT_EQ(view.options.size(), 2U);
  EXPECT_EQ(view.options[1].value, "local");
}

TEST(Functions, HaveAllThatIsDeclared) {
  const Parsed parsed(
      "CREATE OR REPLACE FUNCTION s.f(a int DEFAULT 1, OUT b text, VARIADIC c int[]) RETURNS SETOF text LANGUAGE "
      "'PlpgSQL' "
      "STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN END $$");
  const auto& function = parsed.as<CreateFunction>();
  EXPECT_TRUE(function.or_replace);
  EXPECT_EQ(function.language, "plpgsql");
  EXPECT_EQ(function.volatility, Volatility::kStable);
  EXPECT_TRUE(function.is_strict && function.is_security_definer);
  ASSERT_EQ(function.parameters.size(), 3U);
  EXPECT_EQ(parsed.slice(function.parameters[0].span), "a int DEFAULT 1");
  EXPECT_EQ(parsed.slice(function.parameters[1].span), "OUT b text");
  EXPECT_EQ(function.parameters[2].mode, Parameter::Mode::kVariadic);
  EXPECT_TRUE(function.returns->set_of);
  ASSERT_EQ(function.settings.size(), 1U);
  EXPECT_EQ(function.settings[0].name, "search_path");
  EXPECT_EQ(function.settings[0].value, "public, pg_temp");
  EXPECT_EQ(parsed.slice(function.body_span), "$$ BEGIN END $$");
}

TEST(Triggers, HaveEventsAndATable) {
  const Parsed parsed(
      "CREATE TRIGGER g BEFORE INSERT OR UPDATE OF a, b ON s.t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION p.f()");
  const auto& trigger = parsed.as<CreateTrigger>();
  EXPECT_EQ(trigger.timing, "before");
  EXPECT_EQ(trigger.events, (std::vector<std::string>{"insert", "update"}));
  EXPECT_EQ(trigger.columns.size(), 2U);
  EXPECT_TRUE(trigger.for_each_row);
  EXPECT_EQ(parsed.slice(trigger.function.span), "p.f");
  EXPECT_EQ(parsed.slice(trigger.when->span), "NEW.a > 0");
}

TEST(Policies, HaveRolesAndExpressions) {
  const Parsed parsed("CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO bob, PUBLIC USING (true) WITH CHECK (a = 1)");
  const auto& policy = parsed.as<Policy>();
  EXPECT_FALSE(policy.is_permissive);
  EXPECT_EQ(policy.command, "update");
  EXPECT_EQ(policy.roles[1].text, "public");
  EXPECT_EQ(parsed.slice(policy.with_check->span), "a = 1");
}

TEST(Schemas, HaveElementsAsChildren) {
  const Parsed parsed("CREATE SCHEMA s CREATE TABLE t (a int) CREATE INDEX i ON t (a) GRANT SELECT ON t TO bob");
  ASSERT_EQ(parsed.statement().children.size(), 3U);
  EXPECT_EQ(parsed.slice(parsed.statement().children[1].span), "CREATE INDEX i ON t (a)");
  EXPECT_EQ(parsed.slice(std::get<CreateIndex>(parsed.statement().children[1].body).name.span), "i");
}

TEST(Roles, TellALiteralPassword) {
  const Parsed parsed("CREATE ROLE r LOGIN PASSWORD 'secret'");
  EXPECT_TRUE(parsed.as<Role>().has_literal_password);
  EXPECT_EQ(parsed.slice(parsed.as<Role>().password_span), "'secret'");
  EXPECT_FALSE(Parsed("ALTER ROLE r PASSWORD NULL").as<Role>().has_literal_password);
}

TEST(Grants, TellThePublic) {
  const Parsed parsed("GRANT SELECT, INSERT (a) ON TABLE s.t TO bob, PUBLIC WITH GRANT OPTION");
  const auto& grant = parsed.as<Grant>();
  EXPECT_TRUE(grant.to_public && grant.with_grant_option);
  EXPECT_EQ(grant.privileges, (std::vector<std::string>{"select", "insert"}));
  EXPECT_EQ(parsed.slice(grant.objects[0].name.span), "s.t");
  EXPECT_TRUE(Parsed("GRANT a TO b").as<Grant>().is_of_roles);
  EXPECT_TRUE(Parsed("ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT ALL ON TABLES TO b").as<Grant>().is_default);
}

TEST(Commands, HaveTheirParts) {
  EXPECT_EQ(Parsed("SET LOCAL lock_timeout = -1").as<SetVariable>().values.at(0), "-1");
  EXPECT_TRUE(Parsed("SET LOCAL lock_timeout = '2s'").as<SetVariable>().is_local);
  EXPECT_EQ(Parsed("SET search_path TO a, b").as<SetVariable>().values.size(), 2U);
  EXPECT_EQ(Parsed("RESET ALL").as<SetVariable>().kind, SetVariable::Kind::kResetAll);
  EXPECT_EQ(Parsed("LOCK TABLE a IN SHARE MODE NOWAIT").as<LockTable>().mode, "share");
  EXPECT_EQ(Parsed("LOCK a").as<LockTable>().mode, "access exclusive");
  EXPECT_TRUE(Parsed("REINDEX TABLE CONCURRENTLY t").as<Reindex>().concurrently);
  EXPECT_FALSE(Parsed("REINDEX (CONCURRENTLY false) TABLE t").as<Reindex>().concurrently);
  EXPECT_TRUE(Parsed("VACUUM FULL t").as<Vacuum>().is_full);
  EXPECT_FALSE(Parsed("VACUUM (FULL false) t").as<Vacuum>().is_full);
  EXPECT_FALSE(Parsed("ANALYZE t").as<Vacuum>().is_vacuum);
  EXPECT_EQ(Parsed("CLUSTER t USING i").as<Cluster>().index.text, "i");
  EXPECT_TRUE(Parsed("TRUNCATE a, b RESTART IDENTITY CASCADE").as<Truncate>().cascade);
  EXPECT_TRUE(Parsed("COMMIT AND CHAIN").as<Transaction>().and_chain);
  EXPECT_EQ(Parsed("ROLLBACK TO SAVEPOINT s").as<Transaction>().kind, Transaction::Kind::kRollbackTo);
  EXPECT_EQ(Parsed("START TRANSACTION").as<Transaction>().kind, Transaction::Kind::kBegin);
  EXPECT_EQ(Parsed("ALTER SYSTEM SET a = 1").as<AlterSystem>().setting.name, "a");
  EXPECT_EQ(Parsed("CALL p(1)").as<Call>().call.text, "p");
  EXPECT_EQ(Parsed("COMMENT ON COLUMN s.t.c IS NULL").as<Comment>().object.on.name, "t");
  EXPECT_FALSE(Parsed("COMMENT ON TABLE t IS NULL").as<Comment>().text.has_value());
  EXPECT_EQ(Parsed("LISTEN x").as<Other>().node, "ListenStmt");
  EXPECT_EQ(Parsed("ALTER PUBLICATION p ADD TABLE a, b").as<Replication>().tables.size(), 2U);
  EXPECT_EQ(Parsed("CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" SCHEMA x").as<Extension>().name.text, "uuid-ossp");
  EXPECT_EQ(Parsed("ALTER TYPE t OWNER TO bob").as<ChangeOwner>().owner.text, "bob");
}

}  // namespace
}  // namespace lockstep::sql
