CREATE TABLE "userProfiles" (  -- expect: naming-convention
  id bigint PRIMARY KEY,
  "firstName" text,
  "user" text
);
