#include <algorithm>
#include <gtest/gtest.h>
#include <string>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

/// The text of an expression: as the default of a column, where a string has its quotes.
struct LanguageCase {
  const char* expression;
  const char* expected;
  const char* before = "";  // declarations that the expression uses
};

class Language : public testing::TestWithParam<LanguageCase> {};

TEST_P(Language, IsEvaluated) {
  const EvaluatedSchema made =
      evaluated_schema(std::string(GetParam().before) + "\nexport const t = pgTable('t', { c: text().default(" +
                       GetParam().expression + ") });");
  ASSERT_EQ(made.schema.tables.size(), 1u) << GetParam().expression;
  ASSERT_EQ(made.schema.tables[0].columns.size(), 1u) << GetParam().expression;
  EXPECT_EQ(shown(made.schema.tables[0].columns[0].default_value), GetParam().expected) << GetParam().expression;
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, Language,
    testing::Values(LanguageCase{"`a${1 + 1}${'b'}${null}${true}`", "'a2bnulltrue'"},
                    LanguageCase{"('x' as const)!", "'x'"}, LanguageCase{"<string>'x'", "'x'"},
                    LanguageCase{"'x' satisfies string", "'x'"}, LanguageCase{"`\\u{1F600}\\x41\\\n`", "'😀A'"},
                    LanguageCase{"1 + '2'", "'12'"}, LanguageCase{"7 % 4 * 2 ** 3 - 10 / 4", "21.5"},
                    LanguageCase{"0.1 + 0.2", "0.30000000000000004"}, LanguageCase{"1 << 4 | 1", "17"},
                    LanguageCase{"!'' && 'a' < 'b' ? 'yes' : no()", "'yes'"}, LanguageCase{"null ?? 'x'", "'x'"},
                    LanguageCase{"'' || 'x'", "'x'"}, LanguageCase{"typeof 'x'", "'string'"},
                    LanguageCase{"typeof pgTable", "'function'"}, LanguageCase{"typeof pg", "'object'"},
                    LanguageCase{"void 0", "-"}, LanguageCase{"'b' in { b: 1 }", "true"},
                    LanguageCase{"null == undefined", "true"}, LanguageCase{"1 === 1.0", "true"},
                    LanguageCase{"({ a: { b: 'x' } }).a.b", "'x'"}, LanguageCase{"({ a: 1 })['a']", "1"},
                    LanguageCase{"['x', 'y'][1]", "'y'"}, LanguageCase{"({ ['a' + 1]: 'x' }).a1", "'x'"},
                    LanguageCase{"({ a: 1, ...{ a: 2 } }).a", "2"},
                    LanguageCase{"[...['a'], ...new Set(['b'])][1]", "'b'"}, LanguageCase{"({})?.a?.b.c", "-"},
                    LanguageCase{"['a', 'b'].length", "2"}, LanguageCase{"'abc'.length", "3"},
                    LanguageCase{"new Set([1, 1]).size", "1"}, LanguageCase{"(() => 'x')()", "'x'"},
                    LanguageCase{"(function (a) { return a; })('x')", "'x'"}, LanguageCase{"+'3'", "3"},
                    LanguageCase{"-(2)", "-2"}, LanguageCase{"require('./lib').name", "? comes from ./lib"}));

INSTANTIATE_TEST_SUITE_P(
    Names, Language,
    testing::Values(LanguageCase{"E.B", "'b'", "enum E { A = 'a', B = 'b' }"},
                    LanguageCase{"E.C", "6", "enum E { A, B = 5, C }"}, LanguageCase{"E[1]", "'B'", "enum E { A, B }"},
                    LanguageCase{"E.C", "3", "const enum E { A = 1, B = A << 1, C = A | B }"},
                    LanguageCase{"a", "'x'", "const { a } = { a: 'x' };"},
                    LanguageCase{"b", "'x'", "const { a: { b = 'x' } } = { a: {} };"},
                    LanguageCase{"rest.b", "2", "const { a, ...rest } = { a: 1, b: 2 };"},
                    LanguageCase{"rest.a", "-", "const { a, ...rest } = { a: 1, b: 2 };"},
                    LanguageCase{"b", "'y'", "const [a, b, ...c] = ['x', 'y', 'z'];"},
                    LanguageCase{"c[0]", "'z'", "const [, , ...c] = ['x', 'y', 'z'];"},
                    LanguageCase{"later", "'x'", "const holder = () => later; const later = 'x';"},
                    LanguageCase{"a", "? is changed after it is declared", "let a = 'x'; a = 'y';"},
                    LanguageCase{"a", "'x'", "let a = 'x';"},
                    LanguageCase{"a.b", "'x'", "const a = { b: 'x' }; a.c = 'y';"},
                    LanguageCase{"a.c", "? is changed after it is declared", "const a = {}; a.c = 'y';"},
                    LanguageCase{"a", "'x'", "const a = 'x'; function f() { let a = 'y'; a = 'z'; }"},
                    LanguageCase{"a", "? refers to itself", "const a = b; const b = a;"}));

INSTANTIATE_TEST_SUITE_P(
    Functions, Language,
    testing::Values(
        LanguageCase{"f('a')", "'a-x'", "const f = (a, b = 'x') => `${a}-${b}`;"},
        LanguageCase{"f('a', 'b', 'c')", "'b,c'", "function f(a, ...rest) { return rest.join(','); }"},
        LanguageCase{"f({ a: 'x' })", "'x1'", "const f = ({ a, b = 1 }) => a + b;"},
        LanguageCase{"f(2)", "'big'",
                     "function f(n) { if (n > 1) { return 'big'; } else if (n > 0) return 'one'; return 'none'; }"},
        LanguageCase{"f(1)", "'one'",
                     "function f(n) { if (n > 1) { return 'big'; } else if (n > 0) return 'one'; return 'none'; }"},
        LanguageCase{"f()", "'x'", "function f() { let s = ''; s += 'x'; return s; }"},
        LanguageCase{"f()", "6", "const f = () => { let n = 0; for (const k of [1, 2, 3]) { n = n + k; } return n; };"},
        LanguageCase{
            "f()", "'bc'",
            "const f = () => { let s = ''; for (const k of 'abcd') { if (k === 'a') continue; if (k === 'd') break; s "
            "+= k; } return s; };"},
        LanguageCase{"f()", "'ab'",
                     "const f = () => { let s = ''; for (const k in { a: 1, b: 2 }) s += k; return s; };"},
        LanguageCase{"f()", "'x'", "function f() { return g(); function g() { return 'x'; } }"},
        LanguageCase{"f()()", "'x'", "const f = () => { const a = 'x'; return () => a; };"},
        LanguageCase{"o.f()", "'x'", "const o = { a: 'x', f() { return this.a; } };"},
        LanguageCase{"f(3)", "6", "const f = (n) => n <= 1 ? 1 : n * f(n - 1);"},
        LanguageCase{"f().b", "2", "const f = () => { const o = {}; o.a = 1; o['b'] = 2; return o; };"},
        LanguageCase{"f()", "? depends on a statement that is not followed",
                     "function f() { while (true) { return 'x'; } }"},
        LanguageCase{"f()", "? throws an error", "function f() { throw new Error('x'); }"},
        LanguageCase{"f()", "? changes counter", "let counter = 0; function f() { counter += 1; return 'x'; }"},
        LanguageCase{"f()", "? is not there at once", "const f = async () => 'x';"},
        LanguageCase{"f()", "'x'", "function f(a: string): string; function f() { return 'x'; }"},
        LanguageCase{"f()", "? has a syntax error", "function f() { const = ; return 'x'; }"}));

INSTANTIATE_TEST_SUITE_P(
    Library, Language,
    testing::Values(
        LanguageCase{"['b', 'a'].map((x, i) => x + i).join('|')", "'b0|a1'"},
        LanguageCase{"[1, 2, 3].filter((n) => n > 1).length", "2"}, LanguageCase{"[[1], [2, [3]]].flat().length", "3"},
        LanguageCase{"['a b', 'c'].flatMap((s) => s.split(' ')).join()", "'a,b,c'"},
        LanguageCase{"[1, 2].reduce((a, b) => a + b, 10)", "13"}, LanguageCase{"[1, 2].find((n) => n > 1)", "2"},
        LanguageCase{"[1, 2].some((n) => n > 1)", "true"}, LanguageCase{"[1, 2].every((n) => n > 1)", "false"},
        LanguageCase{"['a', 'b', 'c'].slice(-2).join('')", "'bc'"}, LanguageCase{"['b', 'a'].sort().join('')", "'ab'"},
        LanguageCase{"['a', 'b'].includes('b')", "true"}, LanguageCase{"['a', 'b'].indexOf('c')", "-1"},
        LanguageCase{"[...['a', 'b'].entries()][1][0]", "1"},
        LanguageCase{"Array.from({ length: 3 }, (_, i) => i).join('')", "'012'"},
        LanguageCase{"Array.isArray([])", "true"},
        LanguageCase{"Object.entries({ a: 1, b: 2 }).map(([k, v]) => k + v).join('')", "'a1b2'"},
        LanguageCase{"Object.fromEntries([['a', 1]]).a", "1"},
        LanguageCase{"Object.assign({ a: 1 }, { b: 2 }, null).b", "2"},
        LanguageCase{"Object.values(Object.freeze({ a: 'x' }))[0]", "'x'"},
        LanguageCase{"JSON.stringify({ a: [1, 'b', null] })", "'{\"a\":[1,\"b\",null]}'"},
        LanguageCase{"Math.max(1, 3, 2) + Math.floor(1.7)", "4"},
        LanguageCase{"Number('12') + parseInt('7px', 10)", "19"}, LanguageCase{"String(12)", "'12'"},
        LanguageCase{"(12).toString()", "'12'"}, LanguageCase{"'aBc'.toUpperCase() + 'X'.toLowerCase()", "'ABCx'"},
        LanguageCase{"' a '.trim()", "'a'"}, LanguageCase{"'a-b-c'.split('-')[2]", "'c'"},
        LanguageCase{"'abc'.slice(1, -1) + 'abc'.substring(2, 0) + 'abc'.at(-1) + 'abc'[0]", "'babca'"},
        LanguageCase{"'a-b-c'.replace('-', '+') + 'a-b-c'.replaceAll('-', '')", "'a+b-cabc'"},
        LanguageCase{"'7'.padStart(3, '0') + 'ab'.repeat(2)", "'007abab'"},
        LanguageCase{"'userName'.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase())", "'user_name'"},
        LanguageCase{"'userName'.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()", "'user_name'"},
        LanguageCase{"'  a  b '.replace(/\\s+/g, ' ').replace(/^\\s|\\s$/g, '')", "'a b'"},
        LanguageCase{"/^[a-z]{2,3}$/.test('ab')", "true"}, LanguageCase{"'aXbx'.replace(/x/gi, '')", "'ab'"},
        LanguageCase{"'abab'.replace(/(?:ab)+?/, '-')", "'-ab'"}, LanguageCase{"'a.b'.replace(/\\./g, '')", "'ab'"},
        LanguageCase{"new Date(0).toISOString()", "'1970-01-01T00:00:00.000Z'"},
        LanguageCase{"new Date('2024-03-01').getTime()", "1709251200000"},
        LanguageCase{"'é'.length", "? counts the characters of a text that is not ASCII"}));

TEST(Modules, NamesAreFollowedThroughEveryKindOfImport) {
  const EvaluatedSchema made = evaluated(
      {{"schema.ts",
        "import { pgTable, text } from 'drizzle-orm/pg-core';\n"
        "import whole, { one as first, type Hidden } from './a';\n"
        "import * as all from './barrel';\n"
        "import type { Gone } from './missing';\n"
        "const { two } = require('./a');\n"
        "export const t = pgTable('t', { a: text().default(whole), b: text().default(first), c: "
        "text().default(all.three),\n"
        "  d: text().default(all.inner.four), e: text().default(two), f: text().default(all.renamed) });\n"
        "export * from './tables';\n"},
       {"a.ts", "export default 'w'; export const one = '1'; export const two = '2';"},
       {"barrel.ts", "export * from './b'; export * as inner from './c'; export { one as renamed } from './a';"},
       {"b.ts", "export const three = '3';"},
       {"c.ts", "export const four = '4';"},
       {"tables.ts",
        "import { pgTable, text } from 'drizzle-orm/pg-core';\n"
        "export const u = pgTable('u', { a: text() }); export type { T } from './missing';"}});
  ASSERT_EQ(made.schema.tables.size(), 2u);
  std::string defaults;
  for (const model::Column& column : made.schema.tables[0].columns) defaults += shown(column.default_value);
  EXPECT_EQ(defaults, "'w''1''3''4''2''1'");
  EXPECT_EQ(made.schema.tables[1].name, "u");
  EXPECT_FALSE(made.schema.open);
}

TEST(Modules, AFileIsReadOnlyWhenOneOfItsNamesIsWanted) {
  const EvaluatedSchema made = evaluated({{"schema.ts",
                                           "import { wanted } from './barrel'; import { unused } from './unused';\n"
                                           "import { pgTable, text } from 'drizzle-orm/pg-core';\n"
                                           "export const t = pgTable('t', { a: text().default(wanted) });"},
                                          {"barrel.ts", "export * from './a'; export * from './b';"},
                                          {"a.ts", "this is no TypeScript ((("},
                                          {"b.ts", "export const wanted = 'x';"},
                                          {"unused.ts", "export const unused = 1;"}});
  EXPECT_EQ(shown(made.schema.tables.at(0).columns.at(0).default_value), "'x'");
  const auto reads = [&](std::string_view path) {
    return std::find(made.closure.begin(), made.closure.end(), path) != made.closure.end();
  };
  EXPECT_TRUE(reads("a.ts"));
  EXPECT_TRUE(reads("b.ts"));
  EXPECT_FALSE(reads("unused.ts"));
}

TEST(Modules, CyclesOfImportsEnd) {
  const EvaluatedSchema made = evaluated(
      {{"schema.ts",
        "import { posts } from './posts'; import { pgTable, integer } from 'drizzle-orm/pg-core';\n"
        "export const users = pgTable('users', { id: integer(), pinned: integer().references(() => posts.id) });\n"
        "export * from './posts'; export * from './schema';"},
       {"posts.ts",
        "import { users } from './schema'; import { pgTable, integer } from 'drizzle-orm/pg-core';\n"
        "export const posts = pgTable('posts', { id: integer(), author: integer().references(() => users.id) });\n"
        "export * from './schema'; export const loop = users.id.loop ?? loop2; export const loop2 = loop;"}});
  ASSERT_EQ(made.schema.tables.size(), 2u);
  EXPECT_EQ(made.schema.tables[0].foreign_keys.size(), 1u);
  EXPECT_EQ(made.schema.tables[1].foreign_keys.size(), 1u);
}

}  // namespace
}  // namespace lockstep::evaluate
