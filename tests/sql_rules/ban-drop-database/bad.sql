-- runner: psql
DROP DATABASE IF EXISTS staging;  -- expect: ban-drop-database
