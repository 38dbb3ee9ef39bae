#include <gtest/gtest.h>
#include <string>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

std::string repeated(std::string_view part, int times) {
  std::string whole;
  for (int k = 0; k < times; ++k) whole += part;
  return whole;
}

/// Everything at once, for truncations: each prefix of it is another damaged file.
constexpr std::string_view kBroad =
    "import { sql } from 'drizzle-orm'; import { pgTable, text, integer, index, pgEnum, check, customType } from "
    "'drizzle-orm/pg-core';\n"
    "enum E { A = 'a', B = 'b' }\n"
    "export const e = pgEnum('e', Object.values(E));\n"
    "const v = customType<{ data: string }>({ dataType(c) { return `v(${c?.n ?? 1})`; } });\n"
    "const helper = ({ a = 1, ...rest }, ...more) => { let s = ''; for (const [k, x] of Object.entries(rest)) { if (x) "
    "s += "
    "`${k}`; } return s; };\n"
    "export const t = pgTable('t', { id: integer('id').primaryKey(), e: e('e').default(E.A), v: v({ n: 2 }),\n"
    "  r: integer().references((): any => t.id, { onDelete: 'cascade' }), ...{ x: text().default(helper({ a: 1, b: 2 "
    "})) } },\n"
    "  (t) => [index('i').on(t.id.desc(), sql`lower(${t.x})`).where(sql`${t.id} > 1`), check('c', "
    "sql<boolean>`x`)]);\n";

TEST(Hostile, EveryTruncationIsReadWithoutHarm) {
  for (std::size_t length = 0; length <= kBroad.size(); ++length) {
    evaluated({{"schema.ts", std::string(kBroad.substr(0, length))}});
  }
}

TEST(Hostile, EveryFileWithAHoleIsReadWithoutHarm) {
  for (std::size_t at = 0; at + 7 < kBroad.size(); at += 3) {
    evaluated({{"schema.ts", std::string(kBroad.substr(0, at)) + std::string(kBroad.substr(at + 7))}});
  }
}

struct HostileCase {
  const char* name;
  std::string source;
};
/// Those that use up all the steps of an evaluation are in tests/evaluate/budget_test.cpp.
class Hostile : public testing::TestWithParam<HostileCase> {};

TEST_P(Hostile, EndsInTime) {
  const EvaluatedSchema made = evaluated_schema(GetParam().source + "\nexport const last = pgTable('last', {});");
  EXPECT_LE(made.schema.tables.size(), 20'000u);
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Hostile,
    testing::Values(
        HostileCase{"recursion", "const f = (n) => f(n + 1); export const x = f(0);"},
        HostileCase{"mutual_recursion",
                    "function f() { return g(); } function g() { return f(); } export const x = f();"},
        HostileCase{"recursion_in_blocks", "function f() { " + repeated("{", 150) + " return f(); " +
                                               repeated("}", 150) + " } export const x = f();"},
        HostileCase{"recursion_in_callbacks", "const f = () => [1].map(() => f()); export const x = f();"},
        HostileCase{"recursion_in_conditions",
                    "function f() { " + repeated("if (true) ", 150) + "return f(); } export const x = f();"},
        HostileCase{"deep_parentheses", "export const x = " + repeated("(", 500) + "1" + repeated(")", 500) + ";"},
        HostileCase{"deep_arrays", "export const x = " + repeated("[", 250) + repeated("]", 250) + ";"},
        HostileCase{"deep_sum", "export const x = 'a'" + repeated(" + 'a'", 500) + ";"},
        HostileCase{"long_chain", "export const x = pgTable('x', { a: text()" + repeated(".notNull()", 250) + " });"},
        HostileCase{"deep_patterns",
                    "const " + repeated("{ a: ", 150) + "b" + repeated(" }", 150) + " = {}; export const x = b;"},
        HostileCase{"doubling_text",
                    "const f = (s, n) => n === 0 ? s : f(s + s, n - 1); export const x = pgTable(f('ab', 100), {});"},
        HostileCase{
            "doubling_list",
            "const f = (l, n) => n === 0 ? l : f([...l, ...l], n - 1); export const x = pgEnum('x', f(['a'], 100));"},
        HostileCase{
            "endless_list",
            "const f = () => { const l = [1]; for (const k of l) l.push(k); return l; }; export const x = f();"},
        HostileCase{"self_spreading_object", "const a = { ...a, b: 1 }; export const x = pgTable('x', a);"},
        HostileCase{"self_containing_object",
                    "const f = () => { const o = {}; o.o = o; return o; }; export const x = pgTable('x', { a: "
                    "jsonb().default(f()) });"},
        HostileCase{"self_containing_sql",
                    "const s = sql`a`; const t = s.append(s).append(s); export const x = pgView('x', {}).as(t);"},
        HostileCase{"self_containing_list",
                    "const f = () => { const l = []; l.push(l); return l; };\n"
                    "export const x = pgEnum('x', f().flat(Infinity)); export const y = `${f()}`;"},
        HostileCase{"self_referring_unknown",
                    "const f = (x) => outside(f, x); export const x = pgTable('x', { a: text().default(f(f)) });"},
        HostileCase{"megabyte_literal", "export const x = '" + std::string(1 << 20, 'x') + "';"},
        HostileCase{"huge_repeat",
                    "export const x = 'x'.repeat(1e9) + 'x'.padStart(1e9) + Array.from({ length: 1e9 });"},
        HostileCase{"backtracking_pattern",
                    "export const x = '" + std::string(40, 'a') + "b'.replace(/(a*)*(a*)*c/g, '');"},
        HostileCase{"pattern_of_repeats", "export const x = 'a'.replace(/((a{200}){200}){200}/, '');"},
        HostileCase{"many_tables",
                    repeated("export const t = pgTable('t', { id: integer() }, (t) => [index().on(t.id)]);\n", 2000)},
        HostileCase{
            "many_columns",
            "const columns = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`c${i}`, integer()]));\n"
            "export const x = pgTable('x', columns, (t) => Object.keys(columns).map((c) => index().on(t[c])));"},
        HostileCase{"numbers",
                    "export const x = [0x, 1e, 0b2, 1__0, 1e999, -1e999, 0xffffffffffffffffffff, 1n, NaN, 1 / 0];\n"
                    "export const y = pgTable('y', { a: real().default(1 / 0), b: varchar({ length: NaN }) });"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Hostile, ModulesThatImportEachOtherEnd) {
  Files files{
      {"schema.ts", "export * from './m0'; export { x } from './m0'; import { y } from './m1'; export const z = y;"}};
  for (int k = 0; k < 60; ++k) {
    const std::string next = "./m" + std::to_string((k + 1) % 60);
    files["m" + std::to_string(k) + ".ts"] = "export { x } from '" + next + "'; export * from '" + next +
                                             "'; import { y as z } from '" + next + "'; export const w = z;";
  }
  EXPECT_TRUE(evaluated(files).schema.tables.empty());
}

TEST(Hostile, BytesThatAreNoTextAreReadWithoutHarm) {
  std::string bytes = "export const x = pgTable('";
  for (int k = 0; k < 256; ++k) bytes += static_cast<char>(k);
  evaluated_schema(bytes + "', { id: integer() });");
  evaluated_schema(std::string("\0\0\xff\xfe", 4));
}

}  // namespace
}  // namespace lockstep::evaluate
