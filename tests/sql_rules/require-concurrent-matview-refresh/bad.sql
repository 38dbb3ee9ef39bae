-- runner: psql
CREATE TABLE orders (id bigint PRIMARY KEY, day date, total numeric);
CREATE MATERIALIZED VIEW daily AS SELECT day, sum(total) AS total FROM orders GROUP BY day;
CREATE UNIQUE INDEX daily_day_idx ON daily (day);
CREATE MATERIALIZED VIEW weekly AS SELECT day, sum(total) AS total FROM orders GROUP BY day;
-- the change:
REFRESH MATERIALIZED VIEW daily;  -- expect: require-concurrent-matview-refresh
REFRESH MATERIALIZED VIEW weekly WITH DATA;  -- expect: require-concurrent-matview-refresh
