#pragma once
#include <ostream>
#include <string>
#include <string_view>

#include "base/text.h"
#include "git/memory_tree.h"

// Kinds of edits of a schema, by what drizzle-kit 0.31 generates for each: nothing, or SQL. Each was tried with it.
namespace lockstep::edit_kinds {

struct Edit {
  const char* name;
  const char* from;  // replaced in the files, every time it stands there
  const char* to;
};

/// For the names of tests.
inline void PrintTo(const Edit& edit, std::ostream* out) {
  *out << edit.name;
}

constexpr std::string_view kSchemaPath = "src/schema.ts";
constexpr std::string_view kColumnsPath = "src/columns.ts";

constexpr std::string_view kSchema = R"(import { sql, relations } from 'drizzle-orm';
import { pgTable, pgEnum, pgView, pgSchema, pgSequence, pgRole, pgPolicy, pgTableCreator, text, varchar, integer,
  bigint, timestamp, uuid, numeric, index, uniqueIndex, check, primaryKey, customType } from 'drizzle-orm/pg-core';
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

constexpr Edit kInert[] = {
    {"comment", "  year:", "  // when born\n  /* or so */ year:"},
    {"formatting", ", {", ",   {\n"},
    {"import", "import { stamps }", "import { z } from 'zod';\nimport { stamps }"},
    {"type_only_import", "import { stamps }", "import type { X } from './types';\nimport { stamps }"},
    {"type_argument", "$type<'x' | 'y'>", "$type<'x' | 'y' | 'z'>"},
    {"default_function", "$defaultFn(() => 'nobody')", "$defaultFn(() => crypto.randomUUID())"},
    {"on_update", "integer('year')", "integer('year').$onUpdate(() => 3)"},
    {"on_update_function", "integer('year')", "integer('year').$onUpdateFn(() => 3).$default(() => 4)"},
    {"property_with_explicit_name", "displayName", "fullName"},
    {"exported_const", "const adults", "const grownUps"},
    {"relations", "pairs: many(pairs)", "pairs: many(pairs), more: many(users)"},
    {"inferred_type", "$inferSelect", "$inferInsert"},
    {"validator", "export type", "export const zod = createInsertSchema(users);\nexport type"},
    {"function", "export type", "export function f() { return users.id; }\nexport type"},
    {"text_enum_option", "['a', 'b']", "['a', 'b', 'c']"},
    {"bigint_mode", "'number'", "'bigint'"},
    {"timestamp_mode", "'date'", "'string'"},
    {"numeric_mode", "precision: 10", "mode: 'number', precision: 10"},
    {"array_of_extras_to_object", "(t) => [primaryKey({ columns: [t.a, t.b] })]",
     "(t) => ({ pk: primaryKey({ columns: [t.a, t.b] }) })"},
    {"extra_with_block", "(t) => [primaryKey({ columns: [t.a, t.b] })]",
     "(t) => { return [primaryKey({ columns: [t.a, t.b] })]; }"},
    {"extra_with_other_parameter", "(t) => [primaryKey({ columns: [t.a, t.b] })]",
     "(self) => [primaryKey({ columns: [self.a, self['b']] })]"},
    {"columns_in_a_callback", "{ a: integer('a'), b: integer() }", "(t) => ({ a: t.integer('a'), b: t.integer() })"},
    {"columns_in_a_destructured_callback", "{ a: integer('a'), b: integer() }",
     "({ integer: int }) => ({ a: int('a'), b: int() })"},
    {"helper_spread_inline", "  ...stamps,",
     "  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),"},
    {"helper_function", "  ...stamps,", "  ...((make) => make())(() => stamps),"},
    {"not_null_on_a_key", ".primaryKey()", ".primaryKey().notNull()"},
    {"order_of_methods", ".notNull().default('a')", ".default('a').notNull()"},
    {"now_in_sql", "mode: 'date' }).defaultNow()", "mode: 'date' }).default(sql`now()`)"},
    {"random_in_sql", ".defaultRandom()", ".default(sql`gen_random_uuid()`)"},
    {"text_default_in_sql", ".default('a')", ".default(sql`'a'`)"},
    {"custom_type_extracted", "() { return 'citext'; }", ": () => 'citext'"},
    {"name_dropped_that_equals_the_key", "integer('year')", "integer()"},
    {"existing_role", "pgRole('guest').existing()", "pgRole('visitor').existing()"},
    {"creator_that_changes_nothing", "export const pairs = pgTable(",
     "const same = pgTableCreator((n) => n);\nexport const pairs = same("},
    {"wrapped_in_as_const", "['sad', 'ok', 'happy']", "['sad', 'ok', 'happy'] as const"},
    {"values_in_a_const", "export const mood = pgEnum('mood', ['sad', 'ok', 'happy'])",
     "const moods = ['sad', 'ok', 'happy'] as const;\nexport const mood = pgEnum('mood', moods)"},
    {"values_spread", "['sad', 'ok', 'happy']", "['sad', ...['ok', 'happy']]"},
    {"double_quotes", "'", "\""},
    {"option_that_is_off", "{ mode: 'date' }", "{ mode: 'date', withTimezone: false }"},
    {"order_of_tables",
     "export const log = audit.table('log', { id: integer('id') });\nexport const serials = "
     "pgSequence('serials', { startWith: 100 });",
     "export const serials = pgSequence('serials', { startWith: 100 });\nexport const log = audit.table('log', "
     "{ id: integer('id') });"}};

constexpr Edit kChanging[] = {
    {"unexported_table", "export const users", "const users"},
    {"unexported_enum", "export const mood", "const mood"},
    {"unexported_role", "export const admin", "const admin"},
    {"unexported_sequence", "export const serials", "const serials"},
    {"unexported_view", "export const adults", "const adults"},
    {"unexported_schema", "export const audit", "const audit"},
    {"added_column", "  year:", "  age: integer('age'),\n  year:"},
    {"dropped_column", "  year: integer('year'),", ""},
    {"renamed_column", "'display_name'", "'full_name'"},
    {"type", "integer('year')", "text('year')"},
    {"length", "length: 10", "length: 20"},
    {"precision", "precision: 10", "precision: 12"},
    {"time_zone", "withTimezone: true", "withTimezone: false"},
    {"array", "integer('year')", "integer('year').array()"},
    {"not_null", "integer('year')", "integer('year').notNull()"},
    {"default_value", ".default('a')", ".default('b')"},
    {"enum_default", ".default('ok')", ".default('sad')"},
    {"default_gone", ".defaultRandom()", ""},
    {"unique", ".unique()", ""},
    {"primary_key", "integer('year')", "integer('year').primaryKey()"},
    {"generated", "integer('year')", "integer('year').generatedAlwaysAs(sql`1`)"},
    {"identity", "integer('year')", "integer('year').generatedAlwaysAsIdentity()"},
    {"enum_value_added", "'happy'", "'happy', 'glad'"},
    {"enum_value_dropped", "'sad', ", ""},
    {"enum_reordered", "'sad', 'ok'", "'ok', 'sad'"},
    {"index_name", "users_name_idx", "users_name_index"},
    {"index_columns", ".on(t.displayName)", ".on(t.displayName, t.year)"},
    {"index_where", "> 5", "> 6"},
    {"index_unique", "index('users", "uniqueIndex('users"},
    {"index_concurrently", ".on(t.displayName)", ".on(t.displayName).concurrently()"},
    {"check_name", "users_year_check", "users_year_ok"},
    {"check_expression", "> 1900", "> 1901"},
    {"white_space_in_sql", "> 1900", ">  1900"},
    {"on_delete", "'cascade'", "'restrict'"},
    {"key_columns", "[t.a, t.b]", "[t.b, t.a]"},
    {"row_level_security", "(t) => [primaryKey({ columns: [t.a, t.b] })])",
     "(t) => [primaryKey({ columns: [t.a, t.b] })]).enableRLS()"},
    {"policy", "for: 'select'", "for: 'insert'"},
    {"policy_expression", "sql`true`", "sql`false`"},
    {"role", "createRole: true", "createRole: false"},
    {"existing_gone", "('guest').existing()", "('guest')"},
    {"sequence", "startWith: 100", "startWith: 1"},
    {"schema_name", "'audit'", "'auditing'"},
    {"creator_prefix", "`app_${name}`", "`web_${name}`"},
    {"view_body", "> 18", "> 21"},
    {"table_name", "pgTable('pairs'", "pgTable('couples'"},
    {"custom_type", "'citext'", "'text'"},
    {"column_helper", "'created_at', options", "'made_at', options"},
    {"option_of_a_helper", "{ withTimezone: true }", "{ withTimezone: true, precision: 3 }"},
    {"key_without_a_name", "b: integer() }, (t) => [primaryKey({ columns: [t.a, t.b] })]",
     "c: integer() }, (t) => [primaryKey({ columns: [t.a, t.c] })]"},
};

inline bool stands_there(const Edit& edit) {
  return base::contains(kSchema, edit.from) || base::contains(kColumns, edit.from);
}

inline git::MemoryTree before() {
  git::MemoryTree tree;
  tree.add(std::string(kSchemaPath), std::string(kSchema));
  tree.add(std::string(kColumnsPath), std::string(kColumns));
  return tree;
}

inline git::MemoryTree after(const Edit& edit) {
  git::MemoryTree tree;
  tree.add(std::string(kSchemaPath), base::replace_all(std::string(kSchema), edit.from, edit.to));
  tree.add(std::string(kColumnsPath), base::replace_all(std::string(kColumns), edit.from, edit.to));
  return tree;
}

}  // namespace lockstep::edit_kinds
