// Edits of one token (a word, a literal, a link of a chain, an item of a list) that a developer could make to a schema.
import { tokensOf } from './tokens.mjs';

// Strings that mean something become another that does; any other string gets a character more.
const OTHER_VALUE = {
  cascade: 'restrict',
  restrict: 'cascade',
  'set null': 'cascade',
  'set default': 'set null',
  'no action': 'cascade',
  number: 'bigint',
  bigint: 'number',
  date: 'string',
  string: 'date',
  tuple: 'xy',
  xy: 'tuple',
  abc: 'tuple',
  'day to second': 'hour',
  year: 'month',
  permissive: 'restrictive',
  restrictive: 'permissive',
  select: 'delete',
  insert: 'select',
  update: 'all',
  delete: 'update',
  all: 'select',
  'not distinct': 'distinct',
  distinct: 'not distinct',
  cascaded: 'local',
  gin: 'gist',
  hash: 'btree',
};

const OTHER_BUILDER = {
  bigint: 'integer',
  bigserial: 'serial',
  bit: 'vector',
  boolean: 'text',
  char: 'varchar',
  cidr: 'inet',
  citext: 'text',
  date: 'timestamp',
  decimal: 'numeric',
  doublePrecision: 'real',
  geometry: 'point',
  halfvec: 'vector',
  inet: 'cidr',
  integer: 'smallint',
  interval: 'text',
  json: 'jsonb',
  jsonb: 'json',
  ltree: 'citext',
  macaddr: 'macaddr8',
  macaddr8: 'macaddr',
  mood: 'status',
  numeric: 'decimal',
  point: 'line',
  real: 'doublePrecision',
  serial: 'bigserial',
  smallint: 'integer',
  smallserial: 'serial',
  sparsevec: 'vector',
  text: 'varchar',
  time: 'timestamp',
  timestamp: 'date',
  uuid: 'text',
  varchar: 'text',
  vector: 'halfvec',
};

const OTHER_WORD = {
  ...OTHER_BUILDER,
  true: 'false',
  false: 'true',
  undefined: 'null',
  null: 'undefined',
  index: 'uniqueIndex',
  uniqueIndex: 'index',
  pgView: 'pgMaterializedView',
  pgMaterializedView: 'pgView',
  asc: 'desc',
  desc: 'asc',
  nullsFirst: 'nullsLast',
  nullsLast: 'nullsFirst',
  on: 'onOnly',
  onDelete: 'onUpdate',
  onUpdate: 'onDelete',
  notNull: 'unique',
  unique: 'notNull',
  primaryKey: 'notNull',
  default: '$default',
  $defaultFn: 'default',
  $default: 'default',
  defaultNow: 'notNull',
  defaultRandom: 'unique',
  generatedAlwaysAsIdentity: 'generatedByDefaultAsIdentity',
  generatedByDefaultAsIdentity: 'generatedAlwaysAsIdentity',
  using: 'withCheck',
  withCheck: 'using',
  createDb: 'createRole',
  createRole: 'inherit',
  startWith: 'minValue',
  minValue: 'startWith',
  maxValue: 'cache',
  cache: 'increment',
  increment: 'cache',
  precision: 'scale',
  scale: 'precision',
  length: 'size',
  and: 'or',
  or: 'and',
  eq: 'ne',
  ne: 'eq',
  gt: 'gte',
  gte: 'gt',
  lt: 'lte',
  lte: 'lt',
  isNull: 'isNotNull',
  isNotNull: 'isNull',
  inArray: 'notInArray',
  notInArray: 'inArray',
  like: 'ilike',
  ilike: 'like',
  raw: 'identifier',
  identifier: 'raw',
  map: 'filter',
  filter: 'map',
  keys: 'values',
  values: 'keys',
  toUpperCase: 'toLowerCase',
};

const LINKS = [
  '.notNull()',
  '.unique()',
  '.primaryKey()',
  '.array()',
  '.default(null)',
  `.default('added')`,
  '.default(7)',
  '.$type<string>()',
  '.$defaultFn(() => 1)',
  `.unique('added_name', { nulls: 'not distinct' })`,
  '.array(2)',
  '.generatedAlwaysAs(sql`1`)',
];

const isSign = (token, text) => token?.kind === 'sign' && token.text === text;
const isCall = (tokens, at) => tokens[at].kind === 'word' && isSign(tokens[at + 1], '(');
const replace = (token, text) => [{ start: token.start, end: token.end, text }];

/** The items of a bracket, as ranges of bytes; `next` is where the comma after the item ends, or the item itself. */
function itemsOf(tokens, bracket) {
  const items = [];
  const last = tokens[bracket].partner;
  let first = bracket + 1;
  for (let at = first; at <= last; ++at) {
    if (at === last || isSign(tokens[at], ',')) {
      const end = tokens[at - 1].end;
      if (at > first) items.push({ start: tokens[first].start, end, next: at === last ? end : tokens[at].end });
      first = at + 1;
    } else if (tokens[at].partner > at) {
      at = tokens[at].partner;
    }
  }
  return items;
}

// Each takes the tokens, the index of one, and the text, and gives the edits that start at that token.
const OPERATORS = {
  string(tokens, at) {
    if (tokens[at].kind !== 'string') return [];
    const quote = tokens[at].text[0];
    const value = tokens[at].text.slice(1, -1);
    return replace(tokens[at], quote + (OTHER_VALUE[value] ?? `${value}_`) + quote);
  },
  template: (tokens, at) => (tokens[at].kind === 'text' ? replace(tokens[at], `${tokens[at].text} `) : []),
  number(tokens, at) {
    if (tokens[at].kind !== 'number') return [];
    return replace(tokens[at], String(Number(tokens[at].text.replaceAll('_', '')) + 1));
  },
  word(tokens, at) {
    const { kind, text } = tokens[at];
    return kind === 'word' && Object.hasOwn(OTHER_WORD, text) ? replace(tokens[at], OTHER_WORD[text]) : [];
  },
  property(tokens, at) {
    const isKey = isSign(tokens[at + 1], ':') && (isSign(tokens[at - 1], ',') || isSign(tokens[at - 1], '{'));
    return isKey && tokens[at].kind === 'word' ? replace(tokens[at], `${tokens[at].text}X`) : [];
  },
  'removed link'(tokens, at) {
    if (!isSign(tokens[at], '.') || !isCall(tokens, at + 1)) return [];
    return [{ start: tokens[at].start, end: tokens[tokens[at + 2].partner].end, text: '' }];
  },
  'added link'(tokens, at) {
    if (!isCall(tokens, at) || !Object.hasOwn(OTHER_BUILDER, tokens[at].text)) return [];
    const { end } = tokens[tokens[at + 1].partner];
    return [{ start: end, end, text: LINKS[at % LINKS.length] }];
  },
  'removed item'(tokens, at) {
    if (!(tokens[at].partner > at)) return [];
    return itemsOf(tokens, at).map(({ start, next }) => ({ start, end: next, text: '' }));
  },
  'swapped items'(tokens, at, text) {
    if (!(tokens[at].partner > at)) return [];
    const items = itemsOf(tokens, at);
    return items.slice(1).map(({ start, end }, index) => {
      const before = items[index];
      const swapped = [text.slice(start, end), text.slice(before.end, start), text.slice(before.start, before.end)];
      return { start: before.start, end, text: swapped.join('') };
    });
  },
  'not exported'(tokens, at) {
    const isExported = tokens[at].text === 'export' && tokens[at + 1].text === 'const';
    return isExported ? [{ start: tokens[at].start, end: tokens[at + 1].start, text: '' }] : [];
  },
  comment(tokens, at) {
    return isSign(tokens[at], ',') ? [{ start: tokens[at].end, end: tokens[at].end, text: ' /* why */' }] : [];
  },
};

/** For each token, whether it is of an import, or of an `export {…}` or `export * from`. */
function areOfModules(tokens) {
  let inside = false;
  return tokens.map((token, at) => {
    if (token.text === 'import') inside = !isSign(tokens[at + 1], '(');
    else if (token.text === 'export') inside = isSign(tokens[at + 1], '{') || isSign(tokens[at + 1], '*');
    else if (isSign(token, ';')) inside = false;
    return inside;
  });
}

/**
 * Every edit of `text` as { operator, start, end, text }: [start, end) becomes `text`. The same text always gives the
 * same edits in the same order.
 */
export function editsOf(text) {
  const tokens = tokensOf(text);
  const ofModules = areOfModules(tokens);
  return Object.entries(OPERATORS).flatMap(([operator, editsAt]) =>
    tokens.flatMap((_, at) => (ofModules[at] ? [] : editsAt(tokens, at, text).map((edit) => ({ operator, ...edit })))),
  );
}
