// Identity columns and sequences.
import { bigint, integer, pgSequence, pgTable, smallint } from 'drizzle-orm/pg-core';

export const identities = pgTable('identities', {
  plain: integer('plain').generatedAlwaysAsIdentity(),
  plainByKey: integer().generatedByDefaultAsIdentity(),
  named: integer('named').generatedAlwaysAsIdentity({ name: 'named_numbers' }),
  small: smallint('small').generatedByDefaultAsIdentity({ startWith: 10 }),
  large: bigint('large', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity({ increment: 2 }),
  exact: bigint('exact', { mode: 'bigint' }).generatedByDefaultAsIdentity({
    name: 'exact_numbers',
    startWith: 5,
    increment: 5,
    minValue: 5,
    maxValue: 500,
    cache: 10,
    cycle: true,
  }),
  text: integer('text').generatedAlwaysAsIdentity({ startWith: '1000', maxValue: '9223372036854775807' }),
  down: integer('down').generatedAlwaysAsIdentity({ increment: -1 }),
  downLarge: bigint('down_large', { mode: 'number' }).generatedAlwaysAsIdentity({ increment: -10, startWith: -5 }),
  downSmall: smallint('down_small').generatedAlwaysAsIdentity({ increment: '-1', minValue: -100 }),
  huge: bigint('huge', { mode: 'number' }).generatedAlwaysAsIdentity({ maxValue: 9223372036854775807 }),
  noCycle: integer('no_cycle').generatedByDefaultAsIdentity({ cycle: false, cache: 1 }),
});

export const invoices = pgSequence('invoices');
export const tickets = pgSequence('tickets', { startWith: 100, increment: 10 });
export const rounds = pgSequence('rounds', {
  startWith: 1,
  minValue: 1,
  maxValue: '99',
  cache: 20,
  increment: 1,
  cycle: true,
});
export const countdown = pgSequence('countdown', { increment: -1 });
