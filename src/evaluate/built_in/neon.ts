// What drizzle-orm/neon exports, as far as it ends up in a database (drizzle-orm 0.45).
import { sql } from 'drizzle-orm';
import { jsonb, pgPolicy, pgRole, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

export const authenticatedRole = pgRole('authenticated').existing();
export const anonymousRole = pgRole('anonymous').existing();
export const authUid = (column) => sql`(select auth.user_id() = ${column})`;

const moment = (name) => timestamp(name, { withTimezone: true, mode: 'string' });

export const usersSync = pgSchema('neon_auth').table('users_sync', {
  rawJson: jsonb('raw_json').notNull(),
  id: text().primaryKey(),
  name: text(),
  email: text(),
  createdAt: moment('created_at'),
  deletedAt: moment('deleted_at'),
  updatedAt: moment('updated_at'),
});

const nameOf = (role) => (typeof role === 'string' ? role : role.name);
const condition = (given) => (given === true ? sql`true` : given === false ? sql`false` : given);

export const crudPolicy = ({ role, read, modify }) => {
  const roles = Array.isArray(role) ? role.map(nameOf).join('-') : nameOf(role);
  const reads = condition(read);
  const writes = condition(modify);
  const policy = (command, conditions) =>
    pgPolicy(`crud-${roles}-policy-${command}`, { for: command, to: role, ...conditions });
  const policies = [];
  if (reads) policies.push(policy('select', { using: reads }));
  if (writes) {
    policies.push(
      policy('insert', { withCheck: writes }),
      policy('update', { using: writes, withCheck: writes }),
      policy('delete', { using: writes }),
    );
  }
  return policies;
};
