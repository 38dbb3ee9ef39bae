// Indexes with every option.
import { and, desc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import { mood } from './enums';

const lower = (column: pg.AnyPgColumn) => sql`lower(${column})`;

export const posts = pg.pgTable(
  'posts',
  {
    id: pg.serial('id').primaryKey(),
    title: pg.text('title').notNull(),
    slug: pg.varchar('slug', { length: 100 }).notNull(),
    body: pg.text('body'),
    tags: pg.text('tags').array(),
    meta: pg.jsonb('meta'),
    feeling: mood('feeling'),
    views: pg.integer('views').default(0),
    createdAt: pg.timestamp('created_at').defaultNow(),
    deletedAt: pg.timestamp('deleted_at'),
    embedding: pg.vector('embedding', { dimensions: 3 }),
  },
  (table) => {
    return {
      title: pg.index('posts_title').on(table.title),
      slug: pg.uniqueIndex('posts_slug').on(table.slug),
      pair: pg.index('posts_pair').on(table.title.asc(), table.createdAt.desc()),
      nulls: pg.index('posts_nulls').on(table.createdAt.desc().nullsFirst(), table.views.asc().nullsFirst()),
      nullsLast: pg.index('posts_nulls_last').on(table.views.desc().nullsLast(), table.id.nullsLast()),
      after: pg.index('posts_after').on(table.createdAt, table.views),
      op: pg.index('posts_op').on(table.title.op('text_pattern_ops'), table.slug.asc().op('varchar_ops')),
      gin: pg.index('posts_tags').using('gin', table.tags),
      ginOp: pg.index('posts_meta').using('gin', table.meta.op('jsonb_path_ops')),
      hash: pg.index('posts_hash').using('hash', table.slug),
      hnsw: pg
        .index('posts_embedding')
        .using('hnsw', table.embedding.op('vector_cosine_ops'))
        .with({ m: 16, ef_construction: 64 }),
      brin: pg.index('posts_brin').using('brin', table.createdAt.desc()).with({ pages_per_range: 32, autosummarize: true }),
      partial: pg.index('posts_live').on(table.slug).where(sql`${table.deletedAt} IS NULL`),
      partialBuilt: pg.uniqueIndex('posts_live_title').on(table.title).where(isNull(table.deletedAt)),
      partialPair: pg
        .index('posts_shown')
        .on(table.id)
        .where(and(isNotNull(table.createdAt), isNull(table.deletedAt))),
      partialParameter: pg.index('posts_seen').on(table.id).where(gt(table.views, 10)),
      partialInline: pg
        .index('posts_quiet')
        .on(table.id)
        .where(sql`${table.views} < ${3} and ${table.title} <> ${"it's"}`.inlineParams()),
      concurrent: pg.index('posts_concurrent').on(table.views).concurrently(),
      expression: pg.index('posts_lower').on(sql`lower(${table.title})`),
      expressionMixed: pg.uniqueIndex('posts_lower_slug').on(table.id, lower(table.slug), sql`(${table.meta} ->> 'a')`),
      expressionDesc: pg.index('posts_recent').on(desc(table.createdAt)),
      expressionUsing: pg.index('posts_search').using('gin', sql`to_tsvector('english', ${table.title} || ${table.body})`),
      everything: pg
        .uniqueIndex('posts_everything')
        .using('btree', table.title.desc().nullsLast().op('text_ops'), table.id)
        .with({ fillfactor: '70' })
        .where(and(ne(table.title, ''), eq(table.feeling, 'ok')))
        .concurrently(),
    };
  },
);

// What is no builder of pg-core is left out without a word.
export const ignored = pg.pgTable('ignored', { id: pg.integer('id') }, (t) => [
  sql`CHECK (${t.id} > 0)`,
  pg.index('ignored_without_columns') as never,
  false as never,
  undefined as never,
  pg.index('ignored_not').on(t.id),
]);

// One column in several indexes: what one says of it does not last.
export const reused = pg.pgTable('reused', { a: pg.integer('a'), b: pg.integer('b') }, ({ a, b }) => [
  pg.index('reused_first').on(a.desc()),
  pg.index('reused_second').on(a, b.nullsFirst()),
  pg.index('reused_third').on(b),
]);
