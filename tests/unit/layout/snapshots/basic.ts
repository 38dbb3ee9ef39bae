// What drizzle-kit 0.20 already knows. Each basic.KIT.json beside this is the snapshot that drizzle-kit KIT made of it.
import { boolean, index, integer, jsonb, pgEnum, pgSchema, pgTable, primaryKey, serial, text, timestamp, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok", "it's fine"]);
export const app = pgSchema("app");

export const orgs = app.table("orgs", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name").notNull(),
});

export const users = pgTable(
  "users",
  {
    id: serial("id").primaryKey(),
    name: varchar("name", { length: 255 }).notNull().default("anonymous"),
    email: text("email").unique("users_email_key", { nulls: "not distinct" }),
    mood: mood("mood").notNull().default("ok"),
    moods: mood("moods").array().default(["ok"]),
    tags: text("tags").array().notNull().default([]),
    karma: integer("karma").default(5),
    isBanned: boolean("is_banned").default(false),
    settings: jsonb("settings").default({ theme: "dark" }),
    createdAt: timestamp("created_at", { precision: 3, withTimezone: true }).defaultNow().notNull(),
    orgId: uuid("org_id").references(() => orgs.id, { onDelete: "cascade", onUpdate: "set null" }),
  },
  (t) => ({
    byName: index("users_by_name").on(t.name, t.email),
    byKarma: uniqueIndex("users_by_karma").on(t.karma),
    once: unique().on(t.karma, t.isBanned),
  }),
);

export const members = pgTable(
  "members",
  { userId: integer("user_id").notNull().references(() => users.id), orgId: uuid("org_id").notNull() },
  (t) => ({ key: primaryKey({ columns: [t.userId, t.orgId] }) }),
);
