CREATE TABLE users (id bigint PRIMARY KEY, seen_at timestamp with time zone);
-- the change:
CREATE TABLE posts (
  id bigint PRIMARY KEY,
  created_at timestamp NOT NULL DEFAULT now(),  -- expect: prefer-timestamptz
  updated_at timestamp(3) without time zone
);
