#include <gtest/gtest.h>
#include <string>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

/// A column as a declaration of it reads in the model: type, then what else it has.
std::string described(const model::Column& column) {
  if (column.unknown) return column.name + ": ? " + column.unknown->reason;
  std::string text = column.name + ": " + shown(column.type);
  if (column.type_schema.text) text += " of " + *column.type_schema.text;
  if (column.not_null.text) text += " not null";
  if (column.primary_key.text) text += " primary key";
  if (column.default_value.text || column.default_value.unknown) text += " default " + shown(column.default_value);
  if (column.generated.text || column.generated.unknown) text += " as " + shown(column.generated);
  if (column.identity.text) text += " identity " + *column.identity.text + " (" + shown(column.sequence) + ")";
  return text;
}

struct ColumnCase {
  const char* declaration;
  const char* expected;
};

class Columns : public testing::TestWithParam<ColumnCase> {};

TEST_P(Columns, AreAsDrizzleKitPrintsThem) {
  const EvaluatedSchema made = evaluated_schema(
      "export const mood = pgEnum('mood', ['sad', 'ok']);\n"
      "export const audit = pgSchema('audit');\n"
      "export const level = audit.enum('level', ['low']);\n"
      "const DIM = 3;\n"
      "const tsvector = customType<{ data: string }>({ dataType() { return 'tsvector'; } });\n"
      "const money = customType({ dataType: (config) => `NUMERIC(${config?.precision ?? 10})` });\n"
      "export const t = pgTable('t', { " +
      std::string(GetParam().declaration) + " });\n");
  ASSERT_EQ(made.schema.tables.size(), 1u);
  ASSERT_EQ(made.schema.tables[0].columns.size(), 1u) << GetParam().declaration;
  EXPECT_EQ(described(made.schema.tables[0].columns[0]), GetParam().expected) << GetParam().declaration;
  EXPECT_FALSE(made.schema.open);
}

INSTANTIATE_TEST_SUITE_P(
    Types, Columns,
    testing::Values(
        ColumnCase{"a: varchar('b', { length: 255 })", "b: varchar(255)"}, ColumnCase{"a: varchar('b')", "b: varchar"},
        ColumnCase{"a: varchar({ length: 10, enum: ['x'] })", "a: varchar(10)"},
        ColumnCase{"a: varchar('')", "a: varchar"}, ColumnCase{"a: char({ length: 2 })", "a: char(2)"},
        ColumnCase{"a: char()", "a: char"}, ColumnCase{"a: numeric({ precision: 10, scale: 2 })", "a: numeric(10, 2)"},
        ColumnCase{"a: numeric({ precision: 10, mode: 'number' })", "a: numeric(10)"},
        ColumnCase{"a: numeric({ scale: 2 })", "a: numeric"},
        ColumnCase{"a: decimal('a', { precision: 5 })", "a: numeric(5)"}, ColumnCase{"a: timestamp()", "a: timestamp"},
        ColumnCase{"a: timestamp({ precision: 3, withTimezone: true })", "a: timestamp (3) with time zone"},
        ColumnCase{"a: timestamp('a', { precision: 3, withTimezone: true, mode: 'string' })",
                   "a: timestamp(3) with time zone"},
        ColumnCase{"a: timestamp({ mode: 'string' })", "a: timestamp"},
        ColumnCase{"a: timestamp({ precision: 0 })", "a: timestamp (0)"},
        ColumnCase{"a: time({ precision: 2, withTimezone: true })", "a: time(2) with time zone"},
        ColumnCase{"a: time()", "a: time"},
        ColumnCase{"a: interval({ fields: 'day to second', precision: 3 })", "a: interval day to second(3)"},
        ColumnCase{"a: interval({ precision: 0 })", "a: interval"},
        ColumnCase{"a: doublePrecision()", "a: double precision"},
        ColumnCase{"a: vector({ dimensions: 1536 })", "a: vector(1536)"},
        ColumnCase{"a: bit({ dimensions: DIM })", "a: bit(3)"},
        ColumnCase{"a: halfvec('a', { dimensions: 2 * DIM })", "a: halfvec(6)"},
        ColumnCase{"a: sparsevec({ dimensions: 4 })", "a: sparsevec(4)"},
        ColumnCase{"a: geometry({ type: 'point', mode: 'xy' })", "a: geometry(point)"},
        ColumnCase{"a: point()", "a: point"}, ColumnCase{"a: serial()", "a: serial not null"},
        ColumnCase{"a: bigserial({ mode: 'number' })", "a: bigserial not null"},
        ColumnCase{"a: pg.smallserial()", "a: smallserial not null"}, ColumnCase{"a: inet()", "a: inet"},
        ColumnCase{"a: integer().array()", "a: integer[]"},
        ColumnCase{"a: integer('b').array(3).array()", "b: integer[3][]"}, ColumnCase{"a: mood()", "a: mood of public"},
        ColumnCase{"a: mood('b').array()", "b: mood[] of public"}, ColumnCase{"a: level('lvl')", "lvl: level of audit"},
        ColumnCase{"a: tsvector('vec')", "vec: tsvector"}, ColumnCase{"a: money({ precision: 4 })", "a: NUMERIC(4)"},
        ColumnCase{"a: money('m')", "m: NUMERIC(10)"}));

INSTANTIATE_TEST_SUITE_P(
    Attributes, Columns,
    testing::Values(
        ColumnCase{"a: text().notNull()", "a: text not null"},
        ColumnCase{"a: uuid().primaryKey()", "a: uuid not null primary key"},
        ColumnCase{"a: text().notNull().array()", "a: text[]"},
        ColumnCase{"a: text().array().notNull()", "a: text[] not null"},
        ColumnCase{"a: text().$type<'x' | 'y'>().$defaultFn(() => undefinedThing()).$onUpdate(() => new Date())",
                   "a: text"},
        ColumnCase{"a: text().generatedAlwaysAs(sql`lower('x')`)", "a: text as lower('x')"},
        ColumnCase{"a: text(), ", "a: text"}, ColumnCase{"a: text().generatedAlwaysAs(() => sql`1`)", "a: text as 1"},
        ColumnCase{"a: text().generatedAlwaysAs('x || y')", "a: text as x || y"},
        ColumnCase{
            "a: integer().generatedAlwaysAsIdentity()",
            "a: integer not null identity always (t_a_seq increment 1 minvalue 1 maxvalue 2147483647 start 1 cache 1)"},
        ColumnCase{
            "a: bigint({ mode: 'number' }).generatedByDefaultAsIdentity({ name: 'seq', startWith: 100, cache: 5, "
            "cycle: "
            "true })",
            "a: bigint not null identity by default (seq increment 1 minvalue 1 maxvalue 9223372036854775807 start 100 "
            "cache 5 cycle)"},
        ColumnCase{
            "a: smallint().generatedAlwaysAsIdentity({ increment: -2 })",
            "a: smallint not null identity always (t_a_seq increment -2 minvalue -32768 maxvalue -1 start -1 cache 1)"},
        ColumnCase{
            "a: integer().generatedAlwaysAsIdentity({ increment: -1 })",
            "a: integer not null identity always (t_a_seq increment -1 minvalue -32768 maxvalue -1 start -1 cache 1)"},
        ColumnCase{
            "a: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ maxValue: 9223372036854775807 })",
            "a: bigint not null identity always (t_a_seq increment 1 minvalue 1 maxvalue 9223372036854776000 start 1 "
            "cache 1)"}));

INSTANTIATE_TEST_SUITE_P(
    Defaults, Columns,
    testing::Values(
        ColumnCase{"a: text().default('it\\'s')", "a: text default 'it''s'"},
        ColumnCase{"a: text().default(``)", "a: text default ''"},
        ColumnCase{"a: timestamp().defaultNow()", "a: timestamp default now()"},
        ColumnCase{"a: uuid().defaultRandom()", "a: uuid default gen_random_uuid()"},
        ColumnCase{"a: integer().default(-1)", "a: integer default -1"},
        ColumnCase{"a: real().default(0.1)", "a: real default 0.1"},
        ColumnCase{"a: boolean().default(false)", "a: boolean default false"},
        ColumnCase{"a: bigint({ mode: 'bigint' }).default(10n)", "a: bigint default 10"},
        ColumnCase{"a: numeric().default('1.50')", "a: numeric default '1.50'"},
        ColumnCase{"a: text().default(sql`'x'::text`)", "a: text default 'x'::text"},
        ColumnCase{"a: text().default(sql<string>`a\\n\\u0062`)", "a: text default a\nb"},
        ColumnCase{"a: text().default(sql`${sql.raw('now()')} + ${sql`1`}`)", "a: text default now() + 1"},
        ColumnCase{"a: jsonb().default({ a: [1, \"it's\"], 10: null, b: undefined })",
                   "a: jsonb default '{\"10\":null,\"a\":[1,\"it's\"]}'::jsonb"},
        ColumnCase{"a: json().default([])", "a: json default '[]'::json"},
        ColumnCase{"a: jsonb().default('x')", "a: jsonb default 'x'"},
        ColumnCase{"a: jsonb().default(null)", "a: jsonb default 'null'::jsonb"},
        ColumnCase{"a: jsonb().default(42)", "a: jsonb default '42'::jsonb"},
        ColumnCase{"a: jsonb().default(true as boolean)", "a: jsonb default 'true'::jsonb"},
        ColumnCase{"a: text().default(null)", "a: text"}, ColumnCase{"a: text().default(undefined)", "a: text"},
        ColumnCase{"a: text().array().default([])", "a: text[] default '{}'"},
        ColumnCase{"a: text().array().default(['a', 'b \"c\"'])", "a: text[] default '{\"a\",\"b \"c\"\"}'"},
        ColumnCase{"a: integer().array().array().default([[1, 2], [3]])", "a: integer[][] default '{{1,2},{3}}'"},
        ColumnCase{"a: boolean().array().default([true, false])", "a: boolean[] default '{true,false}'"},
        ColumnCase{"a: vector({ dimensions: 2 }).default([1, 2.5])", "a: vector(2) default [1,2.5]"},
        ColumnCase{"a: point({ mode: 'xy' }).default({ x: 1, y: 2 })", "a: point default {\"x\":1,\"y\":2}"},
        ColumnCase{"a: date({ mode: 'date' }).default(new Date('2024-02-29T12:00:00Z'))",
                   "a: date default '2024-02-29'"},
        ColumnCase{"a: timestamp().default(new Date(0))", "a: timestamp default '1970-01-01 00:00:00.000'"},
        ColumnCase{"a: timestamp({ withTimezone: true }).default(new Date('2024-01-31T10:00:00.5+02:00'))",
                   "a: timestamp with time zone default '2024-01-31T08:00:00.500Z'"},
        ColumnCase{"a: timestamp().array().default([new Date(0)])",
                   "a: timestamp[] default '{\"1970-01-01 00:00:00.000\"}'"},
        ColumnCase{"a: mood().default('ok')", "a: mood of public default 'ok'"},
        ColumnCase{"a: real().default(1e21)", "a: real default 1e+21"},
        ColumnCase{"a: real().default(1e-7)", "a: real default 1e-7"},
        ColumnCase{"a: real().default(1_000.50)", "a: real default 1000.5"},
        ColumnCase{"a: integer().default(0xff)", "a: integer default 255"},
        ColumnCase{"a: integer().default(123456789012)", "a: integer default 123456789012"}));

INSTANTIATE_TEST_SUITE_P(
    Unknown, Columns,
    testing::Values(
        ColumnCase{"a: vector({ dimensions: Number(process.env.DIM) })", "a: ? depends on process.env.DIM"},
        ColumnCase{"a: vector({ dimensions: Number(process.env.DIM ?? 1536) })", "a: vector(1536)"},
        ColumnCase{"a: varchar({ length: parseInt(process.env.LEN || '20', 10) })", "a: varchar(20)"},
        ColumnCase{"a: text().default(process.env.X === undefined ? 'a' : 'b')", "a: text default 'a'"},
        ColumnCase{"a: text().default(import.meta.env.MODE)", "a: text default ? depends on process.env.MODE"},
        ColumnCase{"a: text().default(makeDefault())", "a: text default ? refers to makeDefault, which is not known"},
        ColumnCase{"a: timestamp().default(new Date())", "a: timestamp default ? is the time at which it is read"},
        ColumnCase{"a: text().default(sql`${3}`)",
                   "a: text default ? has a value in a default, which drizzle-kit refuses"},
        ColumnCase{"a: text().default(sql`${mood}`)",
                   "a: text default ? has a name in a default, which drizzle-kit refuses"},
        ColumnCase{"a: text().encrypted()", "a: ? uses encrypted, which is not followed"}));

TEST(Columns, ADefaultByTheClockIsNoted) {
  const EvaluatedSchema made =
      evaluated_schema("export const t = pgTable('t', { at: timestamp('made_at').default(new Date()) });");
  ASSERT_EQ(made.notes.size(), 1u);
  EXPECT_EQ(made.notes[0].kind, Note::Kind::kClockDefault);
  EXPECT_EQ(made.notes[0].object, "t.made_at");
  EXPECT_EQ(made.notes[0].place.line, 4u);
  EXPECT_EQ(made.notes[0].place.column, 33u);
}

}  // namespace
}  // namespace lockstep::evaluate
