CREATE TYPE mood AS ENUM ('sad', 'happy');
-- the change:
ALTER TYPE mood ADD VALUE 'meh';  -- expect: require-enum-value-ordering
