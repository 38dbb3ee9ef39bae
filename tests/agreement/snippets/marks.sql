-- What a file says to the tool that runs it.
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);

-- snippet: goose without a transaction
-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- only-squawk ban-concurrent-index-creation-in-transaction: the file says how it is run
SELECT 1;
-- snippet: goose in a transaction
-- +goose Up
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- agree ban-concurrent-index-creation-in-transaction
SELECT 1;
-- snippet: goose and back
-- +goose Up
ALTER TABLE users ADD COLUMN bio text;
-- +goose Down
ALTER TABLE users DROP COLUMN bio;  -- only-squawk ban-drop-column: what undoes the migration
-- snippet: dbmate without a transaction
-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- snippet: dbmate and back
-- migrate:up
CREATE TABLE posts (id bigint PRIMARY KEY);
-- migrate:down
DROP TABLE posts;  -- only-squawk ban-drop-table: what undoes the migration
