// node snapshots.mjs FOLDER OUT: drizzle-kit's snapshot of the schema files in FOLDER for each casing, written as
// OUT/CASING.json, with OUT/list for schema_oracle. Both the kit's command and its API are asked, and must agree.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { CASINGS, meaningOf, packages, schemaFiles, snapshotOf } from './kit.mjs';

/** The snapshot that `drizzle-kit generate` writes into an empty folder. It exits with 0 also when it writes none. */
function generate(folder, casing, scratch) {
  fs.rmSync(scratch, { recursive: true, force: true });
  fs.cpSync(folder, scratch, { recursive: true });
  fs.symlinkSync(packages, path.join(scratch, 'node_modules'));
  const config = { dialect: 'postgresql', out: 'out', schema: schemaFiles(folder).map((name) => `./${name}`) };
  if (casing !== 'none') config.casing = casing;
  fs.writeFileSync(path.join(scratch, 'drizzle.config.json'), JSON.stringify(config));
  const kit = path.join(packages, 'drizzle-kit/bin.cjs');
  const run = spawnSync(process.execPath, [kit, 'generate', '--config', 'drizzle.config.json'], {
    cwd: scratch,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = path.join(scratch, 'out/meta/0000_snapshot.json');
  if (!fs.existsSync(written)) throw new Error(`drizzle-kit generate wrote no snapshot:\n${run.stdout}${run.stderr}`);
  return fs.readFileSync(written, 'utf8');
}

const [folder, out] = process.argv.slice(2).map((name) => path.resolve(name));
fs.mkdirSync(out, { recursive: true });
const list = [];
for (const casing of CASINGS) {
  const api = await snapshotOf(folder, casing);
  if (api.refused !== undefined) throw new Error(`drizzle-kit refuses the schema with casing ${casing}: ${api.refused}`);
  const command = generate(folder, casing, path.join(out, 'scratch'));
  if (meaningOf(command) !== meaningOf(api.text)) {
    throw new Error(`with casing ${casing}, drizzle-kit generate and drizzle-kit/api make different snapshots`);
  }
  const snapshot = path.join(out, `${casing}.json`);
  fs.writeFileSync(snapshot, command);
  list.push(`base\t${casing}\t${snapshot}\t${folder}`);
}
fs.rmSync(path.join(out, 'scratch'), { recursive: true });
fs.writeFileSync(path.join(out, 'list'), `${list.join('\n')}\n`);
