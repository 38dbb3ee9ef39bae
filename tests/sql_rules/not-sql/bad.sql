CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
CREATE TABLE `posts` (`id` int AUTO_INCREMENT);  -- expect: not-sql
ALTER TABLE {{ schema }}.users ADD COLUMN nickname text;  -- expect: not-sql
<<<<<<< HEAD  -- expect: not-sql
ALTER TABLE users ADD COLUMN size smallint;
