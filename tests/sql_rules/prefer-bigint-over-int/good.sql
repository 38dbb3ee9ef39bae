CREATE TABLE users (id bigserial PRIMARY KEY, age int UNIQUE, score integer NOT NULL);
CREATE TABLE settings (user_id int REFERENCES users (age), theme text);
CREATE INDEX settings_user_idx ON settings (user_id);
