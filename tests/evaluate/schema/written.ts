// The ways in which people write schemas: helpers, spreads, loops, conditions, names from elsewhere.
import { relations, sql } from 'drizzle-orm';
import { boolean, index, integer, numeric, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import type { AnyPgColumn, PgColumn } from 'drizzle-orm/pg-core';
import exactly, { LENGTHS, lengthOf } from '@/lib/constants';
import { auditColumns, id as primaryId, money, optional, references, soft as softDelete } from './lib/columns';
import * as lib from '#lib/columns';
import { mood as feeling, type Visibility } from './enums';
import { PLANS } from './lib/barrel';

export { mood } from './enums';
export const PLAN_LIST: string[] = [...PLANS];

const { short, ...longer } = LENGTHS;
const [firstPlan, ...otherPlans] = PLANS;

export const customers = pgTable('customers', {
  ...primaryId(),
  ...auditColumns,
  name: varchar('name', { length: LENGTHS.name }).notNull(),
  short: varchar('short', { length: short }),
  long: varchar('long', { length: longer['long'] }),
  subscript: varchar('subscript', { length: LENGTHS['short']! }),
  computed: varchar('computed', { length: lengthOf('name') }),
  plan: text('plan').default(firstPlan).notNull(),
  planNext: text('plan_next').default(otherPlans[0] as string),
  total: money('total'),
  totalNamed: money('total_named', { scale: 4 }),
  rate: numeric('rate', exactly),
  ['computed' + 'Key']: text(),
  [`template_${short}`]: text(),
  'quoted key': text(),
  42: text('forty_two'),
  feeling: feeling('feeling').default('ok'),
  note: optional(text('note'), false),
  noteRequired: optional(text('note_required'), true),
  teamId: references('team_id', () => customers.id),
  parent: uuid('parent').references((): AnyPgColumn => customers.id),
  visibility: text('visibility').$type<Visibility>().default('private' satisfies Visibility as Visibility),
});

export const orderLines = pgTable('order_lines', (t) => ({
  id: t.uuid().primaryKey().defaultRandom(),
  quantity: t.integer('quantity').notNull().default(1),
  price: t.numeric({ precision: 10, scale: 2 }),
  placed: t.timestamp({ withTimezone: true }).defaultNow(),
}));

export const payments = pgTable(
  'payments',
  ({ integer: int, varchar: string, jsonb }) => ({
    id: int('id').generatedAlwaysAsIdentity(),
    state: string('state', { length: 8 }),
    data: jsonb('data'),
  }),
  function (table) {
    const indexes = [index('payments_state').on(table.state)];
    return [...indexes, uniqueIndex('payments_id').on(table['id'])];
  },
);

// A builder that two tables share is one object: what the second one says holds for the first as well.
const sharedColumns = { code: text('code').unique(), keyed: integer(), stamp: timestamp('stamp').defaultNow() };
export const sharesFirst = pgTable('shares_first', sharedColumns);
export const sharesSecond = pgTable('shares_second', { ...sharedColumns, renamed: sharedColumns.keyed });

const { createdAt, ...withoutCreated } = auditColumns;
export const picked = pgTable('picked', { createdAt, ...withoutCreated, ...(softDelete ? lib.soft : {}) });

const flagged = true as boolean;
export const conditional = pgTable('conditional', {
  id: integer('id'),
  mode: flagged ? text('mode_on') : text('mode_off'),
  maybe: (undefined ?? text('maybe')) as ReturnType<typeof text>,
  either: null || boolean('either'),
  both: flagged && boolean('both'),
});

function makeColumns<T extends string>(names: readonly T[], suffix = 'count') {
  const columns: Record<string, ReturnType<typeof integer>> = {};
  for (const name of names) {
    columns[name] = integer(`${name}_${suffix}`).default(0) as never;
  }
  return columns;
}
export const counters = pgTable('counters', {
  ...makeColumns(['view', 'click']),
  ...makeColumns(['open'], 'total'),
  ...Object.fromEntries(['x', 'y'].map((axis) => [axis, integer(axis)])),
});

function tableOf(name: string, { withNote = false, size = 10 }: { withNote?: boolean; size?: number } = {}) {
  const extra = withNote ? { note: varchar('note', { length: size }) } : {};
  if (size > 50) {
    return pgTable(`large_${name}`, { id: uuid('id'), ...extra });
  }
  return pgTable(name, { id: uuid('id'), ...extra });
}
export const madeOne = tableOf('made_one');
export const madeTwo = tableOf('made_two', { withNote: true });
export const madeThree = tableOf('made_three', { withNote: true, size: 100 });

export const grouped = {
  inner: pgTable('grouped_inner', { id: integer('id') }),
};
export const { inner } = grouped;

const snake = (name: string) => name.replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);
const stampColumns = ['createdOn', 'seenOn'].reduce(
  (columns, name) => ({ ...columns, [name]: timestamp(snake(name), { precision: Math.max(1, 3) as 3 }) }),
  {} as Record<string, ReturnType<typeof timestamp>>,
);
export const collected = pgTable(
  'collected',
  Object.assign({ id: integer('id') }, stampColumns, {
    ...Object.fromEntries(Object.entries({ low: 1, high: 5 }).map(([name, value]) => [name, integer(name).default(value)])),
  }),
  (t) => [index('collected_all').on(...([t.id, t.createdOn] as [typeof t.id, typeof t.id]))],
);

export const immediately = (() => {
  const names: string[] = [];
  for (const key in { first: 0, second: 0 }) names.push(key);
  if (names.length !== 2) throw new Error('there are two');
  return pgTable('immediately', {
    [names[0]!]: text(),
    second: text(names.at(-1)).default([...new Set(['a', 'b', 'a'])].join(',')),
    third: text(<string>'third').default(typeof names === 'object' ? 'object' : 'other'),
  });
})();

export const secured = pgTable('secured', { id: integer('id') });
secured.enableRLS();
Object.defineProperty(secured, '_', { get: () => ({ name: 'secured' }), enumerable: false });

const notExported = pgEnum('not_exported', ['a']);
export const usesUnexported = pgTable('uses_unexported', { kind: notExported('kind'), plain: lib.label('plain') });

export const customersRelations = relations(customers, ({ one, many }) => ({
  parent: one(customers, { fields: [customers.parent], references: [customers.id], relationName: 'parent' }),
  children: many(customers, { relationName: 'parent' }),
}));

export type Customer = typeof customers.$inferSelect;
export interface NewCustomer extends Partial<typeof customers.$inferInsert> {
  extra: PgColumn;
}
export class Repository {
  static table = customers;
  find(id: string) {
    return sql`select * from ${customers} where ${customers.id} = ${id}`;
  }
}
export async function load() {
  return import('./enums');
}
export default customers;
