// Runs both linters and reads what they say: lists of {path, line, column, rule}, lines and columns from 1, in bytes.
import { spawnSync } from "node:child_process";

function run(program, words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { maxBuffer: 1 << 30, encoding: "utf8" });
  if (error) throw error;
  if (status > 1) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout || "[]");
}

export const rulesOf = (lockstep) => run(lockstep, ["rules", "--format", "json"]);

/** `paths` are files or folders. */
export function runLockstep(program, paths, options) {
  const { findings } = run(program, ["lint", ...paths, ...options, "--format", "json", "--fail-on", "never"]);
  return findings.map(({ path, line, column, rule, message }) => {
    // Of a habit, the first place in a file stands for all.
    return { path, line, column, rule, isForRest: /\(and \d+ more in this file\)$/.test(message) };
  });
}

/** squawk counts from 0, and takes files alone. */
export function runSquawk(program, files, options) {
  const findings = [];
  const atOnce = 500;
  for (let at = 0; at < files.length; at += atOnce) {
    findings.push(...run(program, ["--reporter", "json", ...options, ...files.slice(at, at + atOnce)]));
  }
  return findings.map(({ file, line, column, rule_name }) => {
    return { path: file, line: line + 1, column: column + 1, rule: rule_name };
  });
}
