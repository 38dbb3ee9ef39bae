// Reads files of snippets:
//
//   -- runner: psql                            plain without it
//   -- with: require-lock-timeout              rules that are left out of other files, where they would be everywhere
//   CREATE TABLE users (…);                    what earlier migrations of every snippet did
//   -- snippet: a wider varchar
//   CREATE INDEX …                             what earlier migrations of this one did; left out with the next line
//   -- the change:
//   ALTER TABLE users ALTER name TYPE varchar(100);  -- only-squawk changing-column-type: a wider varchar
//
// What is expected stands behind a statement or in lines below it, one a comment: `agree RULE`, `only-lockstep RULE: KIND`
// or `only-squawk RULE: KIND`. The kinds are explained in docs/comparison.md.
import { readFileSync } from "node:fs";

const expectation = /-- (agree|only-lockstep|only-squawk) ([a-z-]+)(?:: (.+?))?\s*$/;

function readSettings(lines) {
  const value = (key) => lines.map((line) => line.match(`^-- ${key}: (.*)$`)?.[1]).find(Boolean);
  const rules = value("with")?.split(", ") ?? [];
  return { runner: value("runner") ?? "plain", rules, postgres: value("postgres") ?? "15" };
}

/** The lines from `begin` to `end` with those before them empty, so that numbers of lines are those of the file. */
const inPlace = (lines, begin, end) => "\n".repeat(begin) + lines.slice(begin, end).join("\n") + "\n";

function readExpectations(path, lines, begin, end) {
  const found = [];
  for (let at = begin; at < end; ++at) {
    const [, kind, rule, reason] = lines[at].match(expectation) ?? [];
    if (!kind) continue;
    if ((kind === "agree") !== (reason === undefined)) throw new Error(`${path}:${at + 1}: only an "only" has a kind`);
    found.push({ kind, rule, reason, line: at + 1, column: lines[at].search(expectation) + 1 });
  }
  return found;
}

/** [{path, name, line, settings, before, change, expected}] */
export function readSnippets(path) {
  const lines = readFileSync(path, "latin1").split("\n");
  const starts = lines.flatMap((line, at) => (line.startsWith("-- snippet: ") ? [at] : []));
  const settings = readSettings(lines.slice(0, starts[0]));
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? lines.length;
    const mark = lines.indexOf("-- the change:", start);
    const begin = mark < 0 || mark >= end ? start : mark;
    return {
      path,
      settings,
      name: lines[start].slice("-- snippet: ".length),
      line: start + 1,
      before: [...lines.slice(0, starts[0]), ...lines.slice(start, begin)].join("\n") + "\n",
      change: inPlace(lines, begin + 1, end),
      expected: readExpectations(path, lines, begin, end),
    };
  });
}
