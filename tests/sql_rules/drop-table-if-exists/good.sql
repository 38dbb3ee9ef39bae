CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW everybody AS SELECT id FROM users;
CREATE TABLE imports (id bigint);
CREATE TABLE exports (id bigint);
-- the change:
CREATE TABLE scratch (id bigint);
DROP TABLE scratch;
CREATE TEMPORARY TABLE picked (id bigint);
DROP TABLE picked;
DROP VIEW everybody;
DROP TABLE IF EXISTS legacy;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_tables WHERE tablename = 'imports') THEN
    DROP TABLE imports;  -- expect: ban-drop-table
  END IF;
  BEGIN
    DROP TABLE exports;  -- expect: ban-drop-table
  EXCEPTION WHEN undefined_table THEN NULL;
  END;
END $$;
