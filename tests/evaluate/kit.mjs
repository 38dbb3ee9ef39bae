// The real drizzle-kit, asked through its drizzle-kit/api for the snapshot of a folder of schema files. One node process
// answers some twenty times a second, where the command takes a second for each; snapshots.mjs holds the two against
// each other.
//
// LOCKSTEP_NODE_MODULES names the node_modules with drizzle-kit, drizzle-orm and zod.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const packages = process.env.LOCKSTEP_NODE_MODULES;
if (!packages || !fs.existsSync(path.join(packages, 'drizzle-kit'))) {
  console.log('skipped: LOCKSTEP_NODE_MODULES names no folder with drizzle-kit ("e2e: npm ci" installs one)');
  process.exit(77);
}
const require = createRequire(path.join(packages, 'lockstep.cjs'));
const esbuild = require('esbuild');
const { generateDrizzleJson, generateMigration } = require('drizzle-kit/api');

export const CASINGS = ['none', 'snake_case', 'camelCase'];

/** Names of the schema files of a folder: those directly in it, as drizzle-kit lists a folder. */
export function schemaFiles(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

// The kit's serializer prints and ends the process when it does not accept something: an exception here.
class Refused extends Error {}

async function quietly(action) {
  const { exit } = process;
  const { log } = console;
  const said = [];
  process.exit = () => {
    throw new Refused(said.join(' '));
  };
  console.log = (...words) => said.push(words.join(' '));
  try {
    return await action();
  } finally {
    process.exit = exit;
    console.log = log;
  }
}

/** Every exported value of the schema files, each once. `changed` maps file names to texts that replace theirs. */
async function exportedValues(folder, changed) {
  const bundle = await esbuild.build({
    stdin: {
      contents: schemaFiles(folder)
        .map((name, index) => `export * as file${index} from './${path.parse(name).name}';`)
        .join('\n'),
      resolveDir: folder,
    },
    plugins: [
      {
        name: 'changed files',
        setup(build) {
          build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
            const contents = changed.get(path.relative(folder, file));
            return contents === undefined ? undefined : { contents, loader: 'ts' };
          });
        },
      },
    ],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['drizzle-orm', 'drizzle-orm/*', 'zod'],
    logLevel: 'silent',
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', bundle.outputFiles[0].text)(module, module.exports, require);
  return new Set(Object.values(module.exports).flatMap((file) => Object.values(file)));
}

/**
 * The snapshot that drizzle-kit makes, as JSON text, or { refused: why }. Accepted is what the kit's own reader takes
 * back and makes SQL of.
 */
export async function snapshotOf(folder, casing, changed = new Map()) {
  try {
    return await quietly(async () => {
      const values = await exportedValues(folder, changed);
      const imports = Object.fromEntries([...values].map((value, index) => [`export${index}`, value]));
      const snapshot = generateDrizzleJson(imports, undefined, undefined, casing === 'none' ? undefined : casing);
      const text = JSON.stringify(snapshot, undefined, 2);
      await generateMigration(generateDrizzleJson({}), JSON.parse(text));
      return { text };
    });
  } catch (error) {
    return { refused: String(error.message ?? error).split('\n')[0] };
  }
}

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

/**
 * What a snapshot says of the database, for comparison as text: without its ids, the order of objects and columns, the
 * columns of views (their definition says it), views that exist anyway, and defaults of null. Row level security that
 * policies turn on counts as turned on.
 */
export function meaningOf(text) {
  const { id, prevId, _meta, ...snapshot } = JSON.parse(text);
  for (const [key, view] of Object.entries(snapshot.views)) {
    if (view.isExisting) delete snapshot.views[key];
    delete view.columns;
  }
  for (const table of Object.values(snapshot.tables)) {
    table.isRLSEnabled ||= Object.keys(table.policies).length > 0;
    for (const column of Object.values(table.columns)) {
      if (column.default === null) delete column.default;
      else column.default = JSON.stringify(column.default);
    }
  }
  return JSON.stringify(sorted(snapshot));
}
