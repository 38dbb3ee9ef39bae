-- runner: psql
CREATE TABLE events (id uuid PRIMARY KEY);
-- the change:
ALTER TABLE events ADD COLUMN position bigserial;  -- expect: adding-auto-increment-column
ALTER TABLE events ADD COLUMN ordinal serial4 NOT NULL;  -- expect: adding-auto-increment-column
ALTER TABLE events ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;  -- expect: adding-auto-increment-column
