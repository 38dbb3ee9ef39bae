import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core';

export function notBlank(name: string, column: AnyPgColumn) {
  return check(name, sql`length(trim(${column})) > 0`);
}

export const checkOneOf = (name: string, column: AnyPgColumn, values: readonly string[]) => {
  const list = values.map((value) => `'${value}'`).join(', ');
  return check(name, sql`${column} IN (${sql.raw(list)})`);
};
