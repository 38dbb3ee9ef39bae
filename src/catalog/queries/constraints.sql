SELECT c.oid::int4, c.conname, c.contype, c.conrelid::int4, c.contypid::int4, c.conindid::int4, c.condeferrable,
       c.condeferred, c.convalidated, c.connoinherit, c.coninhcount > 0 AND NOT c.conislocal OR c.conparentid <> 0,
       c.conkey, c.confkey, c.confrelid::int4, c.confupdtype, c.confdeltype, c.confmatchtype,
       CASE c.contype WHEN 'c' THEN pg_get_expr(c.conbin, c.conrelid)
                      WHEN 'x' THEN pg_get_constraintdef(c.oid) END,
       c.confdelsetcols -- since 15
       NULL -- before 15
       , c.conenforced, c.conperiod -- since 18
       , true, false -- before 18
FROM pg_constraint c
WHERE c.oid >= 16384 AND c.contype IN ('p', 'u', 'c', 'x', 'f', 'n')
      -- A foreign key to a partitioned table has a copy of its own for each partition there, with a number in its name.
      AND NOT (c.conparentid <> 0
               AND (SELECT p.conrelid = c.conrelid FROM pg_constraint p WHERE p.oid = c.conparentid))
