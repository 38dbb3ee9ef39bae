// What both linters say of files, statement by statement.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compare, hazardTable } from "./hazards.mjs";
import { rulesOf, runLockstep, runSquawk } from "./linters.mjs";
import { statementFinder } from "./statements.mjs";

const [lockstep, squawk] = process.argv.slice(2);
const config = fileURLToPath(new URL("lockstep.json", import.meta.url));

const idsOf = hazardTable(rulesOf(lockstep));

/** The findings of each path, each with the number of its statement. */
function byPath(findings) {
  const paths = new Map();
  for (const finding of findings) {
    const { path, line, column } = finding;
    if (!paths.has(path)) paths.set(path, { find: statementFinder(readFileSync(path, "latin1")), list: [] });
    const { find, list } = paths.get(path);
    list.push({ ...finding, statement: find(line, column) });
  }
  return (path) => paths.get(path)?.list ?? [];
}

/** What both say of the files, as a Map of lists from hazards.compare. `places` is what lockstep is given: files or folders. */
export function answersOf(files, { places = files, options, squawksOptions, leftOut = [] }) {
  const isJudged = ({ rule }) => !leftOut.includes(rule);
  const ours = byPath(runLockstep(lockstep, places, ["--config", config, ...options]).filter(isJudged));
  const theirs = byPath(runSquawk(squawk, files, [...squawksOptions, ...leftOut.flatMap((rule) => ["--exclude", rule])]));
  return new Map(files.map((path) => [path, compare(ours(path), theirs(path), idsOf)]));
}

/** How many both say, only lockstep, only squawk. */
export function countsOf(answers) {
  return ["agree", "only-lockstep", "only-squawk"].map((kind) => answers.filter((one) => one.kind === kind).length);
}

export function inWords(answers) {
  const [both, ours, theirs] = countsOf(answers);
  return `${both} agree, ${ours} only lockstep, ${theirs} only squawk`;
}
