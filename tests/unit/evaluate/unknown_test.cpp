#include <gtest/gtest.h>
#include <string>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

TEST(Unknown, StaysWhereItIs) {
  const EvaluatedSchema made = evaluated_schema(
      "import { columns, more, tableName } from '@other/package';\n"
      "export const a = pgTable('a', { id: integer(), ...columns });\n"
      "export const b = pgTable('b', { id: integer(), special: more() });\n"
      "export const c = pgTable('c', columns, () => [index('i').on(more)]);\n"
      "export const d = pgTable('d', { id: integer() });\n");
  ASSERT_EQ(made.schema.tables.size(), 4u);
  EXPECT_FALSE(made.schema.open);
  EXPECT_EQ(made.schema.tables[0].columns.size(), 1u);
  EXPECT_EQ(made.schema.tables[0].open_columns->reason, "comes from @other/package");
  EXPECT_TRUE(made.schema.tables[1].open_columns);
  EXPECT_TRUE(made.schema.tables[1].open_constraints);  // it may be unique
  EXPECT_TRUE(made.schema.tables[2].open_columns);
  EXPECT_EQ(made.schema.tables[2].indexes.size(), 1u);
  EXPECT_FALSE(made.schema.tables[3].open_columns);
}

struct OpenCase {
  const char* source;
  bool is_open;
};
class OpenSchema : public testing::TestWithParam<OpenCase> {};

TEST_P(OpenSchema, IsOneThatMayHoldMore) {
  EXPECT_EQ(evaluated_schema(GetParam().source).schema.open.has_value(), GetParam().is_open) << GetParam().source;
}

INSTANTIATE_TEST_SUITE_P(
    Sources, OpenSchema,
    testing::Values(OpenCase{"export * from '@other/package';", true}, OpenCase{"export * from './missing';", true},
                    OpenCase{"export * from 'zod';", false}, OpenCase{"export * from 'drizzle-orm/pg-core';", false},
                    OpenCase{"import { make } from '@other/package'; export const t = make();", true},
                    OpenCase{"export const t = pgTable(process.env.NAME!, { id: integer() });", true},
                    OpenCase{"export const url = process.env.URL;", false},
                    OpenCase{"export const url = `x${process.env.URL!.trim()}`;", false},
                    OpenCase{"export const n = Number(process.env.N);", false},
                    OpenCase{"import { nanoid } from 'nanoid'; export const id = nanoid();", false},
                    OpenCase{"import { z } from 'zod'; export const s = z.object({ a: z.string() }).parse(1);", false},
                    OpenCase{"import { drizzle } from 'drizzle-orm/node-postgres'; export const db = drizzle(1);",
                             false},
                    OpenCase{"export const now = new Date();", false},
                    OpenCase{"export const t = pgTable('t', { id: integer() });\n)) ((", true},
                    OpenCase{"export const t = pgTable('t', { id: integer() }) $ ;", true},
                    OpenCase{"export const f = () => { const = ; };", false},
                    OpenCase{"module.exports = { users: pgTable('users', { id: integer() }) };", true},
                    OpenCase{"exports.users = pgTable('users', { id: integer() });", true},
                    OpenCase{"export const f = () => unknownThing();", false},
                    OpenCase{"export const { a, b } = unknownThing();", true},
                    OpenCase{"class Store {} export const s = new Store();", false}));

std::uint64_t print_of(const EvaluatedSchema& made) {
  const model::Column& column = made.schema.tables.at(0).columns.at(0);
  EXPECT_TRUE(column.default_value.unknown);
  return column.default_value.unknown ? column.default_value.unknown->fingerprint : 0;
}

std::uint64_t print_of_default(const std::string& before, const std::string& expression) {
  return print_of(evaluated_schema("import { outside, other } from '@other/package';\n" + before +
                                   "\nexport const t = pgTable('t', { a: text().default(" + expression + ") });"));
}

TEST(Fingerprint, StaysWhenTheMeaningStays) {
  const std::uint64_t print = print_of_default("const n = 3;", "outside('x', n)");
  EXPECT_NE(print, 0u);
  EXPECT_EQ(print, print_of_default("const n = 3;", "outside( \"x\", /* three */\n n, )"));
  EXPECT_EQ(print, print_of_default("const m = 3; // renamed", "outside('x', m)"));
  EXPECT_EQ(print, print_of_default("const unused = 1;\nconst n: number = 3;", "outside<string>('x', n)"));
}

TEST(Fingerprint, ChangesWithWhateverItIsMadeFrom) {
  const std::uint64_t print = print_of_default("const n = 3;", "outside('x', n)");
  EXPECT_NE(print, print_of_default("const n = 4;", "outside('x', n)"));
  EXPECT_NE(print, print_of_default("const n = 3;", "outside('y', n)"));
  EXPECT_NE(print, print_of_default("const n = 3;", "other('x', n)"));
  EXPECT_NE(print_of_default("const f = (x) => outside(x);", "f(1)"),
            print_of_default("const f = (x) => outside(x);", "f(2)"));
  EXPECT_NE(print_of_default("const f = (x) => g(x); const g = (x) => outside(x + 1);", "f(1)"),
            print_of_default("const f = (x) => g(x); const g = (x) => outside(x + 2);", "f(1)"));
  EXPECT_NE(print_of_default("", "process.env.A"), print_of_default("", "process.env.B"));
}

TEST(Fingerprint, FollowsNamesIntoOtherFiles) {
  const auto print = [](const char* other) {
    return print_of(evaluated({{"schema.ts",
                                "import { pgTable, text } from 'drizzle-orm/pg-core'; import { make } from './make';\n"
                                "export const t = pgTable('t', { a: text().default(make()) });"},
                               {"make.ts", other}}));
  };
  const std::uint64_t before = print("import { x } from '@other/x'; const n = 1; export const make = () => x(n);");
  EXPECT_EQ(
      before,
      print("import { x } from '@other/x'; const k = 1; export const unused = 2; export const make = () => x(k);"));
  EXPECT_NE(before, print("import { x } from '@other/x'; const n = 2; export const make = () => x(n);"));
}

TEST(Fingerprint, OfAQueryCountsTablesByTheirNames) {
  const auto print = [](const std::string& table) {
    const EvaluatedSchema made = evaluated_schema(
        "export const users = " + table + ";\nexport const v = pgView('v').as((qb) => qb.select().from(users));");
    return made.schema.views.at(0).definition.unknown->fingerprint;
  };
  const std::uint64_t before = print("pgTable('users', { id: integer() })");
  EXPECT_EQ(before, print("pgTable('users', { id: integer(), name: text() })"));
  EXPECT_NE(before, print("pgTable('people', { id: integer() })"));
}

TEST(Unknown, AColumnWithASyntaxErrorOpensItsTable) {
  const EvaluatedSchema made =
      evaluated_schema("export const t = pgTable('t', { a: integer(), b: text( , c: text() });");
  ASSERT_EQ(made.schema.tables.size(), 1u);
  EXPECT_TRUE(made.schema.tables[0].open_columns);
}

TEST(Fingerprint, OfAnOpenTableIsOfAllThatOpensIt) {
  const auto print = [](const std::string& columns) {
    const EvaluatedSchema made = evaluated_schema(
        "import { outside } from '@other/package';\nexport const t = pgTable('t', { " + columns + " });");
    return made.schema.tables.at(0).open_columns->fingerprint;
  };
  EXPECT_EQ(print("a: outside(1), b: outside(2)"), print("x: outside(1), y: outside( 2 )"));
  EXPECT_NE(print("a: outside(1), b: outside(2)"), print("a: outside(3), b: outside(2)"));
  EXPECT_NE(print("a: outside(1), b: outside(2)"), print("a: outside(1), b: outside(3)"));
  EXPECT_NE(print("...outside(1)"), print("...outside(2)"));
}

TEST(Fingerprint, OfWhatStatementsChangeIsOfTheStatements) {
  const auto print = [](const std::string& statement) {
    const EvaluatedSchema made =
        evaluated_schema("const labels = ['a'];\n" + statement + "\nexport const e = pgEnum('e', labels);");
    return made.schema.enums.at(0).unknown->fingerprint;
  };
  EXPECT_EQ(print("labels.push('b');"), print("labels . push( \"b\" )"));
  EXPECT_NE(print("labels.push('b');"), print("labels.push('c');"));
}

TEST(Unknown, ObjectsThatACallMayHaveChangedAreOpen) {
  const EvaluatedSchema made = evaluated_schema(
      "function extend(columns) { if (outside()) columns.extra = text(); return columns; }\n"
      "const base = { id: integer() }; const extended = extend(base);\n"
      "export const t = pgTable('t', base);\nexport const u = pgTable('u', extended);\n");
  ASSERT_EQ(made.schema.tables.size(), 2u);
  EXPECT_TRUE(made.schema.tables[1].open_columns);
}

TEST(Unknown, RegistriesFilledByFunctionsAreOpen) {
  const EvaluatedSchema made = evaluated_schema(
      "const labels = ['a']; const add = (x) => { labels.push(x); return x; };\n"
      "export const first = pgTable(add('t'), { id: integer() }); export const e = pgEnum('e', labels);\n");
  ASSERT_EQ(made.schema.enums.size(), 1u);
  EXPECT_TRUE(made.schema.enums[0].unknown);
}

}  // namespace
}  // namespace lockstep::evaluate
