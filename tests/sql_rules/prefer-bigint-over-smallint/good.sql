CREATE TABLE colors (id bigint PRIMARY KEY, red smallint, green smallint, blue smallint);
