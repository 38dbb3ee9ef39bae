// What PostgreSQL prints differently from how drizzle-kit writes it. The lines that start with "later:" are there from the
// second migration on.
import { and, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';

export const mood = pg.pgEnum('mood', ['sad', 'ok', "it's fine"]);
export const audit = pg.pgSchema('audit');
export const level = audit.enum('level', ['low', 'high']);
export const numbers = pg.pgSequence('ticket_numbers', { startWith: 100, increment: 5, cycle: true });

export const types = pg.pgTable('types', {
  id: pg.serial('id').primaryKey(),
  small: pg.smallserial('small'),
  big: pg.bigserial('big', { mode: 'bigint' }),
  flag: pg.boolean('flag').notNull().default(true),
  code: pg.char('code', { length: 2 }).default('de'),
  letter: pg.char('letter'),
  short: pg.varchar('short', { length: 20 }).notNull().default('draft'),
  long: pg.varchar('long'),
  quoted: pg.text('quoted').default("it's"),
  empty: pg.text('empty').notNull().default(''),
  zero: pg.integer('zero').notNull().default(0),
  negative: pg.integer('negative').default(-1),
  large: pg.bigint('large', { mode: 'number' }).default(9007199254740991),
  ratio: pg.doublePrecision('ratio').default(0.5),
  tiny: pg.real('tiny').default(1e-7),
  price: pg.numeric('price', { precision: 10, scale: 2 }).notNull().default('0.00'),
  amount: pg.numeric('amount', { precision: 10 }).default('5'),
  exact: pg.numeric('exact').default('1.5'),
  feeling: mood('feeling').notNull().default('ok'),
  feelings: mood('feelings').array().default(['sad', 'ok']),
  severity: level('severity').default('low'),
  tags: pg.text('tags').array().notNull().default([]),
  grid: pg.integer('grid').array().array(),
  triple: pg.integer('triple').array(3),
  settings: pg.jsonb('settings').default({ theme: 'dark', size: 3 }),
  plain: pg.json('plain').default([1, 2]),
  uuid: pg.uuid('uuid').defaultRandom(),
  day: pg.date('day').defaultNow(),
  stamp: pg.timestamp('stamp').notNull().defaultNow(),
  stamped: pg.timestamp('stamped', { withTimezone: true, precision: 3 }).defaultNow(),
  textual: pg.timestamp('textual', { mode: 'string', precision: 6 }).default(sql`CURRENT_TIMESTAMP`),
  once: pg.timestamp('once', { withTimezone: true }).default(new Date('2026-01-14T09:30:00Z')),
  hour: pg.time('hour', { precision: 3 }),
  zoned: pg.time('zoned', { withTimezone: true }),
  span: pg.interval('span', { fields: 'day to second', precision: 3 }),
  week: pg.timestamp('week').default(sql`now() + interval '7 days'`),
  bits: pg.bit('bits', { dimensions: 4 }),
  address: pg.inet('address'),
  place: pg.point('place'),
  upper: pg.text('upper').generatedAlwaysAs(sql`upper(quoted)`),
  counted: pg.integer('counted').generatedAlwaysAsIdentity({ startWith: 10, increment: 2 }),
  // later: added: pg.text('added').notNull().default('later'),
});

export const users = pg.pgTable(
  'users',
  {
    id: pg.integer('id').primaryKey().generatedByDefaultAsIdentity(),
    email: pg.text('email').notNull().unique(),
    name: pg.text('name').notNull(),
    age: pg.integer('age'),
    state: pg.varchar('state', { length: 10 }).notNull().default('new'),
    deletedAt: pg.timestamp('deleted_at'),
    createdAt: pg.timestamp('created_at').notNull().defaultNow(),
    bio: pg.text('bio'),
  },
  (t) => [
    pg.index('users_name').on(t.name, t.createdAt.desc()),
    pg.index('users_nulls').on(t.createdAt.desc().nullsFirst(), t.age.asc().nullsFirst()),
    pg.uniqueIndex('users_lower').on(sql`lower(${t.email})`),
    pg.index('users_latest').on(sql`${t.createdAt} DESC`, sql`${t.name} text_pattern_ops asc nulls first`),
    pg.index('users_oldest').on(t.id, sql`coalesce(${t.age}, 1) desc NULLS LAST`),
    pg.index('users_live').on(t.name).where(isNull(t.deletedAt)),
    pg.index('users_shown').on(t.id).where(and(isNotNull(t.createdAt), isNull(t.deletedAt))),
    pg.index('users_state').on(t.id).where(sql`${t.state} in ('new', 'old') and ${t.age} > 3`),
    pg.index('users_pattern').on(t.name.op('text_pattern_ops'), t.email.op('text_ops')),
    pg.index('users_search').using('gin', sql`to_tsvector('english', ${t.name} || ' ' || coalesce(${t.bio}, ''))`),
    pg.index('users_hash').using('hash', t.state).with({ fillfactor: 70 }),
    pg.unique('users_name_and_age').on(t.name, t.age).nullsNotDistinct(),
    pg.check('users_age', sql`${t.age} >= 18`),
    pg.check('users_state_known', sql`${t.state} IN ('new', 'old') OR ${t.state} LIKE 'x%'`),
  ],
);

export const members = pg.pgTable(
  'members_of_groups_with_a_name_that_is_rather_long',
  {
    user: pg.integer('user').notNull().references(() => users.id, { onDelete: 'cascade', onUpdate: 'set null' }),
    group: pg.integer('group'),
    role: pg.text('role'),
  },
  (t) => [pg.primaryKey({ columns: [t.user, t.group] }), pg.index('members_role').on(t.role, t.group.desc())],
);

export const log = audit.table(
  'log',
  {
    key: pg.text('key'),
    author: pg.integer('author').references(() => users.id),
    at: pg.timestamp('at', { withTimezone: true }).notNull(),
  },
  (t) => [
    pg.primaryKey({ name: 'log_key', columns: [t.key] }),
    pg.pgPolicy('own', { for: 'select', to: 'public', using: sql`${t.author} = 1` }),
    pg.pgPolicy('none', { as: 'restrictive', for: 'all', to: ['public'], using: sql`true`, withCheck: sql`false` }),
  ],
);

export const adults = pg.pgView('adults').as((qb) => qb.select().from(users).where(gt(users.age, 18)));
export const states = pg.pgMaterializedView('states').as((qb) => qb.select({ state: users.state }).from(users));
// later: export const notes = pg.pgTable('notes', { id: pg.uuid('id').primaryKey(), text: pg.text('text') });
