-- postgres: 11
CREATE TYPE mood AS ENUM ('sad', 'happy');
-- the change:
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'happy';  -- expect: concurrent-in-transaction
