#!/bin/bash
# What it takes to know a schema: evaluating its sources, against `drizzle-kit generate` on the same files. The first
# table is processor time within one process, from cold; the second is of whole processes, in turns. Runs with
# SCHEMA_ORACLE, PAIRED_RUNS and LOCKSTEP_NODE_MODULES set, as ci/bench does.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
runs=${RUNS:-15}
constructs=$(cd "$(dirname "$0")/../evaluate/schema" && pwd)
kit=$LOCKSTEP_NODE_MODULES/drizzle-kit/bin.cjs

project() { # name
  mkdir "$here/$1" && cd "$here/$1"
  ln -s "$LOCKSTEP_NODE_MODULES" node_modules
  echo '{ "dialect": "postgresql", "schema": "./*.ts", "out": "./drizzle" }' >drizzle.config.json
}

# tables N: N tables of 12 columns, in files of 20; all refer to the first.
tables() {
  local number file
  for ((number = 1; number <= $1; ++number)); do
    file=schema$(((number - 1) / 20)).ts
    [ -f "$file" ] || cat >"$file" <<'TS'
import { sql } from 'drizzle-orm';
import {
  boolean, check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid, varchar,
} from 'drizzle-orm/pg-core';
import { table1 as first } from './schema0';
TS
    sed "s/NUMBER/$number/g" >>"$file" <<'TS'

export const tableNUMBER = pgTable(
  'table_NUMBER',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    parentId: uuid('parent_id').references(() => first.id, { onDelete: 'cascade' }),
    name: varchar('name', { length: 255 }).notNull(),
    slug: text('slug').notNull().unique(),
    state: text('state', { enum: ['draft', 'live'] }).notNull().default('draft'),
    count: integer('count').notNull().default(0),
    isPublic: boolean('is_public').default(false),
    settings: jsonb('settings').$type<Record<string, string>>().default({}),
    tags: text('tags').array().default(sql`'{}'`),
    note: text('note'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).$onUpdate(() => new Date()),
  },
  (t) => [
    index('table_NUMBER_name').on(t.name, t.createdAt.desc()),
    uniqueIndex('table_NUMBER_live').on(t.slug).where(sql`${t.state} = 'live'`),
    check('table_NUMBER_count', sql`${t.count} >= 0`),
  ],
);
TS
  done
}

names=()
for count in 5 20 80 320; do
  project "$count tables" && tables "$count"
  names+=("$count tables")
done
project 'every construct' && cp -r "$constructs/." .
names+=('every construct')

for name in "${names[@]}"; do
  printf '%-16s ' "$name"
  "$SCHEMA_ORACLE" --time "$here/$name"
done
printf '\n%-58s %10s %13s %7s\n' '' lockstep drizzle-kit ratio
for name in "${names[@]}"; do
  cd "$here/$name"
  "$PAIRED_RUNS" "$runs" "$name" "$SCHEMA_ORACLE --read ." "node $kit generate --config drizzle.config.json"
  [ -f drizzle/meta/0000_snapshot.json ] || { echo "drizzle-kit wrote no snapshot of $name" >&2; exit 1; }
done
