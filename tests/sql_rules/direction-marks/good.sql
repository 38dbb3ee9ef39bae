-- splitting: goose
-- +goose Up
CREATE TABLE posts (id bigint PRIMARY KEY);
-- +goose Down
DROP TABLE IF EXISTS posts;
