-- with: require-table-schema
CREATE SCHEMA shop;
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: table
CREATE TABLE posts (id bigint PRIMARY KEY);  -- agree require-table-schema
-- snippet: table of a schema
CREATE TABLE shop.posts (id bigint PRIMARY KEY);
-- snippet: altered
ALTER TABLE users ADD COLUMN bio text;  -- agree require-table-schema
-- snippet: altered with its schema
ALTER TABLE public.users ADD COLUMN bio text;
-- snippet: temporary
CREATE TEMP TABLE scratch (id bigint);
-- snippet: dropped
DROP TABLE IF EXISTS users;
-- agree ban-drop-table
-- agree require-table-schema
-- snippet: view
CREATE VIEW names AS SELECT id FROM public.users;  -- only-lockstep require-table-schema: other objects have names too
