// node compare_folder.mjs LOCKSTEP SQUAWK FOLDER [RULE]: what both linters say of the .sql files below FOLDER, counted by
// rule; with RULE, one of lockstep's or squawk's, also where they differ about it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { answersOf, inWords } from "./answers.mjs";

const [folder, asked] = process.argv.slice(4);

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".sql"))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((path) => !path.includes("/node_modules/"))
  .sort();

/** The line from which on a file is what undoes a migration: no deploy runs it, and lockstep does not judge it. */
function wayBack(path) {
  if (/[/.]down\.sql$/.test(path)) return 0;
  const lines = readFileSync(path, "latin1").split("\n");
  const line = lines.findIndex((text) => /^--\s*(\+goose Down|\+migrate Down|migrate:down)/.test(text));
  return line < 0 ? Infinity : line;
}

const answers = answersOf(files, {
  places: [folder],
  options: [],
  squawksOptions: ["--assume-in-transaction"],
  leftOut: ["require-table-schema"], // squawk has it off
});

// squawk says nothing else about a file that it cannot parse, so there is nothing to compare.
const isUnread = (list) => list.some(({ kind, rule }) => kind !== "only-lockstep" && rule === "syntax-error");
const there = [], back = [], unread = [];
for (const [path, list] of answers) {
  const line = wayBack(path);
  for (const one of list) (isUnread(list) ? unread : one.line > line ? back : there).push({ path, ...one });
}

function printTable(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, ...cells] of rows) console.log(name.padEnd(width), ...cells.map((cell) => `${cell}`.padStart(13)));
}

const kinds = ["agree", "only-lockstep", "only-squawk"];
const count = (row, kind) => there.filter((one) => one.row === row && one.kind === kind).length;
const rules = [...new Set(there.map(({ row }) => row))].sort();
printTable([["rule", ...kinds], ...rules.map((row) => [row, ...kinds.map((kind) => count(row, kind))])]);
console.log(`\n${files.length} files: ${inWords(there)}`);
console.log(`where a migration is undone: ${inWords(back)}`);
console.log(`in ${new Set(unread.map(({ path }) => path)).size} files that squawk cannot parse: ${inWords(unread)}`);
for (const { path, line, kind, rule, row } of there) {
  if (kind !== "agree" && [rule, row].includes(asked)) console.log(`${path}:${line}: ${kind} ${rule}`);
}
