CREATE TABLE colors (id bigint PRIMARY KEY, name text);
-- the change:
COPY colors FROM '/srv/colors.csv' WITH (FORMAT csv);
COPY colors TO STDOUT;
INSERT INTO colors VALUES (1, '\set');
