SELECT i.inhrelid, i.inhparent,
       i.inhdetachpending
FROM pg_inherits i
ORDER BY i.inhrelid, i.inhseqno
