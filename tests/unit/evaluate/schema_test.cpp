#include <gtest/gtest.h>
#include <string>

#include "base/text.h"
#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

std::string described(const model::Enum& one) {
  if (one.unknown) return model::qualified(one.schema, one.name) + ": ? " + one.unknown->reason;
  return model::qualified(one.schema, one.name) + ": " + base::join(one.values, ", ");
}

struct SchemaCase {
  const char* source;
  const char* expected;
};

class Enums : public testing::TestWithParam<SchemaCase> {};

TEST_P(Enums, HaveTheirLabels) {
  const EvaluatedSchema made = evaluated_schema(GetParam().source);
  ASSERT_EQ(made.schema.enums.size(), 1u) << GetParam().source;
  EXPECT_EQ(described(made.schema.enums[0]), GetParam().expected) << GetParam().source;
}

INSTANTIATE_TEST_SUITE_P(
    Labels, Enums,
    testing::Values(
        SchemaCase{"export const e = pgEnum('e', ['b', 'a']);", "e: b, a"},
        SchemaCase{"enum E { B = 'b', A = 'a' } export const e = pgEnum('e', E);", "e: b, a"},
        SchemaCase{
            "enum E { B = 'b', A = 'a' } export const e = pgEnum('e', Object.values(E) as [string, ...string[]]);",
            "e: b, a"},
        SchemaCase{"const L = ['a', 'b'] as const; export const e = pgEnum('e', [...L, 'c']);", "e: a, b, c"},
        SchemaCase{"const M = { x: 'X', y: 'Y' } as const; export const e = pgEnum('e', [M.y, M['x']]);", "e: Y, X"},
        SchemaCase{"const L = Object.freeze(['a']); export const e = pgEnum('e', L.concat('b', ['c']));", "e: a, b, c"},
        SchemaCase{"export const e = pgEnum('e', Object.keys({ 2: 0, b: 0, 1: 0 }));", "e: 1, 2, b"},
        SchemaCase{"const R = [{ id: 'a' }, { id: 'b' }]; export const e = pgEnum('e', R.map((r) => r.id));",
                   "e: a, b"},
        SchemaCase{"export const e = pgSchema('s').enum('e', ['a']);", "s.e: a"},
        SchemaCase{"export const e = pgEnum('e', fromElsewhere());",
                   "e: ? refers to fromElsewhere, which is not known"},
        SchemaCase{"export const e = pgEnum('e', ['a', ...fromElsewhere()]);",
                   "e: ? refers to fromElsewhere, which is not known"},
        SchemaCase{"import { z } from 'zod'; const S = z.enum(['a', 'b']); export const e = pgEnum('e', S.options);",
                   "e: a, b"},
        SchemaCase{"import { z } from 'zod'; const S = z.enum(['a', 'b']); export const e = pgEnum('e', [S.enum.b]);",
                   "e: b"},
        SchemaCase{
            "import * as z from 'zod/v4'; enum N { A = 'x' } const S = z.nativeEnum(N); export const e = pgEnum('e', "
            "Object.values(S.enum));",
            "e: x"},
        SchemaCase{"export const e = pgEnum('e', 'a b'.split(' '));", "e: a, b"},
        SchemaCase{"export const e = pgEnum('e', [...new Set(['a', 'b', 'a'])]);", "e: a, b"}));

TEST(Schema, EnumsAreOnceByName) {
  const EvaluatedSchema made =
      evaluated_schema("export const a = pgEnum('e', ['1']); export const b = a; export const c = pgEnum('e', ['2']);");
  ASSERT_EQ(made.schema.enums.size(), 1u);
  EXPECT_EQ(described(made.schema.enums[0]), "e: 2");
}

TEST(Schema, SequencesHaveAllBounds) {
  const EvaluatedSchema made = evaluated_schema(
      "export const a = pgSequence('a');\n"
      "export const b = pgSchema('s').sequence('b', { increment: -1, cycle: true });\n"
      "export const c = pgSequence('c', { startWith: 100, maxValue: '9000', minValue: 5, increment: 2, cache: 10 "
      "});\n");
  ASSERT_EQ(made.schema.sequences.size(), 3u);
  EXPECT_EQ(shown(made.schema.sequences[0].options),
            "increment 1 minvalue 1 maxvalue 9223372036854775807 start 1 cache 1");
  EXPECT_EQ(made.schema.sequences[1].schema, "s");
  EXPECT_EQ(shown(made.schema.sequences[1].options),
            "increment -1 minvalue -9223372036854775808 maxvalue -1 start -1 cache 1 cycle");
  EXPECT_EQ(shown(made.schema.sequences[2].options), "increment 2 minvalue 5 maxvalue 9000 start 100 cache 10");
}

TEST(Schema, RolesThatExistAreNotListed) {
  const EvaluatedSchema made = evaluated_schema(
      "export const a = pgRole('a'); export const b = pgRole('b', { createDb: true, createRole: true, inherit: false "
      "});\n"
      "export const c = pgRole('c').existing();");
  ASSERT_EQ(made.schema.roles.size(), 2u);
  EXPECT_EQ(shown(made.schema.roles[0].options), "-");
  EXPECT_EQ(shown(made.schema.roles[1].options), "createdb createrole noinherit");
}

TEST(Schema, NamespacesAreExportedOnes) {
  const EvaluatedSchema made = evaluated_schema(
      "export const a = pgSchema('a'); const b = pgSchema('b'); export const t = b.table('t', { id: integer() });");
  ASSERT_EQ(made.schema.namespaces.size(), 1u);
  EXPECT_EQ(made.schema.namespaces[0].name, "a");
}

TEST(Schema, ViewsHaveTheirDefinitionsWithValuesInPlace) {
  const EvaluatedSchema made = evaluated_schema(
      "export const users = pgTable('users', { id: integer(), name: text() });\n"
      "export const a = pgView('a', { id: integer() }).with({ securityInvoker: true, checkOption: 'local' })"
      ".as(sql`select ${users.id} from ${users} where ${eq(users.name, \"it's\")} and x = ${1} or ${null}`);\n"
      "export const b = pgMaterializedView('b', { id: integer() }).using('heap').tablespace('fast').withNoData()"
      ".with({ fillfactor: 90 }).as(sql`select 1`);\n"
      "export const c = pgView('c').as((qb) => qb.select().from(users));\n"
      "export const d = pgView('d', { id: integer() }).existing();\n"
      "export const e = pgSchema('s').view('e', {}).as(sql`select 2`);\n");
  ASSERT_EQ(made.schema.views.size(), 4u);
  const std::vector<model::View>& views = made.schema.views;
  EXPECT_EQ(shown(views[0].definition),
            "select \"users\".\"id\" from \"users\" where \"users\".\"name\" = 'it''s' and x = 1 or null");
  EXPECT_EQ(shown(views[0].options), "with (check_option=local, security_invoker=true)");
  EXPECT_EQ(shown(views[1].materialized), "true");
  EXPECT_EQ(shown(views[1].options), "with (fillfactor=90) using heap tablespace fast with no data");
  EXPECT_EQ(shown(views[2].definition), "? is a query");
  EXPECT_EQ(views[3].schema, "s");
  EXPECT_TRUE(made.notes.empty());
}

TEST(Schema, PoliciesAreLinkedToTablesOutside) {
  const EvaluatedSchema made = evaluated_schema(
      "import { authUsers, authenticatedRole, authUid } from 'drizzle-orm/supabase';\n"
      "export const p = pgPolicy('own rows', { for: 'select', to: authenticatedRole, using: sql`${authUid} = "
      "${authUsers.id}` }).link(authUsers);\n");
  ASSERT_EQ(made.schema.policies.size(), 1u);
  EXPECT_EQ(made.schema.policies[0].name, "auth.users.own rows");
  EXPECT_EQ(shown(made.schema.policies[0].using_expression), "(select auth.uid()) = \"auth\".\"users\".\"id\"");
  EXPECT_EQ(shown(made.schema.policies[0].roles), "authenticated");
  EXPECT_TRUE(made.schema.tables.empty());
  EXPECT_TRUE(made.schema.roles.empty());
}

TEST(Schema, TheTablesOfSupabaseCountWhenExported) {
  const EvaluatedSchema made = evaluated_schema(
      "export { authUsers } from 'drizzle-orm/supabase';\n"
      "import { authUsers as users } from 'drizzle-orm/supabase';\n"
      "export const t = pgTable('t', { user: uuid().references(() => users.id) });\n");
  ASSERT_EQ(made.schema.tables.size(), 2u);
  EXPECT_EQ(model::qualified(made.schema.tables[0].schema, made.schema.tables[0].name), "auth.users");
  EXPECT_EQ(made.schema.tables[0].columns.size(), 8u);
  EXPECT_EQ(shown(made.schema.tables[0].columns[3].type), "timestamp with time zone");
  EXPECT_EQ(made.schema.tables[0].uniques[0].name, "users_phone_unique");
  EXPECT_EQ(shown(made.schema.tables[1].foreign_keys[0].foreign_table), "auth.users");
}

TEST(Schema, PoliciesOfNeonAreMadeByItsFunction) {
  const EvaluatedSchema made = evaluated_schema(
      "import { anonymousRole, authenticatedRole, authUid, crudPolicy } from 'drizzle-orm/neon';\n"
      "export const t = pgTable('t', { user: text() }, (t) => [\n"
      "  crudPolicy({ role: authenticatedRole, read: true, modify: authUid(t.user) }),\n"
      "  crudPolicy({ role: [anonymousRole, 'guest'], read: false, modify: null })]);\n");
  ASSERT_EQ(made.schema.tables.size(), 1u);
  std::string names;
  for (const model::Policy& policy : made.schema.tables[0].policies)
    names += policy.name + " " + shown(policy.roles) + "; ";
  EXPECT_EQ(names,
            "crud-authenticated-policy-select authenticated; crud-authenticated-policy-insert authenticated; "
            "crud-authenticated-policy-update authenticated; crud-authenticated-policy-delete authenticated; "
            "crud-anonymous-guest-policy-select anonymous, guest; ");
  EXPECT_EQ(shown(made.schema.tables[0].policies[2].with_check), "(select auth.user_id() = \"t\".\"user\")");
  EXPECT_EQ(shown(made.schema.tables[0].policies[4].using_expression), "false");
}

TEST(Schema, OnlyWhatIsExportedIsListed) {
  const EvaluatedSchema made = evaluated_schema(
      "const hidden = pgTable('hidden', { id: integer() });\n"
      "export const all = { hidden }; export const list = [hidden];\n"
      "export const relations1 = relations(hidden, () => ({}));\n"
      "export function make() { return 1; } export class C {} export type T = string; export enum E { A }\n"
      "export const insertSchema = createInsertSchema(hidden);\n"
      "import { createInsertSchema } from 'drizzle-zod'; import { relations } from 'drizzle-orm';\n"
      "export default pgTable('shown', { id: integer() });\n");
  ASSERT_EQ(made.schema.tables.size(), 1u);
  EXPECT_EQ(made.schema.tables[0].name, "shown");
  EXPECT_FALSE(made.schema.open) << made.schema.open->reason;
}

}  // namespace
}  // namespace lockstep::evaluate
