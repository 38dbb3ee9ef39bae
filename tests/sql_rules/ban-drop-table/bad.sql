CREATE TABLE invoices (id bigint PRIMARY KEY);
CREATE TABLE invoice_lines (id bigint PRIMARY KEY, invoice bigint REFERENCES invoices (id));
CREATE TABLE visits (id bigint PRIMARY KEY);
-- the change:
DROP TABLE IF EXISTS visits;  -- expect: ban-drop-table
DROP TABLE IF EXISTS invoice_lines, invoices;  -- expect: ban-drop-table
