-- runner: psql
CREATE TABLE settings (key text NOT NULL, value text);
CREATE TABLE memberships (team bigint, member bigint);
CREATE UNIQUE INDEX memberships_idx ON memberships (team, member);
CREATE TABLE hits (page text);
-- the change:
ALTER TABLE settings ADD PRIMARY KEY (key);  -- expect: adding-primary-key-constraint
ALTER TABLE memberships ADD CONSTRAINT memberships_pkey PRIMARY KEY USING INDEX memberships_idx;  -- expect: adding-primary-key-constraint
ALTER TABLE hits ADD COLUMN id bigint DEFAULT 0 PRIMARY KEY;  -- expect: adding-primary-key-constraint
