-- Sequences that number the columns of given tables go on where generated keys begin (first_key in lines.h), as far as
-- type, sequence and CHECKs leave room.
WITH numbered(sequence, first) AS (
  SELECT uses.sequence, min(CASE a.atttypid WHEN 'int2'::regtype THEN 10000 ELSE 1000000 END)
  FROM (SELECT d.objid, d.refobjid, d.refobjsubid
        FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
        UNION
        SELECT d.refobjid, e.adrelid, e.adnum
        FROM pg_catalog.pg_attrdef e
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid
                                   AND d.refclassid = 'pg_class'::regclass) AS uses(sequence, relation, number)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = uses.relation AND a.attnum = uses.number
  WHERE uses.relation = ANY ($1::oid[])
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                    WHERE k.conrelid = uses.relation AND k.contype = 'c' AND uses.number = ANY (k.conkey))
  GROUP BY uses.sequence
)
SELECT pg_catalog.setval(s.seqrelid, numbered.first, false)
FROM numbered
JOIN pg_catalog.pg_sequence s ON s.seqrelid = numbered.sequence
WHERE s.seqincrement > 0 AND s.seqmin <= numbered.first AND s.seqmax >= numbered.first + 10000
  AND pg_catalog.has_sequence_privilege(s.seqrelid, 'UPDATE')
  AND coalesce(pg_catalog.pg_sequence_last_value(s.seqrelid), 0) < numbered.first
