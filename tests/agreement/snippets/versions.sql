-- postgres: 18
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: virtual column
ALTER TABLE users ADD COLUMN shout text GENERATED ALWAYS AS (upper(name)) VIRTUAL;
-- only-squawk adding-field-with-default: a virtual column
-- snippet: not null constraint
ALTER TABLE users ADD CONSTRAINT named NOT NULL name;  -- agree constraint-missing-not-valid
-- snippet: not null constraint, not valid
ALTER TABLE users ADD CONSTRAINT named NOT NULL name NOT VALID;
-- snippet: uuidv7
ALTER TABLE users ADD COLUMN token uuid DEFAULT uuidv7();  -- agree adding-field-with-default
