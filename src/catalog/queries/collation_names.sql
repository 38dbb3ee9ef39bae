SELECT c.oid, c.collnamespace, c.collname
FROM pg_collation c
