// A schema as data, what migrations do to it, and the schema.ts that describes it. One seed gives one pair of branches.

/** A stream of numbers from 0 to 1 that a seed determines (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];
const copy = (value) => JSON.parse(JSON.stringify(value));

export const BASE = {
  enums: { role: ['admin', 'member'], state: ['open', 'closed'] },
  tables: {
    users: { id: { type: 'id' }, email: { type: 'text' }, nick: { type: 'text' }, role: { type: 'enum', of: 'role' } },
    posts: { id: { type: 'id' }, author: { type: 'ref', of: 'users' }, title: { type: 'text' }, body: { type: 'text' } },
    tags: { id: { type: 'id' }, label: { type: 'text' }, color: { type: 'text' } },
  },
  indexes: {},
  views: {},
};

// Each kind of edit: what it changes, which parts of the base it stands on (uses), and which it changes (touches).
// Two branches are in conflict when one touches what the other touches or uses.
const KINDS = {
  column: (random, schema, name) => {
    const table = pick(random, Object.keys(schema.tables));
    const type = pick(random, ['text', 'integer', 'flag']);
    return { uses: [`table ${table}`], touches: [`shape ${table}`], apply: (s) => (s.tables[table][name] = { type }) };
  },
  table: (random, schema, name) => {
    const of = pick(random, Object.keys(BASE.tables));
    const columns = { id: { type: 'id' }, [`${name}_of`]: { type: 'ref', of }, note: { type: 'text' } };
    return { uses: [`table ${of}`, `column ${of}.id`], touches: [], apply: (s) => (s.tables[name] = copy(columns)) };
  },
  value: (random, schema, name) => {
    const of = pick(random, Object.keys(BASE.enums));
    return { uses: [], touches: [], apply: (s) => s.enums[of].push(name) };
  },
  index: (random, schema, name) => {
    const table = pick(random, Object.keys(BASE.tables));
    const column = pick(random, Object.keys(schema.tables[table]).filter((key) => key !== 'id'));
    const uses = [`table ${table}`, `column ${table}.${column}`];
    return { uses, touches: [], apply: (s) => (s.indexes[name] = { table, column }) };
  },
  view: (random, schema, name) => {
    const table = pick(random, Object.keys(BASE.tables));
    return { uses: [`table ${table}`, `shape ${table}`], touches: [], apply: (s) => (s.views[name] = { table }) };
  },
  custom: (random, schema, name) => ({ uses: [], touches: [], custom: `COMMENT ON TABLE users IS '${name}';`, apply: () => {} }),
  drop: (random, schema) => {
    const table = pick(random, ['users', 'posts', 'tags']);
    const candidates = ['nick', 'body', 'color'].filter((column) => schema.tables[table][column]);
    const column = pick(random, candidates);
    const isUsed = Object.values(schema.indexes).some((i) => i.table === table && i.column === column);
    const isSeen = Object.values(schema.views).some((view) => view.table === table);
    if (!column || isUsed || isSeen) return null;
    const touches = [`column ${table}.${column}`, `shape ${table}`];
    return { uses: [`table ${table}`], touches, apply: (s) => delete s.tables[table][column] };
  },
  default: (random, schema, name) => {
    const [table, column] = pick(random, [['users', 'email'], ['posts', 'title'], ['tags', 'label']]);
    const touches = [`column ${table}.${column}`, `shape ${table}`];
    return { uses: [`table ${table}`], touches, apply: (s) => (s.tables[table][column].default = name) };
  },
};
const ORDINARY = ['column', 'column', 'table', 'value', 'index', 'view', 'custom', 'drop', 'default'];

/** The edits of one branch, one for each of its migrations. */
function branchOf(random, side, most) {
  const schema = copy(BASE);
  const edits = [];
  const count = 1 + Math.floor(random() * most);
  for (let k = 0; k < count; ++k) {
    const kind = pick(random, ORDINARY);
    const edit = KINDS[kind](random, schema, `${side}_${kind}_${k}`);
    // A view over a table whose columns change later is made anew by drizzle-kit, which is another story.
    const shown = Object.values(schema.views).map((view) => `shape ${view.table}`);
    if (!edit || edit.touches.some((part) => shown.includes(part))) continue;
    edit.apply(schema);
    edits.push({ ...edit, kind, label: `${side}_${kind}_${k}` });
  }
  if (edits.length > 0) return edits;
  const edit = KINDS.column(random, schema, `${side}_column`);
  return [{ ...edit, kind: 'column', label: `${side}_column` }];
}

/** Adding columns of different names is no conflict, though both change the shape of the table. */
function isConflict(main, work) {
  const parts = (edits, key) => new Set(edits.flatMap((edit) => edit[key]));
  const meets = (one, other) => [...one].some((part) => other.has(part));
  const hard = (set) => new Set([...set].filter((part) => !part.startsWith('shape ')));
  const [mainTouches, workTouches] = [parts(main, 'touches'), parts(work, 'touches')];
  const [mainUses, workUses] = [parts(main, 'uses'), parts(work, 'uses')];
  return (
    meets(hard(mainTouches), hard(workTouches)) || meets(mainTouches, workUses) || meets(workTouches, mainUses)
  );
}

export function pairOf(seed, most = 5) {
  const random = randomOf(seed);
  const main = branchOf(random, 'main', most);
  const work = branchOf(random, 'work', most);
  return { main, work, isConflict: isConflict(main, work) };
}

export function applied(...lists) {
  const schema = copy(BASE);
  for (const edit of lists.flat()) edit.apply(schema);
  return schema;
}

const quoted = (text) => JSON.stringify(text);

function columnText(name, column) {
  const end = column.default ? `.default(${quoted(column.default)})` : '';
  switch (column.type) {
    case 'id':
      return `${name}: serial(${quoted(name)}).primaryKey()`;
    case 'ref':
      return `${name}: integer(${quoted(name)}).references((): AnyPgColumn => ${column.of}.id)`;
    case 'enum':
      return `${name}: ${column.of}(${quoted(name)})${end}`;
    case 'flag':
      return `${name}: boolean(${quoted(name)}).notNull().default(false)`;
    default:
      return `${name}: ${column.type}(${quoted(name)})${end}`;
  }
}

export function sourceOf(schema) {
  const lines = [
    "import { type AnyPgColumn, boolean, index, integer, pgEnum, pgTable, pgView, serial, text } from 'drizzle-orm/pg-core';",
    '',
  ];
  for (const [name, values] of Object.entries(schema.enums)) {
    lines.push(`export const ${name} = pgEnum(${quoted(name)}, [${values.map(quoted).join(', ')}]);`);
  }
  for (const [name, columns] of Object.entries(schema.tables)) {
    const indexes = Object.entries(schema.indexes).filter(([, one]) => one.table === name);
    lines.push(`export const ${name} = pgTable(${quoted(name)}, {`);
    for (const [key, column] of Object.entries(columns)) lines.push(`  ${columnText(key, column)},`);
    const more = indexes.map(([key, one]) => `index(${quoted(key)}).on(t.${one.column})`).join(', ');
    lines.push(`}${more ? `, (t) => [${more}]` : ''});`);
  }
  for (const [name, view] of Object.entries(schema.views)) {
    lines.push(`export const ${name} = pgView(${quoted(name)}).as((qb) => qb.select().from(${view.table}));`);
  }
  return lines.join('\n') + '\n';
}
