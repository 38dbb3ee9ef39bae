#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/text.h"
#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

std::vector<std::string> described(const model::Table& table) {
  std::vector<std::string> lines;
  for (const model::PrimaryKey& key : table.primary_keys)
    lines.push_back("pk " + key.name + " (" + shown(key.columns) + ")");
  for (const model::Unique& unique : table.uniques) {
    lines.push_back("unique " + unique.name + " (" + shown(unique.columns) + ")" +
                    (unique.nulls_not_distinct.text ? " nulls not distinct" : ""));
  }
  for (const model::ForeignKey& key : table.foreign_keys) {
    lines.push_back("fk " + key.name + " (" + shown(key.columns) + ") to " + shown(key.foreign_table) + " (" +
                    shown(key.foreign_columns) + ") " + shown(key.on_delete) + ", " + shown(key.on_update));
  }
  for (const model::Check& check : table.checks) lines.push_back("check " + check.name + " " + shown(check.expression));
  for (const model::Index& index : table.indexes) {
    std::string line = (index.unique.text ? "unique index " : "index ") + index.name + " " + shown(index.method) +
                       " (" + shown(index.keys) + ")";
    if (index.where.text || index.where.unknown) line += " where " + shown(index.where);
    if (index.with.text) line += " with " + *index.with.text;
    if (index.concurrently.text) line += " concurrently";
    lines.push_back(line);
  }
  for (const model::Policy& policy : table.policies) {
    lines.push_back("policy " + policy.name + ": " + shown(policy.as) + ", " + shown(policy.command) + " to " +
                    shown(policy.roles) + " using " + shown(policy.using_expression) + " check " +
                    shown(policy.with_check));
  }
  if (table.open_columns) lines.push_back("more columns: " + table.open_columns->reason);
  if (table.open_constraints) lines.push_back("more constraints: " + table.open_constraints->reason);
  return lines;
}

struct ExtraCase {
  const char* extra;  // what the extra configuration returns
  std::vector<std::string> expected;
};

class Extra : public testing::TestWithParam<ExtraCase> {};

TEST_P(Extra, IsAsDrizzleKitPrintsIt) {
  const EvaluatedSchema made = evaluated_schema(
      "export const orgs = pgTable('orgs', { id: integer().primaryKey(), slug: text() });\n"
      "export const audit = pgSchema('audit');\n"
      "export const log = audit.table('log', { id: integer() });\n"
      "const admin = pgRole('admin');\n"
      "export const t = pgTable('t', { id: integer(), name: text('full_name'), org: integer('org_id') }, (table) => (" +
      std::string(GetParam().extra) + "));\n");
  ASSERT_EQ(made.schema.tables.size(), 3u);
  EXPECT_EQ(described(made.schema.tables[2]), GetParam().expected) << GetParam().extra;
}

INSTANTIATE_TEST_SUITE_P(
    Indexes, Extra,
    testing::Values(
        ExtraCase{"[index('i').on(table.id, table.name.desc())]", {"index i btree (id, full_name desc)"}},
        ExtraCase{"{ a: uniqueIndex().on(table.id), b: index().on(table.name) }",
                  {"unique index t_id_index btree (id)", "index t_full_name_index btree (full_name)"}},
        ExtraCase{"[index('i').on(table.id.desc().nullsFirst()), index('j').on(table.id)]",
                  {"index i btree (id desc nulls first)", "index j btree (id)"}},
        ExtraCase{"[index('i').on(table.id.asc().nullsLast(), table.name.op('text_pattern_ops'))]",
                  {"index i btree (id, full_name text_pattern_ops)"}},
        ExtraCase{
            "[index('i').using('gin', table.name.op('gin_trgm_ops')).with({ fillfactor: 70, a: true }).concurrently()]",
            {"index i gin (full_name gin_trgm_ops) with a=true, fillfactor=70 concurrently"}},
        ExtraCase{"[index('i').on(sql`lower(${table.name}) desc`, desc(table.id))]",
                  {"index i btree (lower(\"full_name\") desc, \"id\" desc)"}},
        ExtraCase{"[index('i').on(table.id).where(sql`${table.name} is not null and ${isNull(table.org)}`)]",
                  {"index i btree (id) where \"t\".\"full_name\" is not null and \"t\".\"org_id\" is null"}},
        ExtraCase{"[index('i').on(table.id).where(and(eq(table.org, 3), or(lt(table.id, sql`5`), undefined)))]",
                  {"index i btree (id) where (\"t\".\"org_id\" = $1 and \"t\".\"id\" < 5)"}},
        ExtraCase{"[index().on(sql`1`)]", {"more constraints: is an index on an expression without a name"}},
        ExtraCase{"[index('i').on(orgs.id)]", {"index i btree (? has a key that is no column)"}},
        ExtraCase{"[index('i').on(table.missing)]", {"index i btree (? has a key that is no column)"}},
        ExtraCase{"[index('same').on(table.id), index('same').on(table.name)]", {"index same btree (full_name)"}}));

INSTANTIATE_TEST_SUITE_P(
    Keys, Extra,
    testing::Values(
        ExtraCase{"[primaryKey({ columns: [table.id, table.name] })]", {"pk t_id_full_name_pk (id, full_name)"}},
        ExtraCase{"[primaryKey({ name: 'pk', columns: [table.id] })]", {"pk pk (id)"}},
        ExtraCase{"[primaryKey(table.id, table.org)]", {"pk t_id_org_id_pk (id, org_id)"}},
        ExtraCase{"[unique().on(table.name, table.org)]", {"unique t_full_name_org_id_unique (full_name, org_id)"}},
        ExtraCase{"[unique('u').on(table.id).nullsNotDistinct()]", {"unique u (id) nulls not distinct"}},
        ExtraCase{"[foreignKey({ columns: [table.org], foreignColumns: [orgs.id] })]",
                  {"fk t_org_id_orgs_id_fk (org_id) to orgs (id) no action, no action"}},
        ExtraCase{"[foreignKey({ name: 'f', columns: [table.org, table.name], foreignColumns: [orgs.id, orgs.slug] })"
                  ".onDelete('cascade').onUpdate('set null')]",
                  {"fk f (org_id, full_name) to orgs (id, slug) cascade, set null"}},
        ExtraCase{"[foreignKey({ columns: [table.id], foreignColumns: [log.id] }).onDelete(undefined)]",
                  {"fk t_id_log_id_fk (id) to audit.log (id) no action, no action"}},
        ExtraCase{"[foreignKey({ columns: [table.id], foreignColumns: [table.org] })]",
                  {"fk t_id_t_org_id_fk (id) to t (org_id) no action, no action"}},
        ExtraCase{"[foreignKey({ columns: [table.id], foreignColumns: [elsewhere.id] })]",
                  {"more constraints: refers to elsewhere, which is not known"}}));

INSTANTIATE_TEST_SUITE_P(
    Others, Extra,
    testing::Values(
        ExtraCase{"[check('c', sql`${table.id} > 0`)]", {"check c \"t\".\"id\" > 0"}},
        ExtraCase{"[check('c', sql`${log.id} in ${[1, 2]}`)]", {"check c \"audit\".\"log\".\"id\" in ($1, $2)"}},
        ExtraCase{"[check('c', sql`${table.name} = ${'x'}`.inlineParams())]", {"check c \"t\".\"full_name\" = 'x'"}},
        ExtraCase{
            "[check('c', sql`${orgs} ${sql.identifier('a\"b')} ${sql.join([sql`1`, sql`2`], sql`, `)}${undefined}`)]",
            {"check c \"orgs\" \"a\"\"b\" 1, 2"}},
        ExtraCase{
            "[pgPolicy('p', { as: 'restrictive', for: 'select', to: [admin, 'public'], using: sql`${table.id} = 1` })]",
            {"policy p: restrictive, select to admin, public using \"t\".\"id\" = 1 check -"}},
        ExtraCase{"[pgPolicy('p')]", {"policy p: permissive, all to public using - check -"}},
        ExtraCase{"[pgPolicy('p', { to: 'current_user', withCheck: sql`true` })]",
                  {"policy p: permissive, all to current_user using - check true"}},
        ExtraCase{"[[index('i').on(table.id)], false && index('x').on(table.id), undefined]", {"index i btree (id)"}},
        ExtraCase{"[...['id', 'name'].map((key) => index(`t_${key}_idx`).on(table[key]))]",
                  {"index t_id_idx btree (id)", "index t_name_idx btree (full_name)"}},
        ExtraCase{"[...moreOfThem(table)]", {"more constraints: refers to moreOfThem, which is not known"}}));

TEST(Tables, ReferencesOfColumnsAreForeignKeys) {
  const EvaluatedSchema made = evaluated_schema(
      "export const posts = pgTable('posts', {\n"
      "  author: integer('author_id').references(() => users.id, { onDelete: 'cascade' }),\n"
      "  parent: integer().references((): AnyPgColumn => posts.author, { onUpdate: 'restrict', onDelete: undefined "
      "}),\n"
      "  both: integer().references(() => users.id).references(() => posts.parent) });\n"
      "export const users = pgTable('users', { id: serial().primaryKey(), name: text().unique(),\n"
      "  mail: text().unique('one_mail', { nulls: 'not distinct' }) });\n");
  ASSERT_EQ(made.schema.tables.size(), 2u);
  EXPECT_EQ(
      described(made.schema.tables[0]),
      (std::vector<std::string>{"fk posts_author_id_users_id_fk (author_id) to users (id) cascade, no action",
                                "fk posts_parent_posts_author_id_fk (parent) to posts (author_id) no action, restrict",
                                "fk posts_both_users_id_fk (both) to users (id) no action, no action",
                                "fk posts_both_posts_parent_fk (both) to posts (parent) no action, no action"}));
  EXPECT_EQ(described(made.schema.tables[1]),
            (std::vector<std::string>{"unique users_name_unique (name)", "unique one_mail (mail) nulls not distinct"}));
}

TEST(Tables, HaveTheNamesTheirCreatorsGive) {
  const EvaluatedSchema made = evaluated_schema(
      "const create = pgTableCreator((name) => `app_${name}`);\n"
      "export const users = create('users', (t) => ({ id: t.uuid().primaryKey(), boss: t.uuid().references(() => "
      "users.id) "
      "}));\n"
      "export const other = pgSchema('my_schema').table('users', { id: integer() });\n"
      "export const again = users;\n");
  ASSERT_EQ(made.schema.tables.size(), 2u);
  EXPECT_EQ(made.schema.tables[0].name, "app_users");
  EXPECT_EQ(made.schema.tables[0].schema, "");
  EXPECT_EQ(made.schema.tables[0].foreign_keys[0].name, "app_users_boss_app_users_id_fk");
  EXPECT_EQ(made.schema.tables[1].schema, "my_schema");
}

TEST(Tables, RowLevelSecurityIsOnWhenSaidOrNeeded) {
  const EvaluatedSchema made = evaluated_schema(
      "export const a = pgTable('a', { id: integer() }).enableRLS();\n"
      "export const b = pgTable('b', { id: integer() }, () => [pgPolicy('p')]);\n"
      "export const c = pgTable('c', { id: integer() });\n"
      "export const d = pgTable('d', { id: integer() });\n"
      "export const e = pgTable('e', { id: integer() });\n"
      "export const policy = pgPolicy('p').link(d);\n"
      "e.enableRLS();\n");
  std::string on;
  for (const model::Table& table : made.schema.tables) on += table.row_level_security.text ? table.name : "";
  EXPECT_EQ(on, "abde");
  EXPECT_EQ(made.schema.tables[3].policies.size(), 1u);
}

TEST(Tables, PlacesAreThoseOfTheNamesInTheSource) {
  const EvaluatedSchema made = evaluated(
      {{"schema.ts",
        "import { pgTable, text, index } from 'drizzle-orm/pg-core';\n"
        "import { stamps } from './stamps';\n"
        "export const users =\n"
        "  pgTable('users', { name: text(), ...stamps },\n"
        "    (t) => [index('users_idx').on(t.name)]);\n"},
       {"stamps.ts", "import { text } from 'drizzle-orm/pg-core';\nexport const stamps = {\n  madeAt: text() };\n"}});
  ASSERT_EQ(made.schema.tables.size(), 1u);
  const model::Table& table = made.schema.tables[0];
  const auto shown_place = [](const model::Location& place) {
    return place.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + "-" +
           std::to_string(place.end_column);
  };
  EXPECT_EQ(shown_place(table.place), "schema.ts:3:14-19");
  EXPECT_EQ(shown_place(table.columns[0].place), "schema.ts:4:22-26");
  EXPECT_EQ(shown_place(table.columns[1].place), "stamps.ts:3:3-9");
  EXPECT_EQ(shown_place(table.indexes[0].place), "schema.ts:5:13-31");
}

}  // namespace
}  // namespace lockstep::evaluate
