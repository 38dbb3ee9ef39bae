CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
-- lockstep-ignore prefer-json: a word is missing  -- expect: unknown-rule-in-suppression
ALTER TABLE users ADD COLUMN payload json;  -- expect: prefer-jsonb
