// node reports.mjs NODE_MODULES FOLDER [EARLIER]: reads the reports in FOLDER, each named by its format, as their readers
// would, with the repository as working directory. With EARLIER, the fingerprints of both are the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [modules, folder, earlier] = process.argv.slice(2);
const require = createRequire(resolve(modules, "any.js"));
const Ajv = require("ajv");
const text = (format, from = folder) => readFileSync(resolve(from, format), "utf8");
const json = (format, from) => JSON.parse(text(format, from));
const findings = json("json").findings;

function conforms(schema, value, what) {
  const ajv = new Ajv({ schemaId: "auto", allErrors: true, validateSchema: false, logger: false });
  ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
  assert.ok(ajv.validate(schema, value), `${what}: ${ajv.errorsText()}`);
}

/** Text in JSON that a terminal or a CI log could show. */
function harmless(format) {
  assert.match(text(format), /^[\n\x20-\x7e]*$/, `${format} is not ASCII`);
  assert.ok(!text(format).includes("##"), `${format} holds ##`);
}

/** What stands in a line of the index at 1-based columns, in the units of `line`: a string or a buffer. */
const lineOf = (path, line) => execFileSync("git", ["show", `:${path}`]).toString().split("\n")[line - 1];
const slice = (line, from, to) => line.slice(from - 1, to - 1).toString();

// What a finding at a schema source points at, however its reader counts columns.
const pointsAt = "lastActivityAt";
const isPlaced = (path) => path.endsWith("chat-sessions.ts");

const readers = {
  sarif() {
    const log = json("sarif");
    conforms(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), log, "sarif");
    const [run] = log.runs;
    assert.equal(run.columnKind, "utf16CodeUnits");
    assert.equal(run.results.length, findings.length);
    const files = execFileSync("git", ["ls-files", "-z"], { encoding: "latin1" }).split("\0");
    for (const result of run.results) {
      const rule = run.tool.driver.rules.find(({ id }) => id === result.ruleId);
      for (const key of ["shortDescription", "fullDescription", "help"]) assert.ok(rule[key].text, `${rule.id}: ${key}`);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.doesNotThrow(() => new URL(artifactLocation.uri, "file:///root/"));
      // unescape gives bytes, as does latin1.
      assert.ok(files.includes(unescape(artifactLocation.uri)), `no file is ${artifactLocation.uri}`);
      if (!isPlaced(artifactLocation.uri)) continue;
      assert.equal(slice(lineOf(artifactLocation.uri, region.startLine), region.startColumn, region.endColumn), pointsAt);
    }
  },

  // "Code Quality report format" in docs.gitlab.com.
  gitlab() {
    const text = { type: "string", minLength: 1 };
    const lines = { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } };
    const location = { type: "object", required: ["path", "lines"], properties: { path: text, lines } };
    const severity = { enum: ["info", "minor", "major", "critical", "blocker"] };
    const properties = { description: text, check_name: text, fingerprint: text, severity, location };
    const required = Object.keys(properties);
    const issues = json("gitlab");
    conforms({ type: "array", items: { type: "object", required, properties, additionalProperties: false } }, issues, "gitlab");
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, findings.length);
    assert.ok(issues.every(({ location: { path } }) => !path.startsWith("./")));
  },

  rdjson() {
    const result = json("rdjson");
    conforms(require("@umbrelladocs/rdformat-validator").rdformatSchema, result, "rdjson");
    assert.equal(result.diagnostics.length, findings.length);
    for (const { location } of result.diagnostics.filter(({ location }) => isPlaced(location.path))) {
      const { start, end } = location.range;
      assert.equal(slice(Buffer.from(lineOf(location.path, start.line)), start.column, end.column), pointsAt);
    }
  },

  async junit() {
    const { parse } = await import(`file://${resolve(modules, "junit2json/dist/esm/index.js")}`);
    const suites = await parse(text("junit"));
    const cases = suites.testsuite.flatMap(({ testcase }) => testcase);
    const failures = cases.filter(({ failure }) => failure).length;
    assert.equal(suites.tests, cases.length);
    assert.equal(suites.failures, failures);
    assert.equal(failures, findings.filter(({ severity }) => severity === "error").length);
    assert.equal(cases.length, Math.max(findings.length, 1));
    for (const suite of suites.testsuite) assert.equal(suite.tests, suite.testcase.length);
  },

  async checkstyle() {
    const { checkstyle } = await require("xml2js").parseStringPromise(text("checkstyle"));
    const files = checkstyle.file ?? [];
    assert.equal(files.flatMap(({ error }) => error).length, findings.length);
    for (const { $: { name }, error } of files.filter(({ $ }) => isPlaced($.name))) {
      const [{ line, column }] = error.map(({ $ }) => $);
      assert.ok(lineOf(name, line).slice(column - 1).startsWith(pointsAt));
    }
  },

  // The pattern of VS Code's problem matcher $gcc.
  gcc() {
    const pattern = /^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):\s+(.*)$/;
    const lines = text("gcc").split("\n").slice(0, -1);
    assert.equal(lines.length, findings.length);
    for (const line of lines) assert.match(line, pattern);
  },

  // As the agent reads a line: the first ##vso[, the first ] behind it, properties between semicolons.
  azure() {
    const decode = (value) => value.replace(/%3B/g, ";").replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%5D/g, "]").replace(/%AZP25/g, "%");
    const commands = text("azure").split("\n").slice(0, -1).map((line) => /^##vso\[(\S+) (.*?)\](.*)$/.exec(line));
    const issues = commands.filter(([, name]) => name === "task.logissue");
    assert.equal(issues.length, findings.length);
    assert.equal(issues.length, commands.length, "a step that fails is told by its exit status");
    const types = issues.map(([, , properties, message]) => {
      const values = Object.fromEntries(properties.split(";").slice(0, -1).map((one) => one.split("=").map(decode)));
      assert.ok(Number(values.linenumber) > 0 && values.sourcepath && values.code && message);
      if (!isPlaced(values.sourcepath)) return values.type;
      assert.ok(lineOf(values.sourcepath, values.linenumber).slice(values.columnnumber - 1).startsWith(pointsAt));
      return values.type;
    });
    assert.deepEqual(types.sort(), findings.map(({ severity }) => severity).sort());
  },

  github() {
    const lines = text("github").split("\n").slice(0, -1);
    for (const line of lines) assert.match(line, /^::(error|warning) file=[^,]+,line=\d+,.*title=[a-z-]+::./);
    assert.equal(lines.length, findings.length);
  },

  json() {
    assert.equal(json("json").summary.errors, findings.filter(({ severity }) => severity === "error").length);
  },
};

for (const read of Object.values(readers)) await read();
for (const format of ["sarif", "gitlab", "rdjson", "json"]) harmless(format);
console.log(`read ${Object.keys(readers).length} reports of ${findings.length} findings`);

if (earlier) {
  const prints = (from) => ({
    sarif: json("sarif", from).runs[0].results.map(({ partialFingerprints }) => partialFingerprints),
    gitlab: json("gitlab", from).map(({ fingerprint }) => fingerprint),
  });
  assert.deepEqual(prints(folder), prints(earlier));
  assert.notDeepEqual(json("gitlab"), json("gitlab", earlier));
  console.log("the same fingerprints");
}
