CREATE TABLE "user_profiles" ("id" bigint PRIMARY KEY, first_name text, UserName text);
