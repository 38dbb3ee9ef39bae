// Foreign keys, composite keys and unique constraints.
import {
  type AnyPgColumn,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { log } from './namespaces';

export const teams = pgTable('teams', {
  id: uuid('id').defaultRandom().primaryKey(),
  name: text('name').notNull().unique(),
  slug: varchar('slug', { length: 64 }).unique('teams_slug'),
  code: text('code').unique('teams_code', { nulls: 'not distinct' }),
  codeDistinct: text('code_distinct').unique(undefined, { nulls: 'distinct' }),
  parentId: uuid('parent_id').references((): AnyPgColumn => teams.id, { onDelete: 'set null' }),
});

const CASCADE = { onDelete: 'cascade', onUpdate: 'cascade' } as const;

export const members = pgTable(
  'members',
  {
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade', onUpdate: 'no action' }),
    userId: integer('user_id').notNull().primaryKey(),
    invitedBy: integer('invited_by').references((): AnyPgColumn => members.userId, CASCADE),
    logId: integer('log_id').references(() => log.id, { onDelete: 'restrict', onUpdate: 'set default' }),
    twice: uuid('twice')
      .references(() => teams.id)
      .references(() => teams.parentId, { onUpdate: 'restrict' }),
    managerId: integer('manager_id'),
    managerTeam: uuid('manager_team'),
    place: integer('place'),
  },
  (t) => [
    unique('members_team_user').on(t.teamId, t.userId),
    unique().on(t.teamId, t.managerId).nullsNotDistinct(),
    unique('members_place').on(t.place),
    foreignKey({ columns: [t.managerTeam], foreignColumns: [teams.id], name: 'members_manager_team' })
      .onDelete('cascade')
      .onUpdate('set null'),
    foreignKey({ columns: [t.managerId], foreignColumns: [t.userId] }),
  ],
);

export const assignments = pgTable(
  'assignments',
  {
    memberId: integer('member_id').notNull(),
    teamId: uuid('team_id').notNull(),
    task: text('task').notNull(),
  },
  (t) => ({
    pk: primaryKey({ columns: [t.memberId, t.teamId, t.task] }),
    member: foreignKey({
      columns: [t.teamId, t.memberId],
      foreignColumns: [members.teamId, members.userId],
    }).onDelete('no action'),
  }),
);

export const single = pgTable('single', { id: integer('id').notNull() }, (t) => [
  primaryKey({ columns: [t.id], name: 'single_id' }),
]);

// The older way to write a composite key.
export const positional = pgTable('positional', { a: integer('a'), b: integer('b') }, (t) => ({
  pk: primaryKey(t.a as never, t.b as never),
}));
