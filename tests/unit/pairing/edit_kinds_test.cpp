#include <gtest/gtest.h>

#include "base/text.h"
#include "git/memory_tree.h"
#include "pairing/schema_change.h"

// Which edits of a schema drizzle-kit 0.31 generates SQL for, each tried with it: the two lists of kinds of edit.
namespace lockstep::pairing {
namespace {

struct Edit {
  const char* name;
  const char* from;  // replaced in kSchema, every time it stands there
  const char* to;
};

constexpr std::string_view kSchema = R"(import { sql, relations } from 'drizzle-orm';
import { pgTable, pgEnum, pgView, pgSchema, pgSequence, pgRole, pgPolicy, pgTableCreator, text, varchar, integer, bigint,
  timestamp, uuid, numeric, index, check, primaryKey, customType } from 'drizzle-orm/pg-core';
import { stamps } from './columns';

const citext = customType<{ data: string }>({ dataType() { return 'citext'; } });
export const mood = pgEnum('mood', ['sad', 'ok', 'happy']);
export const audit = pgSchema('audit');
export const log = audit.table('log', { id: integer('id') });
export const serials = pgSequence('serials', { startWith: 100 });
export const admin = pgRole('admin', { createRole: true });
export const guest = pgRole('guest').existing();
const prefixed = pgTableCreator((name) => `app_${name}`);
export const notes = prefixed('notes', { id: integer('id') });
export const users = pgTable('users', {
  id: uuid('id').primaryKey().defaultRandom(),
  displayName: text('display_name').notNull().default('a'),
  role: text('role', { enum: ['a', 'b'] }),
  big: bigint('big', { mode: 'number' }),
  seen: timestamp('seen', { mode: 'date' }).defaultNow(),
  price: numeric('price', { precision: 10, scale: 2 }),
  code: varchar('code', { length: 10 }).$type<'x' | 'y'>(),
  mail: citext('mail').$defaultFn(() => 'nobody').unique(),
  feeling: mood('feeling').default('ok'),
  parent: uuid('parent').references((): AnyPgColumn => users.id, { onDelete: 'cascade' }),
  year: integer('year'),
  ...stamps,
}, (t) => [
  index('users_name_idx').on(t.displayName).where(sql`${t.year} > 5`),
  check('users_year_check', sql`${t.year} > 1900`),
  pgPolicy('users_policy', { for: 'select', using: sql`true` }),
]);
export const pairs = pgTable('pairs', { a: integer('a'), b: integer() }, (t) => [primaryKey({ columns: [t.a, t.b] })]);
export const adults = pgView('adults').as((qb) => qb.select().from(users).where(sql`${users.year} > 18`));
export const usersRelations = relations(users, ({ many }) => ({ pairs: many(pairs) }));
export type User = typeof users.$inferSelect;
)";

constexpr std::string_view kColumns = R"(import { timestamp } from 'drizzle-orm/pg-core';
const options = { withTimezone: true };
export const stamps = { createdAt: timestamp('created_at', options).notNull().defaultNow() };
)";

std::vector<model::SchemaEdit> edits_of(const Edit& edit, std::string* unreadable = nullptr) {
  git::MemoryTree before;
  git::MemoryTree after;
  before.add("src/schema.ts", std::string(kSchema));
  before.add("src/columns.ts", std::string(kColumns));
  after.add("src/schema.ts", base::replace_all(std::string(kSchema), edit.from, edit.to));
  after.add("src/columns.ts", base::replace_all(std::string(kColumns), edit.from, edit.to));
  model::Project project;
  project.schema_globs = {"src/schema.ts"};
  const model::SchemaChange change = compare_schemas(before, after, project);
  if (unreadable != nullptr) *unreadable = base::join(change.unreadable, "\n");
  return change.edits;
}

bool stands_there(const Edit& edit) {
  return base::contains(kSchema, edit.from) || base::contains(kColumns, edit.from);
}

std::string described(const std::vector<model::SchemaEdit>& edits) {
  std::string text;
  for (const model::SchemaEdit& edit : edits) text += edit.name + " (" + edit.detail + ") ";
  return text;
}

class Inert : public testing::TestWithParam<Edit> {};

TEST_P(Inert, IsNoEdit) {
  ASSERT_TRUE(stands_there(GetParam()));
  EXPECT_EQ(described(edits_of(GetParam())), "");
}

INSTANTIATE_TEST_SUITE_P(
    SchemaChange, Inert,
    testing::Values(
        Edit{"comment", "  year:", "  // when born\n  /* or so */ year:"}, Edit{"formatting", ", {", ",   {\n"},
        Edit{"import", "import { stamps }", "import { z } from 'zod';\nimport { stamps }"},
        Edit{"type_only_import", "import { stamps }", "import type { X } from './types';\nimport { stamps }"},
        Edit{"type_argument", "$type<'x' | 'y'>", "$type<'x' | 'y' | 'z'>"},
        Edit{"default_function", "$defaultFn(() => 'nobody')", "$defaultFn(() => crypto.randomUUID())"},
        Edit{"on_update", "integer('year')", "integer('year').$onUpdate(() => 3)"},
        Edit{"on_update_function", "integer('year')", "integer('year').$onUpdateFn(() => 3).$default(() => 4)"},
        Edit{"property_with_explicit_name", "displayName", "fullName"},
        Edit{"exported_const", "const adults", "const grownUps"},
        Edit{"relations", "pairs: many(pairs)", "pairs: many(pairs), more: many(users)"},
        Edit{"inferred_type", "$inferSelect", "$inferInsert"},
        Edit{"validator", "export type", "export const zod = createInsertSchema(users);\nexport type"},
        Edit{"function", "export type", "export function f() { return users.id; }\nexport type"},
        Edit{"text_enum_option", "['a', 'b']", "['a', 'b', 'c']"}, Edit{"bigint_mode", "'number'", "'bigint'"},
        Edit{"timestamp_mode", "'date'", "'string'"},
        Edit{"numeric_mode", "precision: 10", "mode: 'number', precision: 10"},
        Edit{"array_of_extras_to_object", "(t) => [primaryKey({ columns: [t.a, t.b] })]",
             "(t) => ({ pk: primaryKey({ columns: [t.a, t.b] }) })"},
        Edit{"extra_with_block", "(t) => [primaryKey({ columns: [t.a, t.b] })]",
             "(t) => { return [primaryKey({ columns: [t.a, t.b] })]; }"},
        Edit{"extra_with_other_parameter", "(t) => [primaryKey({ columns: [t.a, t.b] })]",
             "(self) => [primaryKey({ columns: [self.a, self['b']] })]"},
        Edit{"columns_in_a_callback", "{ a: integer('a'), b: integer() }",
             "(t) => ({ a: t.integer('a'), b: t.integer() })"},
        Edit{"columns_in_a_destructured_callback", "{ a: integer('a'), b: integer() }",
             "({ integer: int }) => ({ first: int('a'), b: int() })"},
        Edit{"helper_spread_inline", "  ...stamps,",
             "  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),"},
        Edit{"helper_function", "  ...stamps,", "  ...((make) => make())(() => stamps),"},
        Edit{"not_null_on_a_key", ".primaryKey()", ".primaryKey().notNull()"},
        Edit{"order_of_methods", ".notNull().default('a')", ".default('a').notNull()"},
        Edit{"now_in_sql", "mode: 'date' }).defaultNow()", "mode: 'date' }).default(sql`now()`)"},
        Edit{"random_in_sql", ".defaultRandom()", ".default(sql`gen_random_uuid()`)"},
        Edit{"text_default_in_sql", ".default('a')", ".default(sql`'a'`)"},
        Edit{"custom_type_extracted", "() { return 'citext'; }", ": () => 'citext'"},
        Edit{"name_dropped_that_equals_the_key", "integer('year')", "integer()"},
        Edit{"existing_role", "pgRole('guest').existing()", "pgRole('visitor').existing()"},
        Edit{"creator_that_changes_nothing", "export const pairs = pgTable(",
             "const same = pgTableCreator((n) => n);\nexport const pairs = same("},
        Edit{"wrapped_in_as_const", "['sad', 'ok', 'happy']", "['sad', 'ok', 'happy'] as const"},
        Edit{"values_in_a_const", "pgEnum('mood', ['sad', 'ok', 'happy'])",
             "pgEnum('mood', moods);\nconst moods = ['sad', 'ok', 'happy'] as const"},
        Edit{"values_spread", "['sad', 'ok', 'happy']", "['sad', ...['ok', 'happy']]"},
        Edit{"double_quotes", "'", "\""},
        Edit{"option_that_is_off", "{ mode: 'date' }", "{ mode: 'date', withTimezone: false }"},
        Edit{"order_of_tables",
             "export const log = audit.table('log', { id: integer('id') });\nexport const serials = "
             "pgSequence('serials', { startWith: 100 });",
             "export const serials = pgSequence('serials', { startWith: 100 });\nexport const log = audit.table('log', "
             "{ id: integer('id') });"}),
    [](const auto& test) { return std::string(test.param.name); });

class Changing : public testing::TestWithParam<Edit> {};

TEST_P(Changing, IsAnEdit) {
  ASSERT_TRUE(stands_there(GetParam()));
  EXPECT_NE(described(edits_of(GetParam())), "");
}

INSTANTIATE_TEST_SUITE_P(
    SchemaChange, Changing,
    testing::Values(
        Edit{"unexported_table", "export const users", "const users"},
        Edit{"unexported_enum", "export const mood", "const mood"},
        Edit{"unexported_role", "export const admin", "const admin"},
        Edit{"unexported_sequence", "export const serials", "const serials"},
        Edit{"unexported_view", "export const adults", "const adults"},
        Edit{"unexported_schema", "export const audit", "const audit"},
        Edit{"added_column", "  year:", "  age: integer('age'),\n  year:"},
        Edit{"dropped_column", "  year: integer('year'),", ""}, Edit{"renamed_column", "'display_name'", "'full_name'"},
        Edit{"type", "integer('year')", "text('year')"}, Edit{"length", "length: 10", "length: 20"},
        Edit{"precision", "precision: 10", "precision: 12"},
        Edit{"time_zone", "withTimezone: true", "withTimezone: false"},
        Edit{"array", "integer('year')", "integer('year').array()"},
        Edit{"not_null", "integer('year')", "integer('year').notNull()"},
        Edit{"default_value", ".default('a')", ".default('b')"},
        Edit{"enum_default", ".default('ok')", ".default('sad')"}, Edit{"default_gone", ".defaultRandom()", ""},
        Edit{"unique", ".unique()", ""}, Edit{"primary_key", "integer('year')", "integer('year').primaryKey()"},
        Edit{"generated", "integer('year')", "integer('year').generatedAlwaysAs(sql`1`)"},
        Edit{"identity", "integer('year')", "integer('year').generatedAlwaysAsIdentity()"},
        Edit{"enum_value_added", "'happy'", "'happy', 'glad'"}, Edit{"enum_value_dropped", "'sad', ", ""},
        Edit{"enum_reordered", "'sad', 'ok'", "'ok', 'sad'"}, Edit{"index_name", "users_name_idx", "users_name_index"},
        Edit{"index_columns", ".on(t.displayName)", ".on(t.displayName, t.year)"}, Edit{"index_where", "> 5", "> 6"},
        Edit{"index_unique", "index('users", "uniqueIndex('users"},
        Edit{"index_concurrently", ".on(t.displayName)", ".on(t.displayName).concurrently()"},
        Edit{"check_name", "users_year_check", "users_year_ok"}, Edit{"check_expression", "> 1900", "> 1901"},
        Edit{"white_space_in_sql", "> 1900", ">  1900"}, Edit{"on_delete", "'cascade'", "'restrict'"},
        Edit{"key_columns", "[t.a, t.b]", "[t.b, t.a]"},
        Edit{"row_level_security", "(t) => [primaryKey({ columns: [t.a, t.b] })])",
             "(t) => [primaryKey({ columns: [t.a, t.b] })]).enableRLS()"},
        Edit{"policy", "for: 'select'", "for: 'insert'"}, Edit{"policy_expression", "sql`true`", "sql`false`"},
        Edit{"role", "createRole: true", "createRole: false"},
        Edit{"existing_gone", "('guest').existing()", "('guest')"}, Edit{"sequence", "startWith: 100", "startWith: 1"},
        Edit{"schema_name", "'audit'", "'auditing'"}, Edit{"creator_prefix", "`app_${name}`", "`web_${name}`"},
        Edit{"view_body", "> 18", "> 21"}, Edit{"table_name", "pgTable('pairs'", "pgTable('couples'"},
        Edit{"custom_type", "'citext'", "'text'"}, Edit{"column_helper", "'created_at', options", "'made_at', options"},
        Edit{"option_of_a_helper", "{ withTimezone: true }", "{ withTimezone: true, precision: 3 }"},
        Edit{"key_without_a_name", "b: integer()", "c: integer()"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(SchemaChange, ADamagedDeclarationIsSaidAndNotGuessed) {
  std::string unreadable;
  const auto edits = edits_of({"", "  year: integer('year'),", "  year: integer('year'"}, &unreadable);
  EXPECT_EQ(described(edits), "");
  EXPECT_NE(unreadable.find("src/schema.ts"), std::string::npos) << unreadable;
}

}  // namespace
}  // namespace lockstep::pairing
