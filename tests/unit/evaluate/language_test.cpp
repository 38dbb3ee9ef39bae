#include <algorithm>
#include <gtest/gtest.h>
#include <string>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

/// The text of an expression: as the default of a column, where a string has its quotes.
struct Case {
  const char* expression;
  const char* expected;
  const char* before = "";  // declarations that the expression uses
};

class Language : public testing::TestWithParam<Case> {};

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
    testing::Values(Case{"`a${1 + 1}${'b'}${null}${true}`", "'a2bnulltrue'"}, Case{"('x' as const)!", "'x'"},
                    Case{"<string>'x'", "'x'"}, Case{"'x' satisfies string", "'x'"},
                    Case{"`\\u{1F600}\\x41\\\n`", "'😀A'"}, Case{"1 + '2'", "'12'"},
                    Case{"7 % 4 * 2 ** 3 - 10 / 4", "21.5"}, Case{"0.1 + 0.2", "0.30000000000000004"},
                    Case{"1 << 4 | 1", "17"}, Case{"!'' && 'a' < 'b' ? 'yes' : no()", "'yes'"},
                    Case{"null ?? 'x'", "'x'"}, Case{"'' || 'x'", "'x'"}, Case{"typeof 'x'", "'string'"},
                    Case{"typeof pgTable", "'function'"}, Case{"typeof pg", "'object'"}, Case{"void 0", "-"},
                    Case{"'b' in { b: 1 }", "true"}, Case{"null == undefined", "true"}, Case{"1 === 1.0", "true"},
                    Case{"({ a: { b: 'x' } }).a.b", "'x'"}, Case{"({ a: 1 })['a']", "1"}, Case{"['x', 'y'][1]", "'y'"},
                    Case{"({ ['a' + 1]: 'x' }).a1", "'x'"}, Case{"({ a: 1, ...{ a: 2 } }).a", "2"},
                    Case{"[...['a'], ...new Set(['b'])][1]", "'b'"}, Case{"({})?.a?.b.c", "-"},
                    Case{"['a', 'b'].length", "2"}, Case{"'abc'.length", "3"}, Case{"new Set([1, 1]).size", "1"},
                    Case{"(() => 'x')()", "'x'"}, Case{"(function (a) { return a; })('x')", "'x'"}, Case{"+'3'", "3"},
                    Case{"-(2)", "-2"}, Case{"require('./lib').name", "? comes from ./lib"}));

INSTANTIATE_TEST_SUITE_P(Names, Language,
                         testing::Values(Case{"E.B", "'b'", "enum E { A = 'a', B = 'b' }"},
                                         Case{"E.C", "6", "enum E { A, B = 5, C }"},
                                         Case{"E[1]", "'B'", "enum E { A, B }"},
                                         Case{"E.C", "3", "const enum E { A = 1, B = A << 1, C = A | B }"},
                                         Case{"a", "'x'", "const { a } = { a: 'x' };"},
                                         Case{"b", "'x'", "const { a: { b = 'x' } } = { a: {} };"},
                                         Case{"rest.b", "2", "const { a, ...rest } = { a: 1, b: 2 };"},
                                         Case{"rest.a", "-", "const { a, ...rest } = { a: 1, b: 2 };"},
                                         Case{"b", "'y'", "const [a, b, ...c] = ['x', 'y', 'z'];"},
                                         Case{"c[0]", "'z'", "const [, , ...c] = ['x', 'y', 'z'];"},
                                         Case{"later", "'x'", "const holder = () => later; const later = 'x';"},
                                         Case{"a", "? is changed after it is declared", "let a = 'x'; a = 'y';"},
                                         Case{"a", "'x'", "let a = 'x';"},
                                         Case{"a.b", "'x'", "const a = { b: 'x' }; a.c = 'y';"},
                                         Case{"a.c", "? is changed after it is declared", "const a = {}; a.c = 'y';"},
                                         Case{"a", "'x'", "const a = 'x'; function f() { let a = 'y'; a = 'z'; }"},
                                         Case{"a", "? refers to itself", "const a = b; const b = a;"}));

INSTANTIATE_TEST_SUITE_P(
    Functions, Language,
    testing::Values(
        Case{"f('a')", "'a-x'", "const f = (a, b = 'x') => `${a}-${b}`;"},
        Case{"f('a', 'b', 'c')", "'b,c'", "function f(a, ...rest) { return rest.join(','); }"},
        Case{"f({ a: 'x' })", "'x1'", "const f = ({ a, b = 1 }) => a + b;"},
        Case{"f(2)", "'big'",
             "function f(n) { if (n > 1) { return 'big'; } else if (n > 0) return 'one'; return 'none'; }"},
        Case{"f(1)", "'one'",
             "function f(n) { if (n > 1) { return 'big'; } else if (n > 0) return 'one'; return 'none'; }"},
        Case{"f()", "'x'", "function f() { let s = ''; s += 'x'; return s; }"},
        Case{"f()", "6", "const f = () => { let n = 0; for (const k of [1, 2, 3]) { n = n + k; } return n; };"},
        Case{"f()", "'bc'",
             "const f = () => { let s = ''; for (const k of 'abcd') { if (k === 'a') continue; if (k === 'd') break; s "
             "+= k; } return s; };"},
        Case{"f()", "'ab'", "const f = () => { let s = ''; for (const k in { a: 1, b: 2 }) s += k; return s; };"},
        Case{"f()", "'x'", "function f() { return g(); function g() { return 'x'; } }"},
        Case{"f()()", "'x'", "const f = () => { const a = 'x'; return () => a; };"},
        Case{"o.f()", "'x'", "const o = { a: 'x', f() { return this.a; } };"},
        Case{"f(3)", "6", "const f = (n) => n <= 1 ? 1 : n * f(n - 1);"},
        Case{"f().b", "2", "const f = () => { const o = {}; o.a = 1; o['b'] = 2; return o; };"},
        Case{"f()", "? depends on a statement that is not followed", "function f() { while (true) { return 'x'; } }"},
        Case{"f()", "? throws an error", "function f() { throw new Error('x'); }"},
        Case{"f()", "? changes counter", "let counter = 0; function f() { counter += 1; return 'x'; }"},
        Case{"f()", "? is not there at once", "const f = async () => 'x';"},
        Case{"f()", "'x'", "function f(a: string): string; function f() { return 'x'; }"},
        Case{"f()", "? has a syntax error", "function f() { const = ; return 'x'; }"}));

INSTANTIATE_TEST_SUITE_P(
    Library, Language,
    testing::Values(Case{"['b', 'a'].map((x, i) => x + i).join('|')", "'b0|a1'"},
                    Case{"[1, 2, 3].filter((n) => n > 1).length", "2"}, Case{"[[1], [2, [3]]].flat().length", "3"},
                    Case{"['a b', 'c'].flatMap((s) => s.split(' ')).join()", "'a,b,c'"},
                    Case{"[1, 2].reduce((a, b) => a + b, 10)", "13"}, Case{"[1, 2].find((n) => n > 1)", "2"},
                    Case{"[1, 2].some((n) => n > 1)", "true"}, Case{"[1, 2].every((n) => n > 1)", "false"},
                    Case{"['a', 'b', 'c'].slice(-2).join('')", "'bc'"}, Case{"['b', 'a'].sort().join('')", "'ab'"},
                    Case{"['a', 'b'].includes('b')", "true"}, Case{"['a', 'b'].indexOf('c')", "-1"},
                    Case{"[...['a', 'b'].entries()][1][0]", "1"},
                    Case{"Array.from({ length: 3 }, (_, i) => i).join('')", "'012'"}, Case{"Array.isArray([])", "true"},
                    Case{"Object.entries({ a: 1, b: 2 }).map(([k, v]) => k + v).join('')", "'a1b2'"},
                    Case{"Object.fromEntries([['a', 1]]).a", "1"},
                    Case{"Object.assign({ a: 1 }, { b: 2 }, null).b", "2"},
                    Case{"Object.values(Object.freeze({ a: 'x' }))[0]", "'x'"},
                    Case{"JSON.stringify({ a: [1, 'b', null] })", "'{\"a\":[1,\"b\",null]}'"},
                    Case{"Math.max(1, 3, 2) + Math.floor(1.7)", "4"}, Case{"Number('12') + parseInt('7px', 10)", "19"},
                    Case{"String(12)", "'12'"}, Case{"(12).toString()", "'12'"},
                    Case{"'aBc'.toUpperCase() + 'X'.toLowerCase()", "'ABCx'"}, Case{"' a '.trim()", "'a'"},
                    Case{"'a-b-c'.split('-')[2]", "'c'"},
                    Case{"'abc'.slice(1, -1) + 'abc'.substring(2, 0) + 'abc'.at(-1) + 'abc'[0]", "'babca'"},
                    Case{"'a-b-c'.replace('-', '+') + 'a-b-c'.replaceAll('-', '')", "'a+b-cabc'"},
                    Case{"'7'.padStart(3, '0') + 'ab'.repeat(2)", "'007abab'"},
                    Case{"'userName'.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase())", "'user_name'"},
                    Case{"'userName'.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()", "'user_name'"},
                    Case{"'  a  b '.replace(/\\s+/g, ' ').replace(/^\\s|\\s$/g, '')", "'a b'"},
                    Case{"/^[a-z]{2,3}$/.test('ab')", "true"}, Case{"'aXbx'.replace(/x/gi, '')", "'ab'"},
                    Case{"'abab'.replace(/(?:ab)+?/, '-')", "'-ab'"}, Case{"'a.b'.replace(/\\./g, '')", "'ab'"},
                    Case{"new Date(0).toISOString()", "'1970-01-01T00:00:00.000Z'"},
                    Case{"new Date('2024-03-01').getTime()", "1709251200000"},
                    Case{"'é'.length", "? counts the characters of a text that is not ASCII"}));

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
