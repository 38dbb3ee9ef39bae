CREATE SEQUENCE numbers;
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE orders (id serial PRIMARY KEY, a int, u int DEFAULT nextval('numbers'), g int GENERATED ALWAYS AS IDENTITY);
INSERT INTO orders (a) SELECT generate_series(1, 50);
CREATE FUNCTION on_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER changed BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION on_change();
CREATE POLICY own ON orders;
CREATE RULE quiet AS ON UPDATE TO users DO INSTEAD NOTHING;
CREATE TABLE events (id int, kind int) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE TRIGGER changed AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION on_change();
CREATE TABLE parents (a int);
CREATE TABLE children () INHERITS (parents);
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN amount AS int;
CREATE DOMAIN big_amount AS amount;
CREATE TABLE bills (id int, total amount, rest big_amount, mood mood, moods mood[]);
INSERT INTO bills SELECT i, i, i FROM generate_series(1, 50) i;
CREATE TABLE unrelated (total int);
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE with_default (a int DEFAULT one());
CREATE VIEW sums AS SELECT sum(total) FROM bills;

-- case: create trigger
CREATE TRIGGER t AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION on_change();
-- case: create statement trigger
CREATE TRIGGER t AFTER UPDATE ON events FOR EACH STATEMENT EXECUTE FUNCTION on_change();
-- case: create trigger of partitions
CREATE TRIGGER t AFTER UPDATE ON events FOR EACH ROW EXECUTE FUNCTION on_change();
-- case: create trigger of a parent
CREATE TRIGGER t AFTER UPDATE ON parents FOR EACH ROW EXECUTE FUNCTION on_change();
-- case: create constraint trigger
CREATE CONSTRAINT TRIGGER t AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION on_change();
-- case: replace trigger
-- since: 14
CREATE OR REPLACE TRIGGER changed BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION on_change();
-- case: drop trigger
DROP TRIGGER changed ON orders;
-- case: drop trigger of partitions
DROP TRIGGER changed ON events;
-- case: rename trigger
ALTER TRIGGER changed ON orders RENAME TO z;
-- case: rename trigger of partitions
ALTER TRIGGER changed ON events RENAME TO z;
-- case: enable trigger
ALTER TABLE orders ENABLE TRIGGER changed;
-- case: disable all triggers
ALTER TABLE orders DISABLE TRIGGER ALL;
-- case: disable trigger of partitions
ALTER TABLE events DISABLE TRIGGER changed;
-- case: create policy
CREATE POLICY p ON orders USING (a > 0);
-- case: create policy over another table
CREATE POLICY p ON orders USING (a IN (SELECT id FROM users));
-- case: alter policy
ALTER POLICY own ON orders USING (true);
-- case: drop policy
DROP POLICY own ON orders;
-- case: rename policy
ALTER POLICY own ON orders RENAME TO z;
-- case: create rule
CREATE RULE r AS ON DELETE TO users DO INSTEAD INSERT INTO orders (a) VALUES (1);
-- case: drop rule
DROP RULE quiet ON users;
-- case: rename rule
ALTER RULE quiet ON users RENAME TO z;
-- case: disable rule
ALTER TABLE users DISABLE RULE quiet;
-- case: create sequence
CREATE SEQUENCE s;
-- case: alter sequence
ALTER SEQUENCE numbers INCREMENT BY 5;
-- case: restart sequence
ALTER SEQUENCE numbers RESTART WITH 5;
-- case: own sequence
ALTER SEQUENCE numbers OWNED BY orders.u;
-- case: rename sequence
ALTER SEQUENCE numbers RENAME TO z;
-- case: drop sequence
DROP SEQUENCE numbers CASCADE;
-- case: owner of a sequence
ALTER SEQUENCE numbers OWNER TO CURRENT_USER;
-- case: add enum value
ALTER TYPE mood ADD VALUE 'angry';
-- case: rename enum value
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- case: rename enum
ALTER TYPE mood RENAME TO z;
-- case: drop enum
DROP TYPE mood CASCADE;
-- case: create domain
CREATE DOMAIN d AS int;
-- case: add check to a domain
ALTER DOMAIN amount ADD CHECK (VALUE > 0);
-- case: add check to a domain not valid
ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
-- case: validate check of a domain
ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
ALTER DOMAIN amount VALIDATE CONSTRAINT c;
-- case: validate check of a domain that is valid
ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE > 0);
ALTER DOMAIN amount VALIDATE CONSTRAINT c;
-- case: set a domain not null
ALTER DOMAIN amount SET NOT NULL;
-- case: set a domain not null that is
ALTER DOMAIN amount SET NOT NULL;
ALTER DOMAIN amount SET NOT NULL;
-- case: drop not null of a domain
ALTER DOMAIN amount DROP NOT NULL;
-- case: set default of a domain
ALTER DOMAIN amount SET DEFAULT 5;
-- case: drop domain
DROP DOMAIN big_amount CASCADE;
-- case: drop domain under another
DROP DOMAIN amount CASCADE;
-- case: create function
CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2';
-- case: drop function of a default
DROP FUNCTION one() CASCADE;
-- case: drop function of a trigger
DROP FUNCTION on_change() CASCADE;
-- case: publication
CREATE PUBLICATION lint_truth FOR TABLE orders;
-- case: publication of a partitioned table
-- since: 13
CREATE PUBLICATION lint_truth FOR TABLE events;
