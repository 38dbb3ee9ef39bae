-- runner: psql
CREATE TABLE settings (key text NOT NULL, value text);
-- the change:
CREATE UNIQUE INDEX CONCURRENTLY settings_pkey ON settings (key);
ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY USING INDEX settings_pkey;
CREATE TABLE tags (name text);
ALTER TABLE tags ADD PRIMARY KEY (name);
