SELECT d.adrelid, d.adnum, pg_get_expr(d.adbin, d.adrelid)
FROM pg_attrdef d
WHERE d.adrelid >= 16384
