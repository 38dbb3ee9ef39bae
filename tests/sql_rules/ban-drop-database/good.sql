-- runner: psql
ALTER DATABASE app SET statement_timeout = '30s';
DROP TABLE IF EXISTS staging;  -- expect: ban-drop-table
