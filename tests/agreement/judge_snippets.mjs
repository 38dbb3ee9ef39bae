// node judge_snippets.mjs LOCKSTEP SQUAWK PAGE FILE…: what both linters say of the snippets in the files is what they
// expect, and PAGE (docs/comparison.md) explains each kind of difference. Exit status 1 when not.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { answersOf, countsOf, inWords } from "./answers.mjs";
import { unexplained } from "./explanations.mjs";
import { readSnippets } from "./snippets.mjs";
import { statementFinder } from "./statements.mjs";

// They speak about nearly every statement, so they have files of snippets of their own.
const everywhere = ["require-lock-timeout", "require-statement-timeout", "require-table-schema"];

const [page, ...files] = process.argv.slice(4);
const placeOf = (path, line) => `${relative(".", path)}:${line}`;

/** The snippet as a folder of migrations; the path of the one that is judged. */
function writeMigrations(folder, { before, change }) {
  mkdirSync(folder);
  writeFileSync(join(folder, "0001_before.sql"), before, "latin1");
  const path = join(folder, "0002_change.sql");
  writeFileSync(path, change, "latin1");
  return path;
}

/** Snippets of the same settings in one run of each linter. */
function judge(snippets) {
  const { runner, rules, postgres } = snippets[0].settings;
  return answersOf(
    snippets.map(({ written }) => written),
    {
      options: ["--runner", runner, "--postgres", postgres],
      squawksOptions: [
        ...["--pg-version", `${postgres}.0`],
        ...(runner === "psql" ? [] : ["--assume-in-transaction"]),
        ...rules.flatMap((rule) => ["--include", rule]),
      ],
      leftOut: everywhere.filter((rule) => !rules.includes(rule)),
    },
  );
}

/** In what the answers are not what the snippet expects. */
function differences({ path, change, expected }, answers) {
  const find = statementFinder(change);
  const keyOf = ({ kind, rule, statement }) => `${statement} ${kind} ${rule}`;
  const wanted = new Map(expected.map((one) => [keyOf({ ...one, statement: find(one.line, one.column) }), one]));
  const found = new Map(answers.map((one) => [keyOf(one), one]));
  const complaints = (some, others, words) =>
    [...some]
      .filter(([key]) => !others.has(key))
      .map(([, { line, kind, rule }]) => `${placeOf(path, line)}: ${words}: ${kind} ${rule}`);
  return [...complaints(wanted, found, "is not so"), ...complaints(found, wanted, "is not expected")];
}

/** Where each kind of difference is met first, by "side: kind". */
function kindsOf(snippets) {
  const used = new Map();
  for (const { path, expected } of [...snippets].reverse()) {
    for (const { kind, reason, line } of expected) if (reason) used.set(`${kind}: ${reason}`, placeOf(path, line));
  }
  return used;
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

const snippets = files.flatMap(readSnippets);
const complaints = unexplained(page, fileURLToPath(new URL("claims", import.meta.url)), kindsOf(snippets));
const all = [];
const folder = mkdtempSync(join(tmpdir(), "agreement-"));
try {
  for (const [index, snippet] of snippets.entries()) snippet.written = writeMigrations(join(folder, `${index}`), snippet);
  for (const group of groupBy(snippets, ({ settings }) => JSON.stringify(settings))) {
    const answers = judge(group);
    for (const snippet of group) {
      complaints.push(...differences(snippet, answers.get(snippet.written)));
      all.push(...answers.get(snippet.written));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
const row = `| the ${snippets.length} snippets of [tests/agreement/snippets](../tests/agreement/snippets), good and bad | ${countsOf(all).join(" | ")} |`;
if (!readFileSync(page, "utf8").includes(row)) complaints.push(`${page}: does not have the row\n${row}`);
for (const complaint of complaints) console.log(complaint);
console.log(`${snippets.length} snippets in ${files.length} files: ${inWords(all)}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
