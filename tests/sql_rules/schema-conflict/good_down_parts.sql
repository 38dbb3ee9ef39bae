-- +goose Up
CREATE TABLE users (id bigint PRIMARY KEY);

-- +goose Down
DROP TABLE users;
-- the next migration:
-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY users_id_idx ON users (id);

-- +goose Down
DROP INDEX users_id_idx;
