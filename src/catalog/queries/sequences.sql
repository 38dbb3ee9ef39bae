SELECT s.seqrelid, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
       s.seqcycle, d.refobjid, d.refobjsubid, d.deptype
FROM pg_sequence s LEFT JOIN pg_depend d
     ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        AND d.objid = ANY (ARRAY(SELECT q.seqrelid FROM pg_sequence q)) -- looked up in the index, not among all others
WHERE s.seqrelid >= 16384
