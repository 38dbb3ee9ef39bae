CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
DELETE FROM _sqlx_migrations WHERE version = 20220709210445;
