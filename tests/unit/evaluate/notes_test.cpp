#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

std::vector<std::string> noted(const std::string& source) {
  constexpr const char* kKinds[] = {"parameter", "ignored", "clock", "not exported", "truncated"};
  std::vector<std::string> lines;
  for (const Note& note : evaluated_schema(source).notes) {
    lines.push_back(std::to_string(note.place.line) + ": " + kKinds[static_cast<int>(note.kind)] + " " + note.object +
                    ": " + note.detail);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Notes, ParametersInWhatBecomesDdl) {
  EXPECT_EQ(noted("export const t = pgTable('t', { id: integer(),\n"
                  "  g: text().generatedAlwaysAs(sql`${'x'}`) }, (t) => [\n"
                  "  index('i').on(t.id).where(eq(t.g, 'active')),\n"
                  "  check('c', sql`${t.id} > ${3}`),\n"
                  "  pgPolicy('p', { using: sql`${t.id} = ${true}` }),\n"
                  "  check('fine', sql`${t.id} > ${sql.raw('3')}`) ]);\n"
                  "export const v = pgView('v', {}).as(sql`select ${1}`);\n"),
            (Lines{"5: parameter t.g: 'x'", "6: parameter t: i: 'active'", "7: parameter t: c: 3",
                   "8: parameter t: p: true"}));
}

TEST(Notes, WhatDrizzleIgnores) {
  EXPECT_EQ(noted("import { index as mysqlIndex } from 'drizzle-orm/mysql-core';\n"
                  "export const t = pgTable('t', { id: integer() }, (t) => ({\n"
                  "  a: sql`CHECK (id > 0)`,\n"
                  "  b: index('i'),\n"
                  "  c: mysqlIndex('j').on(t.id),\n"
                  "  d: unique(),\n"
                  "  e: undefined, f: false,\n"
                  "  g: t.id }));\n"),
            (Lines{"6: ignored t: an SQL expression", "7: ignored t: an index without .on()",
                   "8: ignored t: comes from drizzle-orm/mysql-core", "9: ignored t: a unique constraint without .on()",
                   "11: ignored t: a value that is no constraint"}));
}

TEST(Notes, WhatIsUsedAndNotExported) {
  EXPECT_EQ(noted("const mood = pgEnum('mood', ['a']);\n"
                  "const hidden = pgTable('hidden', { id: integer() });\n"
                  "export const t = pgTable('t', { m: mood(), h: integer().references(() => hidden.id) });\n"
                  "export const u = pgTable('u', { m: mood() });\n"),
            (Lines{"4: not exported mood: t.m", "5: not exported hidden: t"}));
  EXPECT_EQ(noted("import { authUsers } from 'drizzle-orm/supabase';\n"
                  "export const t = pgTable('t', { u: uuid().references(() => authUsers.id) });\n"),
            Lines{});
}

TEST(Notes, DefaultNamesThatAreCutToTheSame) {
  const std::string table = "a_table_with_quite_a_very_long_name_for_a_table";
  EXPECT_EQ(noted("export const t = pgTable('" + table +
                  "', { some_long_column_a: integer(), some_long_column_b: integer() }, (t) => [\n"
                  "  index().on(t.some_long_column_a, t.some_long_column_b),\n"
                  "  index().on(t.some_long_column_a)]);\n"),
            (Lines{"6: truncated " + table + "_some_long_column_a_index: " + table +
                   "_some_long_column_a_some_long_column_b_index"}));
}

}  // namespace
}  // namespace lockstep::evaluate
