// drizzle_migrate.mjs PACKAGE FOLDER [COUNT]
//
// Applies a folder with the real migrator of drizzle-orm (PACKAGE: "drizzle-orm", or "drizzle-orm-rc" for 1.0), as
// users call it, to the database that DATABASE_URL names. With COUNT it is given the first COUNT migrations alone.
import { createRequire } from "node:module";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [name, folder, count] = process.argv.slice(2);
const require = createRequire(join(process.env.PACKAGES, "x.js"));
const load = (path) => import(pathToFileURL(require.resolve(path)).href);

function firstOf(source, wanted) {
  const target = mkdtempSync(join(tmpdir(), "first-"));
  cpSync(source, target, { recursive: true });
  const journal = join(target, "meta/_journal.json");
  if (name === "drizzle-orm") {
    const content = JSON.parse(readFileSync(journal, "utf8"));
    content.entries = content.entries.slice(0, wanted);
    writeFileSync(journal, JSON.stringify(content));
  } else {
    for (const extra of readdirSync(target).sort().slice(wanted)) rmSync(join(target, extra), { recursive: true });
  }
  return target;
}

const { Client } = require("pg");
const { drizzle } = await load(`${name}/node-postgres`);
const { migrate } = await load(`${name}/node-postgres/migrator`);
const client = new Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const migrationsFolder = count === undefined ? folder : firstOf(folder, Number(count));
try {
  await migrate(name === "drizzle-orm" ? drizzle(client) : drizzle({ client }), { migrationsFolder });
} finally {
  await client.end();
  if (count !== undefined) rmSync(migrationsFolder, { recursive: true });
}
