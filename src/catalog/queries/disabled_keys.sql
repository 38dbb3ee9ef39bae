-- The triggers with which the server keeps foreign keys and deferrable keys, where ALTER TABLE … TRIGGER changed them.
SELECT t.tgconstraint, t.tgrelid, t.tgname,
       CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
FROM pg_trigger t
WHERE t.tgisinternal AND t.tgenabled <> 'O' AND t.tgconstraint <> 0
ORDER BY t.tgconstraint, t.tgname
