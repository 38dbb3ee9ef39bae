-- Unique indexes and exclusion constraints, one row for each of their columns; `column` is 0 for an expression.
-- (NULLS NOT DISTINCT came with 15, hence to_jsonb)
SELECT i.indrelid, i.indexrelid, c.relname, i.indisexclusion, item.attnum,
       pg_catalog.pg_get_indexdef(i.indexrelid, item.position::integer, true),
       pg_catalog.pg_get_expr(i.indpred, i.indrelid),
       coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS item(attnum, position)
WHERE (i.indisunique OR i.indisexclusion) AND item.position <= i.indnkeyatts
  AND c.relnamespace <> 'pg_catalog'::regnamespace AND c.relnamespace <> 'pg_toast'::regnamespace
ORDER BY i.indrelid, NOT i.indisprimary, c.relname COLLATE "C", item.position
