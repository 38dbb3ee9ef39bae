-- Who has other privileges than the kind of object gives by itself, which is what a NULL stands for.
WITH lists AS (
  SELECT 'pg_class'::regclass AS class, c.oid, 0 AS part, c.relowner AS owner, c.relacl AS given,
         acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS usual
  FROM pg_class c WHERE c.relacl IS NOT NULL AND c.oid >= 16384
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, acldefault('c', c.relowner)
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  -- Columns with grants have been seen in columns.sql, but for those of sequences. There are too many to look again.
  WHERE a.attacl IS NOT NULL AND a.attrelid = ANY (:'granted'::oid[] || ARRAY(SELECT s.seqrelid FROM pg_sequence s))
        AND NOT a.attisdropped
  UNION ALL
  SELECT 'pg_namespace'::regclass, n.oid, 0, n.nspowner, n.nspacl, acldefault('n', n.nspowner)
  FROM pg_namespace n WHERE n.nspacl IS NOT NULL
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl, acldefault('f', p.proowner)
  FROM pg_proc p WHERE p.proacl IS NOT NULL AND p.oid >= 16384
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl, acldefault('T', t.typowner)
  FROM pg_type t WHERE t.typacl IS NOT NULL AND t.oid >= 16384
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, s.oid, 0, s.srvowner, s.srvacl, acldefault('S', s.srvowner)
  FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL
  UNION ALL
  -- What is said of one schema is granted beside what holds everywhere.
  SELECT 'pg_default_acl'::regclass, d.oid, 0, d.defaclrole, d.defaclacl,
         CASE WHEN d.defaclnamespace = 0
              THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
              END
  FROM pg_default_acl d
), given AS (
  SELECT class, oid, part, grantee, string_agg(privilege, ', ' ORDER BY privilege) AS privileges
  FROM (SELECT class, oid, part, grantee,
               lower(privilege_type) || CASE WHEN bool_or(is_grantable) THEN ' with grant option' ELSE '' END AS privilege
        FROM lists, aclexplode(given) GROUP BY class, oid, part, grantee, privilege_type) one
  GROUP BY class, oid, part, grantee
), usual AS (
  SELECT class, oid, part, grantee, string_agg(lower(privilege_type), ', ' ORDER BY lower(privilege_type)) AS privileges
  FROM lists, aclexplode(usual) GROUP BY class, oid, part, grantee
)
SELECT class::oid, oid, part, grantee, owner, coalesce(given.privileges, 'none')
FROM given FULL JOIN usual USING (class, oid, part, grantee) JOIN lists USING (class, oid, part)
WHERE given.privileges IS DISTINCT FROM usual.privileges
