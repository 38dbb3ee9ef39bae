CREATE TABLE users (id bigint PRIMARY KEY);  -- expect: require-table-schema
CREATE INDEX users_id_idx ON users (id);
