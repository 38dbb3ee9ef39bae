-- runner: drizzle
CREATE TABLE orders (id bigint PRIMARY KEY, day date, total numeric);
CREATE MATERIALIZED VIEW daily AS SELECT day, sum(total) AS total FROM orders GROUP BY day;
CREATE UNIQUE INDEX daily_day_idx ON daily (day);
CREATE MATERIALIZED VIEW empty AS SELECT day FROM orders WITH NO DATA;
-- the change:
REFRESH MATERIALIZED VIEW CONCURRENTLY daily;
--> statement-breakpoint
REFRESH MATERIALIZED VIEW empty;
--> statement-breakpoint
CREATE MATERIALIZED VIEW weekly AS SELECT day FROM orders;
--> statement-breakpoint
REFRESH MATERIALIZED VIEW weekly;
