CREATE SCHEMA billing;
CREATE TABLE billing.invoices (id bigint PRIMARY KEY);
-- the change:
DROP SCHEMA billing CASCADE;  -- expect: ban-drop-schema
DROP SCHEMA IF EXISTS legacy CASCADE;  -- expect: ban-drop-schema
