// pair.mjs SEED MOST [--merge | --rebase]: one pair of branches in a repository below the current folder, each migration
// made by the real drizzle-kit; then the merge, `lockstep renumber`, and what must be true of the outcome:
// drizzle-kit check is content, generate has nothing to do, and `lockstep verify` finds the databases alike.
// LOCKSTEP is the program (its lockstep-pg beside it), LOCKSTEP_NODE_MODULES has drizzle-kit. Prints one line.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { applied, pairOf, sourceOf } from './model.mjs';

const seed = Number(process.argv[2]);
const most = Number(process.argv[3] ?? 5);
const how = process.argv[4] ?? (seed % 3 === 0 ? '--rebase' : '--merge');
const kit = path.join(process.env.LOCKSTEP_NODE_MODULES, 'drizzle-kit/bin.cjs');
const folder = path.resolve(`pair-${seed}`);
const past = Date.now() - 30 * 24 * 3600 * 1000;

function fail(what, output = '') {
  console.log(`pair ${seed}: ${what}\n${output}\n${folder} is left for you to look at`);
  process.exit(1);
}

function run(wanted, program, ...words) {
  const result = spawnSync(program, words, { cwd: folder, encoding: 'utf8', env: { ...process.env, GIT_EDITOR: 'true' } });
  const output = `${result.stdout}${result.stderr}`;
  if (wanted !== null && result.status !== wanted) fail(`${program} ${words.join(' ')} ended with ${result.status}`, output);
  return { status: result.status, output };
}
const git = (...words) => run(0, 'git', ...words).output;
const lockstep = (wanted, ...words) => run(wanted, process.env.LOCKSTEP, ...words).output;
const drizzleKit = (...words) => run(0, process.execPath, kit, ...words).output;

const journalPath = path.join(folder, 'drizzle/meta/_journal.json');
const entries = () => JSON.parse(fs.readFileSync(journalPath, 'utf8')).entries;

/** Migrations lie days apart, not milliseconds: a stamp that drizzle-kit just gave is put back in time. */
function stamp(day) {
  const journal = JSON.parse(fs.readFileSync(journalPath, 'utf8'));
  journal.entries.at(-1).when = past + Math.round(day * 3600 * 1000);
  fs.writeFileSync(journalPath, JSON.stringify(journal, null, 2));
}

function write(schema) {
  fs.writeFileSync(path.join(folder, 'schema.ts'), sourceOf(schema));
}

function commit(message) {
  git('add', '-A');
  git('commit', '-qm', message);
}

function begin() {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  fs.symlinkSync(process.env.LOCKSTEP_NODE_MODULES, path.join(folder, 'node_modules'));
  fs.writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n');
  const config = { dialect: 'postgresql', schema: './schema.ts', out: './drizzle' };
  fs.writeFileSync(path.join(folder, 'drizzle.config.json'), JSON.stringify(config));
  fs.writeFileSync(
    path.join(folder, 'drizzle.config.ts'),
    `import { defineConfig } from 'drizzle-kit';\nexport default defineConfig(${JSON.stringify(config)});\n`,
  );
  git('init', '-q', '-b', 'main');
  write(applied());
  drizzleKit('generate', '--config', 'drizzle.config.json', '--name', 'init');
  stamp(0);
  commit('init');
  git('branch', 'work');
}

function develop(branch, edits, from) {
  git('switch', '-q', branch);
  edits.forEach((edit, k) => {
    const before = entries().length;
    write(applied(edits.slice(0, k + 1)));
    const more = edit.custom ? ['--custom'] : [];
    const output = drizzleKit('generate', '--config', 'drizzle.config.json', '--name', edit.label, ...more);
    if (entries().length !== before + 1) fail(`drizzle-kit made no migration of ${edit.label}`, output);
    stamp(from + k);
    if (edit.custom) fs.writeFileSync(path.join(folder, 'drizzle', `${entries().at(-1).tag}.sql`), edit.custom);
    commit(edit.label);
  });
}

function hashes() {
  const listed = git('ls-files', '--stage', 'drizzle/*.sql').trim().split('\n');
  return new Set(listed.map((line) => line.split(/\s/)[1]));
}

/** The schema sources as a person would settle them: both sides' edits. */
function settle(schema) {
  write(schema);
  git('add', 'schema.ts');
}

function merge(pair) {
  run(null, 'git', 'merge', '-q', 'main');
  if (pair.isConflict) return expectConflict();
  lockstep(0, 'renumber');
  settle(applied(pair.main, pair.work));
  git('commit', '-qm', 'Merge main');
  return true;
}

function rebase(pair) {
  let { status } = run(null, 'git', 'rebase', '-q', 'main');
  for (let k = 0; k < pair.work.length; ++k) {
    if (status === 0) break;
    const renumbered = run(null, process.env.LOCKSTEP, 'renumber');
    if (pair.isConflict && renumbered.status === 1) return false;
    if (renumbered.status !== 0) fail('renumber failed in the rebase', renumbered.output);
    settle(applied(pair.main, pair.work.slice(0, k + 1)));
    ({ status } = run(null, 'git', 'rebase', '--continue'));
  }
  if (status !== 0) fail('the rebase does not come to its end', git('status'));
  if (pair.isConflict) fail('a conflict was not told');
  return true;
}

function expectConflict() {
  const before = git('status', '--porcelain');
  const output = lockstep(1, 'renumber');
  if (!/: \/\w+\//.test(output)) fail('the conflict is not named by its path', output);
  if (git('status', '--porcelain') !== before) fail('a conflict changed something', output);
  return false;
}

function prove(pair, sqlBefore) {
  const sql = hashes();
  for (const hash of sqlBefore) if (!sql.has(hash)) fail('SQL was changed');
  const stamps = entries().map((entry) => entry.when);
  if (stamps.some((when, k) => k > 0 && when < stamps[k - 1] + 1000)) fail(`stamps do not rise: ${stamps}`);
  if (entries().some((entry, k) => entry.idx !== k)) fail('the journal does not count on');
  const count = entries().length;
  const checked = drizzleKit('check', '--config', 'drizzle.config.json');
  if (!checked.includes("Everything's fine")) fail('drizzle-kit check complains', checked);
  const generated = drizzleKit('generate', '--config', 'drizzle.config.json', '--name', 'more');
  if (!generated.includes('No schema changes') || entries().length !== count) fail('generate has more to do', generated);
  if (git('status', '--porcelain') !== '') fail('drizzle-kit changed something', git('status'));
  lockstep(0, 'check', '--all');
  lockstep(0, 'verify', '--base', 'main', '--head', 'HEAD', '--rows', '3');
}

const pair = pairOf(seed, most);
begin();
develop('main', pair.main, 10);
const mainSql = hashes();
develop('work', pair.work, 5);
const sql = new Set([...mainSql, ...hashes()]);
const isMerged = how === '--rebase' ? rebase(pair) : merge(pair);
if (isMerged) prove(pair, sql);
const kinds = (edits) => edits.map((edit) => edit.kind).join(' ');
console.log(`pair ${seed}: ${how.slice(2)}, main ${kinds(pair.main)} | work ${kinds(pair.work)}: ${isMerged ? 'in order' : 'conflict, told'}`);
fs.rmSync(folder, { recursive: true });
