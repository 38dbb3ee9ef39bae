import { sql } from 'drizzle-orm';
import { numeric, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

export const id = () => ({
  id: uuid('id')
    .primaryKey()
    .default(sql`gen_random_uuid()`),
});

const withTimezone = true;

export const auditColumns = {
  createdAt: timestamp('created_at', { withTimezone }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone, mode: 'string' })
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date().toISOString()),
};

export const soft = { deletedAt: timestamp('deleted_at') };

export function money(name: string, options: { precision?: number; scale?: number } = {}) {
  return numeric(name, { precision: 12, scale: 2, ...options })
    .notNull()
    .default('0');
}

export const optional = <T extends { notNull(): unknown }>(column: T, required: boolean) =>
  (required ? column.notNull() : column) as T;

export const references = (name: string, target: () => AnyPgColumn, onDelete: 'cascade' | 'restrict' = 'cascade') =>
  uuid(name).references(target, { onDelete });

export const label = (name: string, ...checks: string[]) => text(name).default(checks.length ? checks.join('|') : 'none');
