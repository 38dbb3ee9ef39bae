SELECT o.oid, o.opcnamespace, o.opcname, a.amname, o.opcdefault
FROM pg_opclass o JOIN pg_am a ON a.oid = o.opcmethod
