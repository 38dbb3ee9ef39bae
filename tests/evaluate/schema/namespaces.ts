// Objects of other schemas than public.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgSchema, primaryKey, serial, text, unique, uuid } from 'drizzle-orm/pg-core';
import { teams } from './keys';

export const audit = pgSchema('audit');
const archive = pgSchema('Archive');

export const severity = audit.enum('severity', ['low', 'high']);
export const outcome = archive.enum('outcome', { good: 'good', bad: 'bad' });
export const counter = audit.sequence('counter', { startWith: 7 });

export const log = audit.table(
  'log',
  {
    id: serial('id').primaryKey(),
    severity: severity('severity').notNull().default('low'),
    severities: severity('severities').array(),
    teamId: uuid('team_id').references(() => teams.id),
    previous: integer('previous'),
    message: text('message').unique(),
    byKey: text(),
  },
  (t) => [
    index().on(t.message),
    foreignKey({ columns: [t.previous], foreignColumns: [t.id] }),
    check('log_id', sql`${t.id} > 0 and ${t.byKey} <> ''`),
    index('log_lower').on(sql`lower(${t.byKey})`),
    index('log_partial').on(t.id).where(sql`${t.severity} = 'high'`),
  ],
);

export const audited = archive.table('audited', { id: integer(), logId: integer().references(() => log.id), kind: text() }, (t) => ({
  key: primaryKey({ columns: [t.id, t.logId] }),
  kind: unique().on(t.kind, t.id),
  outcome: index().on(t.kind.desc(), t.logId),
}));

export const plainNeighbour = audit.table('plain_neighbour', { outcome: outcome('outcome'), outcomeByKey: outcome() });

export const recent = audit.view('recent', { id: integer('id') }).as(sql`select ${log.id} from ${log}`);
export const counted = audit.materializedView('counted', { total: integer('total') }).as(sql`select count(*) as total from ${log}`);
