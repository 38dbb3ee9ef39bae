CREATE SCHEMA billing;
-- the change:
SET search_path TO billing;  -- expect: session-state-leak
SET statement_timeout = '5s';
CREATE TABLE invoices (id bigint PRIMARY KEY);
