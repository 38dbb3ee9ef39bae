// Every kind of default that drizzle-kit 0.31 prints.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  date,
  doublePrecision,
  geometry,
  integer,
  json,
  jsonb,
  line,
  numeric,
  pgTable,
  point,
  real,
  text,
  time,
  timestamp,
  uuid,
  varchar,
  vector,
} from 'drizzle-orm/pg-core';
import { randomUUID } from 'node:crypto';
import { mood } from './enums';
import { citext, money } from './lib/types';
import { DEFAULT_LIMIT, defaultSettings, EPOCH } from '#lib/constants';

export const textDefaults = pgTable('text_defaults', {
  plain: text('plain').default('a'),
  empty: text('empty').notNull().default(''),
  quotes: text('quotes').default("it's \"quoted\""),
  escapes: text('escapes').default('tab\tnew\nline \u00e9 \x41 \u{1F600} back\\slash'),
  template: text('template').default(`limit ${DEFAULT_LIMIT}`),
  joined: text('joined').default('a' + '-' + 'b'),
  limited: varchar('limited', { length: 20 }).notNull().default('draft'),
  fixed: char('fixed', { length: 2 }).default('de'),
  cased: citext('cased').default('Someone@Example.com'),
  feeling: mood('feeling').notNull().default('ok'),
  network: text('network').default(sql`'10.0.0.0/8'`),
  number: text('number').default(5 as unknown as string),
  nothing: text('nothing').default(null as unknown as string),
  missing: text('missing').default(undefined as unknown as string),
});

export const numberDefaults = pgTable('number_defaults', {
  zero: integer('zero').notNull().default(0),
  negative: integer('negative').default(-1),
  constant: integer('constant').default(DEFAULT_LIMIT),
  product: integer('product').default(60 * 60 * 24),
  separated: integer('separated').default(1_000_000),
  hexadecimal: integer('hexadecimal').default(0xff),
  large: bigint('large', { mode: 'number' }).default(9007199254740991),
  largeSql: bigint('large_sql', { mode: 'bigint' }).default(sql`9223372036854775807`),
  half: doublePrecision('half').default(0.5),
  tiny: real('tiny').default(1e-7),
  huge: doublePrecision('huge').default(1e21),
  exact: numeric('exact', { precision: 10, scale: 2 }).notNull().default('0.00'),
  exactNumber: numeric('exact_number', { mode: 'number' }).default(1.5),
  price: money('price').default(9.99),
  yes: boolean('yes').notNull().default(true),
  no: boolean('no').default(false),
  derived: boolean('derived').default(DEFAULT_LIMIT > 10),
});

export const sqlDefaults = pgTable('sql_defaults', {
  id: uuid('id').primaryKey().defaultRandom(),
  idSql: uuid('id_sql').default(sql`uuid_generate_v4()`),
  now: timestamp('now').defaultNow().notNull(),
  nowZone: timestamp('now_zone', { withTimezone: true }).notNull().defaultNow(),
  nowDay: date('now_day').defaultNow(),
  nowHour: time('now_hour').defaultNow(),
  current: timestamp('current', { mode: 'string' }).default(sql`CURRENT_TIMESTAMP`),
  shifted: timestamp('shifted').default(sql`now() + interval '7 days'`),
  typed: text('typed').default(sql<string>`'typed'::text`),
  composed: text('composed').default(sql`concat(${sql.raw(`'a'`)}, ${sql`'b'`})`),
  raw: integer('raw').default(sql.raw('1 + 1')),
  lines: text('lines').default(sql`
    lower('A')
  `),
  escaped: text('escaped').default(sql`E'\\n'`),
});

export const jsonDefaults = pgTable('json_defaults', {
  object: jsonb('object').notNull().default({}),
  list: jsonb('list').default([]),
  nested: jsonb('nested').default({ a: 1, 'b c': [true, null, 'x'], d: { e: 1.5 }, undefinedIsLeftOut: undefined }),
  order: jsonb('order').default({ z: 1, a: 2, 10: 'ten', 2: 'two' }),
  quotes: jsonb('quotes').default({ say: "it's" }),
  constant: jsonb('constant').default(defaultSettings),
  spread: jsonb('spread').default({ ...defaultSettings, theme: 'light' }),
  text: jsonb('text').default('plain'),
  number: jsonb('number').default(42),
  yes: jsonb('yes').default(true),
  plain: json('plain').default({ kind: 'json' }),
  sql: jsonb('sql').default(sql`'{"a": 1}'::jsonb`),
  escapes: jsonb('escapes').default({ text: 'line\nbreak "quoted" \u2028' }),
});

export const arrayDefaults = pgTable('array_defaults', {
  empty: text('empty').array().notNull().default([]),
  emptySql: text('empty_sql').array().default(sql`'{}'::text[]`),
  emptyCast: text('empty_cast').array().default(sql`ARRAY[]::text[]`),
  words: text('words').array().default(['a', 'b c', 'd,e']),
  numbers: integer('numbers').array().default([1, 2, 3]),
  fractions: doublePrecision('fractions').array().default([0.5, -1]),
  flags: boolean('flags').array().default([true, false]),
  nested: integer('nested').array().array().default([[1, 2], [3, 4]]),
  days: date('days', { mode: 'date' }).array().default([new Date('2024-02-29')]),
  moments: timestamp('moments').array().default([new Date(0)]),
  documents: jsonb('documents').array().default([{ a: 1 }]),
  feelings: mood('feelings').array().notNull().default(['ok', 'happy']),
});

export const otherDefaults = pgTable('other_defaults', {
  spot: point('spot').default([1, 2]),
  spotObject: point('spot_object', { mode: 'xy' }).default({ x: 1, y: 2 }),
  border: line('border').default([1, 2, 3]),
  shape: geometry('shape', { type: 'point' }).default([10.5, -3]),
  embedding: vector('embedding', { dimensions: 3 }).default([0, -2, 3]),
  day: date('day').default('2024-01-31'),
  dayDate: date('day_date', { mode: 'date' }).default(new Date('2024-01-31T10:00:00Z')),
  moment: timestamp('moment').default(new Date('2024-01-31T10:00:00.5Z')),
  momentPrecise: timestamp('moment_precise', { precision: 3 }).default(new Date(1700000000000)),
  momentZone: timestamp('moment_zone', { withTimezone: true }).default(new Date('2024-01-31T10:00:00+02:00')),
  epoch: timestamp('epoch').notNull().default(EPOCH),
});

export const runtimeDefaults = pgTable('runtime_defaults', {
  generated: text('generated').$defaultFn(() => randomUUID()).primaryKey(),
  generatedShort: text('generated_short').$default(() => Math.random().toString(36)).notNull(),
  touched: timestamp('touched').defaultNow().$onUpdate(() => new Date()).notNull(),
  touchedFunction: timestamp('touched_function', { mode: 'string' }).$onUpdateFn(() => sql`now()`),
  typed: text('typed').$type<import('./lib/types').Unused>().default('x'),
  list: jsonb('list').$type<string[]>().default([]).$type<readonly string[]>(),
});
