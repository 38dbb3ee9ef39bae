// Roles, policies, row-level security; the ready-made objects for Supabase and Neon.
import { eq, sql } from 'drizzle-orm';
import { anonymousRole, authUid as neonUid, authenticatedRole as neonAuthenticated, crudPolicy } from 'drizzle-orm/neon';
import { integer, pgPolicy, pgRole, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { anonRole, authenticatedRole, authUid, authUsers, realtimeMessages, serviceRole } from 'drizzle-orm/supabase';

export const admin = pgRole('admin', { createRole: true, createDb: true, inherit: false });
export const editor = pgRole('editor');
export const reader = pgRole('reader', { createDb: false, inherit: true });
export const outside = pgRole('outside').existing();

export const documents = pgTable(
  'documents',
  {
    id: uuid('id').primaryKey(),
    owner: uuid('owner').references(() => authUsers.id, { onDelete: 'cascade' }),
    body: text('body'),
  },
  (t) => [
    pgPolicy('documents_default'),
    pgPolicy('documents_read', { as: 'permissive', for: 'select', to: 'public', using: sql`true` }),
    pgPolicy('documents_write', {
      as: 'restrictive',
      for: 'update',
      to: [admin, 'editor', outside],
      using: sql`${t.owner} = ${authUid}`,
      withCheck: sql`${t.body} <> ''`,
    }),
    pgPolicy('documents_insert', { for: 'insert', to: authenticatedRole, withCheck: eq(t.owner, sql`auth.uid()`) }),
    pgPolicy('documents_delete', { for: 'delete', to: ['public', 'current_user', anonRole], using: sql`false` }),
    pgPolicy('documents_service', { for: 'all', to: serviceRole, using: sql`true`, withCheck: sql`true` }),
  ],
);

export const notes = pgTable('notes', { id: integer('id'), userId: text('user_id') }, (t) => [
  crudPolicy({ role: neonAuthenticated, read: neonUid(t.userId), modify: neonUid(t.userId) }),
  crudPolicy({ role: anonymousRole, read: true, modify: null }),
  crudPolicy({ role: 'reviewer', read: true, modify: false }),
]);

export const secrets = pgTable('secrets', { id: integer('id') }).enableRLS();
export const openSecrets = pgTable('open_secrets', { id: integer('id') });

export const secretsPolicy = pgPolicy('secrets_policy', { for: 'select', to: reader, using: sql`true` }).link(secrets);
export const messagesPolicy = pgPolicy('messages_policy', { for: 'insert', to: 'authenticated', withCheck: sql`true` }).link(
  realtimeMessages,
);
