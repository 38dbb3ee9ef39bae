CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (
  id bigint PRIMARY KEY, key text, born text, is_new int DEFAULT 0, settings text DEFAULT '{}', age text, years int,
  feels text, plan text
);
-- the change:
ALTER TABLE users ALTER COLUMN key TYPE uuid;  -- expect: type-change-missing-using, changing-column-type
ALTER TABLE users
  ALTER COLUMN born TYPE timestamptz,  -- expect: type-change-missing-using, changing-column-type
  ALTER COLUMN is_new TYPE boolean USING is_new = 1;  -- expect: type-change-missing-using, changing-column-type
ALTER TABLE users ALTER COLUMN settings TYPE jsonb USING settings::jsonb;  -- expect: type-change-missing-using, changing-column-type
ALTER TABLE users ALTER COLUMN age TYPE int USING years;  -- expect: type-change-missing-using, changing-column-type
ALTER TABLE users ALTER COLUMN feels TYPE mood;  -- expect: type-change-missing-using, changing-column-type
ALTER TABLE users ALTER COLUMN plan TYPE int USING plan::varchar;  -- expect: type-change-missing-using, changing-column-type
