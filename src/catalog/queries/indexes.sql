SELECT i.indexrelid::int4, i.indrelid::int4, i.indisunique, i.indisvalid AND i.indisready, i.indisclustered,
       i.indisreplident, i.indnkeyatts, i.indkey, i.indcollation, i.indclass, i.indoption,
       CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END,
       -- The text of each key that is no column, one to an element. Of a single one it takes half the time to print it as
       -- an expression, which only lacks the parentheses.
       CASE WHEN i.indexprs IS NULL THEN NULL
            WHEN cardinality(array_positions(i.indkey::int2[], 0::int2)) = 1
            THEN '(' || pg_get_expr(i.indexprs, i.indrelid) || ')'
            ELSE
         (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, false), chr(1) ORDER BY k)
          FROM generate_series(1, i.indnkeyatts) k WHERE i.indkey[k - 1] = 0) END,
       i.indnullsnotdistinct -- since 15
       false -- before 15
FROM pg_index i
WHERE i.indexrelid >= 16384
