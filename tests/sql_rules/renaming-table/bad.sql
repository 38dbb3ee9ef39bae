CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW everybody AS SELECT id FROM users;
-- the change:
ALTER TABLE users RENAME TO accounts;  -- expect: renaming-table
ALTER VIEW everybody RENAME TO all_accounts;  -- expect: renaming-table
