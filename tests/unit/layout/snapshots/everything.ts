// Every kind of object and option that drizzle-kit writes to a snapshot. Each everything.KIT.json beside this is the
// snapshot that drizzle-kit KIT made of it; everything.1.0.0-rc.5-diff.json is the next one, after a value was added to
// level, a unique column nick to users, and a table tags with the key name.
import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, numeric, pgEnum, pgMaterializedView, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, primaryKey, serial, text, timestamp, unique, uniqueIndex, uuid, varchar, vector } from "drizzle-orm/pg-core";

export const mood = pgEnum("mood", ["sad", "ok", "it's \"fine\""]);
export const app = pgSchema("app");
export const level = app.enum("level", ["low", "high"]);

export const admin = pgRole("admin", { createDb: true, createRole: true, inherit: false });
export const reader = pgRole("reader");

export const counter = pgSequence("counter", { startWith: 100, increment: 5, minValue: 1, maxValue: 10000, cycle: true, cache: 10 });
export const inner = app.sequence("inner_counter");

export const orgs = app.table("orgs", { id: uuid().primaryKey().defaultRandom(), level: level().default("low") });

export const users = pgTable(
  "users",
  {
    id: integer().generatedAlwaysAsIdentity(),
    big: bigint({ mode: "number" }).generatedByDefaultAsIdentity({ name: "big_seq", increment: -2, cycle: true, cache: 7 }),
    name: varchar({ length: 255 }).notNull().default("it's"),
    email: text().unique("users_email_key", { nulls: "not distinct" }),
    mood: mood().notNull().default("ok"),
    moods: mood().array().default(["ok"]),
    tags: text().array().notNull().default([]),
    settings: jsonb().default({ theme: "dark" }),
    karma: integer().default(5),
    price: numeric({ precision: 10, scale: 2 }).default("1.50"),
    is_banned: boolean().default(false),
    created_at: timestamp({ precision: 3, withTimezone: true }).defaultNow().notNull(),
    shout: text().generatedAlwaysAs(sql`name || '!'`),
    embedding: vector({ dimensions: 3 }),
    org_id: uuid().references(() => orgs.id, { onDelete: "cascade", onUpdate: "set null" }),
    boss: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.name] }),
    index("users_sorted").on(t.name, t.email.desc().nullsFirst(), t.karma.desc()),
    index("users_tags").using("gin", t.tags),
    index("users_near").using("hnsw", t.embedding.op("vector_cosine_ops")).with({ m: 16, ef_construction: 64 }),
    uniqueIndex("users_lower").on(sql`lower(${t.name})`).where(sql`karma > 3`),
    index("users_karma").on(t.karma.desc().op("int4_ops")).concurrently(),
    check("karma_positive", sql`karma > 0`),
    unique().on(t.karma, t.is_banned).nullsNotDistinct(),
    foreignKey({ columns: [t.boss, t.name], foreignColumns: [t.id, t.name], name: "users_boss_fk" }),
    pgPolicy("own_rows", { as: "restrictive", for: "select", to: [reader, "public", admin], using: sql`true`, withCheck: sql`false` }),
  ],
);

export const locked = pgTable("locked", { id: serial().primaryKey() }).enableRLS();
export const linked = pgPolicy("linked", { using: sql`true` }).link(orgs);
const outside = pgSchema("auth").table("users", { id: uuid().primaryKey() });
export const foreign = pgPolicy("See own. Only.", { for: "select" }).link(outside);

export const names = pgView("names", { id: integer() }).with({ securityInvoker: true, checkOption: "local" }).as(sql`select id from users`);
export const cache = pgMaterializedView("cache", { id: integer() }).using("heap").tablespace("fast").with({ fillfactor: 70, autovacuumEnabled: false }).withNoData().as(sql`select id from users`);
export const ones = app.view("ones", { id: integer() }).as(sql`select 1 as id`);
export const existing = pgView("existing", { id: integer() }).existing();
