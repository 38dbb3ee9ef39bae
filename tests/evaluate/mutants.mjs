// node mutants.mjs FOLDER BASE OUT [STEP]: edits the schema files of FOLDER by one token at a time, and writes what
// drizzle-kit makes of each mutant that it accepts: OUT/NUMBER/FILE, OUT/NUMBER/snapshot.json, and OUT/list for
// schema_oracle. BASE is what snapshots.mjs wrote. Every STEP-th edit of a kind is taken (1, the default, takes all),
// always the same ones, with the casings in turn. What the kit refuses is listed in OUT/refused.
import fs from 'node:fs';
import path from 'node:path';
import { editsOf } from './edits.mjs';
import { CASINGS, meaningOf, snapshotOf } from './kit.mjs';

const [folder, base, out] = process.argv.slice(2, 5).map((name) => path.resolve(name));
const step = Number(process.argv[5] ?? 1);

function describe(file, text, { operator, start, end, text: becomes }) {
  const line = text.slice(0, start).split('\n').length;
  const described = `${file}:${line} ${operator}: ${text.slice(start, end)} -> ${becomes}`;
  return described.replace(/\s+/g, ' ').slice(0, 160);
}

function chosenMutants() {
  const byOperator = new Map();
  const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  for (const file of files.sort()) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const edit of editsOf(text)) {
      const contents = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      if (!byOperator.has(edit.operator)) byOperator.set(edit.operator, []);
      byOperator.get(edit.operator).push({ file, contents, label: describe(file, text, edit) });
    }
  }
  return [...byOperator.values()].flatMap((mutants) => mutants.filter((_, index) => index % step === 0));
}

function write(name, contents) {
  fs.mkdirSync(path.dirname(name), { recursive: true });
  fs.writeFileSync(name, contents);
  return name;
}

const meanings = Object.fromEntries(
  CASINGS.map((casing) => [casing, meaningOf(fs.readFileSync(path.join(base, `${casing}.json`), 'utf8'))]),
);
fs.rmSync(out, { recursive: true, force: true });
const verdicts = { changes: [], stays: [], refused: [] };
for (const [number, { file, contents, label }] of chosenMutants().entries()) {
  const casing = CASINGS[number % CASINGS.length];
  const { text, refused } = await snapshotOf(folder, casing, new Map([[file, contents]]));
  if (refused !== undefined) {
    verdicts.refused.push(`${label}: ${refused}`);
    continue;
  }
  const overlay = path.join(out, String(number));
  write(path.join(overlay, file), contents);
  const snapshot = write(path.join(overlay, 'snapshot.json'), text);
  const verdict = meaningOf(text) === meanings[casing] ? 'stays' : 'changes';
  verdicts[verdict].push([verdict, casing, snapshot, folder, overlay, label].join('\t'));
}
const { changes, stays, refused } = verdicts;
const bases = fs.readFileSync(path.join(base, 'list'), 'utf8').trimEnd();
write(path.join(out, 'list'), [bases, ...changes, ...stays, ''].join('\n'));
write(path.join(out, 'refused'), [...refused, ''].join('\n'));
const counts = `${changes.length} change the snapshot, ${stays.length} do not, ${refused.length} are refused`;
console.log(`mutants, by drizzle-kit: ${counts}`);
