// What docs/comparison.md explains, against what the snippets show and what is tried on a server.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The rows of the page's tables of differences: {side, kind, isTried}. */
function rowsOf(page) {
  const rows = [];
  let side, isTried;
  for (const line of readFileSync(page, "utf8").split("\n")) {
    const [, level, title] = line.match(/^(##+) (.*)$/) ?? [];
    if (level === "##") side = { "Only lockstep": "only-lockstep", "Only squawk": "only-squawk" }[title];
    if (level === "###") isTried = title.startsWith("PostgreSQL decides");
    const [, kind] = line.match(/^\| ([^|]+?) \| [^|]+ \| [^|]+ \|$/) ?? [];
    if (side && kind && !/^(kind$|-)/.test(kind)) rows.push({ side, kind, isTried });
  }
  return rows;
}

/** The names of cases, up to their first colon: the kinds that are tried. */
function triedKinds(folder) {
  const kinds = new Set();
  for (const file of readdirSync(folder)) {
    const side = file.replace(".sql", "").replace("_", "-");
    for (const [, kind] of readFileSync(join(folder, file), "utf8").matchAll(/^-- case: ([^:\n]+)/gm)) {
      kinds.add(`${side}: ${kind}`);
    }
  }
  return kinds;
}

/** `used` has a place for each "side: kind" of the snippets. Complaints, in words. */
export function unexplained(page, claims, used) {
  const rows = new Map(rowsOf(page).map((row) => [`${row.side}: ${row.kind}`, row]));
  const tried = triedKinds(claims);
  const complaints = [];
  for (const [key, place] of used) if (!rows.has(key)) complaints.push(`${place}: ${page} does not explain: ${key}`);
  for (const key of tried) if (!rows.has(key)) complaints.push(`${claims}: tried, and ${page} does not say it: ${key}`);
  for (const [key, { isTried }] of rows) {
    if (!used.has(key)) complaints.push(`${page}: no snippet shows: ${key}`);
    if (isTried && !tried.has(key)) complaints.push(`${page}: no case in ${claims} tries: ${key}`);
  }
  return complaints;
}
