// SQL text: what is written into a template, and what becomes of it.
import {
  and,
  between,
  eq,
  gt,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  ne,
  not,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { boolean, check, integer, numeric, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { mood, PLAN_LIST } from './written';
import { checkOneOf, notBlank } from './lib/checks';
import { DEFAULT_LIMIT } from './lib/constants';
import { audited } from './namespaces';

const table_name = sql.identifier('text_checks');

export const textChecks = pgTable(
  'text_checks',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    odd: text('odd "column"'),
    price: numeric('price'),
    feeling: mood('feeling'),
    plan: text('plan'),
    camelName: text(),
    year: integer('year'),
    live: boolean('live'),
    at: timestamp('at'),
  },
  (t) => [
    check('plain', sql`1 = 1`),
    check('column', sql`${t.year} > 1900`),
    check('column_cased', sql`${t.camelName} <> ''`),
    check('column_odd', sql`${t.odd} is not null`),
    check('white_space', sql`  ${t.year}  >
      1901  `),
    check('constant', sql`${t.year} < ${sql.raw(String(DEFAULT_LIMIT))}`),
    check('parameter', sql`${t.year} < ${2100}`),
    check('parameters', sql`${t.name} in (${'a'}, ${'b'}) or ${t.live} = ${true} or ${null} is null`),
    check('parameters_inline', sql`${t.name} = ${"o'clock"} and ${t.year} = ${7} and ${t.live} = ${false}`.inlineParams()),
    check('list', sql`${t.name} in ${['x', 'y']}`),
    check('nothing', sql`${t.year} > 0${undefined}`),
    check('identifier', sql`${sql.identifier('year')} > 0 and ${table_name}.id > 0`),
    check('raw', sql.raw(`"year" > 5`)),
    check('joined', sql`${t.plan} in (${sql.join(PLAN_LIST.map((plan) => sql.raw(`'${plan}'`)), sql`, `)})`),
    check('joined_raw', sql`${t.plan} in (${sql.raw(PLAN_LIST.map((plan) => `'${plan}'`).join(', '))})`),
    check('empty', sql`${t.year} > 6${sql.empty()}`),
    check('nested', sql`${sql`${t.year} > 7`} and ${sql`(${t.year} < 8)`}`),
    check('appended', sql`${t.year} > 8`.append(sql` and ${t.year} < 9`)),
    check('escaped', sql`${t.name} ~ '^\\d+\n\x41$'`),
    check('enum_name', sql`${t.feeling}::${mood} = 'ok'`),
    check('table_name', sql`${textChecks} is not null`),
    check('typed', sql<boolean>`${t.live} is true`),
    check('conditional', t.live ? sql`${t.live}` : sql`false`),
    notBlank('name_not_blank', t.name),
    checkOneOf('plan_known', t.plan, PLAN_LIST),
    ...[1, 2].map((number) => check(`numbered_${number}`, sql.raw(`"year" <> ${number}`))),
  ],
);

export const operatorChecks = pgTable(
  'operator_checks',
  { a: integer('a'), b: integer('b'), name: text('name'), live: boolean('live') },
  ({ a, b, name, live }) => ({
    eq: check('op_eq', eq(a, b)),
    ne: check('op_ne', ne(a, 1)),
    gt: check('op_gt', gt(a, b)),
    gte: check('op_gte', gte(a, sql`0`)),
    lt: check('op_lt', lt(a, b)),
    lte: check('op_lte', lte(b, 5)),
    isNull: check('op_is_null', isNull(a)),
    isNotNull: check('op_is_not_null', isNotNull(b)),
    not: check('op_not', not(eq(a, b))),
    and: check('op_and', and(eq(a, b), gt(a, sql`1`))!),
    andOne: check('op_and_one', and(eq(a, b), undefined)!),
    or: check('op_or', or(isNull(a), isNull(b), undefined) as SQL),
    both: check('op_both', or(and(isNull(a), isNull(b)), and(isNotNull(a), isNotNull(b)))!),
    inArray: check('op_in', inArray(name, ['x', 'y'])),
    notInArray: check('op_not_in', notInArray(name, ['z'])),
    inNothing: check('op_in_nothing', inArray(name, [])),
    like: check('op_like', like(name, 'a%')),
    ilike: check('op_ilike', ilike(name, sql`'b%'`)),
    between: check('op_between', between(a, 1, 10)),
    columnAlone: check('op_column', sql`${live}`),
    inlined: check('op_inlined', (and(eq(a, 1), eq(name, "it's")) as SQL).inlineParams()),
  }),
);

export const generated = pgTable('generated', {
  first: text('first'),
  last: text('last'),
  full: text('full').generatedAlwaysAs(sql`first || ' ' || last`),
  fullColumns: text('full_columns').generatedAlwaysAs((): SQL => sql`${generated.first} || ${generated.last}`),
  fullText: text('full_text').generatedAlwaysAs(`upper("first")`),
  parameter: text('parameter').generatedAlwaysAs((): SQL => sql`${generated.first} || ${'x'}`),
  stored: integer('stored').notNull().generatedAlwaysAs(sql`1 + 1`),
});

export const foreignChecks = pgTable('foreign_checks', { id: integer('id') }, (t) => [
  check('other_table', sql`${t.id} <> ${audited.id}`),
]);
