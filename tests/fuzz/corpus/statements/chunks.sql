-- +goose Up
CREATE TABLE a ();
-- +goose Down
DROP TABLE a;
--> statement-breakpoint
DO $$ --> statement-breakpoint
$$;