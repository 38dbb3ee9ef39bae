SELECT r.oid, r.rolname FROM pg_roles r
