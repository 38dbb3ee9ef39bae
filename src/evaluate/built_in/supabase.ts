// What drizzle-orm/supabase exports, as far as it ends up in a database (drizzle-orm 0.45).
import { sql } from 'drizzle-orm';
import { bigserial, pgRole, pgSchema, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const anonRole = pgRole('anon').existing();
export const authenticatedRole = pgRole('authenticated').existing();
export const serviceRole = pgRole('service_role').existing();
export const postgresRole = pgRole('postgres_role').existing();
export const supabaseAuthAdminRole = pgRole('supabase_auth_admin').existing();

const moment = (name) => timestamp(name, { withTimezone: true });

export const authUsers = pgSchema('auth').table('users', {
  id: uuid().primaryKey(),
  email: varchar({ length: 255 }),
  phone: text().unique(),
  emailConfirmedAt: moment('email_confirmed_at'),
  phoneConfirmedAt: moment('phone_confirmed_at'),
  lastSignInAt: moment('last_sign_in_at'),
  createdAt: moment('created_at'),
  updatedAt: moment('updated_at'),
});

export const realtimeMessages = pgSchema('realtime').table('messages', {
  id: bigserial({ mode: 'bigint' }).primaryKey(),
  topic: text().notNull(),
  extension: text().notNull(),
});

export const authUid = sql`(select auth.uid())`;
export const realtimeTopic = sql`realtime.topic()`;
