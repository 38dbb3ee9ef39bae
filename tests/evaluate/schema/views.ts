// Views, plain and materialized.
import { sql } from 'drizzle-orm';
import { integer, pgMaterializedView, pgTable, pgView, text } from 'drizzle-orm/pg-core';
import { DEFAULT_LIMIT } from './lib/constants';

export const articles = pgTable('articles', { id: integer('id'), title: text('title'), wordCount: integer() });

const columns = { id: integer('id'), title: text('title') };

export const shortArticles = pgView('short_articles', columns).as(
  sql`select ${articles.id}, ${articles.title} from ${articles} where ${articles.wordCount} < ${DEFAULT_LIMIT}`,
);

export const namedArticles = pgView('named_articles', { title: text('title') })
  .with({ checkOption: 'cascaded', securityBarrier: true, securityInvoker: false })
  .as(sql`select title from articles where title <> ${"it's"}`);

export const existingArticles = pgView('existing_articles', { id: integer('id') }).existing();

export const articleCounts = pgMaterializedView('article_counts', { total: integer('total') }).as(
  sql`select count(*)::int as total from articles`,
);

export const articleTotals = pgMaterializedView('article_totals', { total: integer('total') })
  .using('heap')
  .with({ fillfactor: 80, autovacuumEnabled: false })
  .tablespace('fast')
  .withNoData()
  .as(sql`select sum(${articles.wordCount}) as total from ${articles}`);

export const existingTotals = pgMaterializedView('existing_totals', { total: integer('total') }).existing();
