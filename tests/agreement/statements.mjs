// Where the statements of a text of SQL stand. Texts are of bytes (latin1), so that offsets are what both linters count.

const skips = [
  [/--[^\n]*/y, ""],
  [/\$([A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$/y, "dollar"],
  [/[eE]'(?:[^'\\]|\\[^]|'')*'/y, ""],
  [/'(?:[^']|'')*'/y, ""],
  [/"(?:[^"]|"")*"/y, ""],
  [/\/\*/y, "block"],
  [/[\w\x80-\xff]+/y, ""],
];

/** The offset behind a block comment that begins at `at`; they nest. */
function endOfBlock(text, at) {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  for (let depth = 0, found; (found = mark.exec(text)); ) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** The offset behind the string, name, word or comment at `at`; `at` itself when there is none. */
function skipToken(text, at) {
  for (const [pattern, kind] of skips) {
    pattern.lastIndex = at;
    const [token] = pattern.exec(text) ?? [];
    if (token === undefined) continue;
    if (kind === "block") return endOfBlock(text, at);
    if (kind !== "dollar") return at + token.length;
    const end = text.indexOf(token, at + token.length);
    return end < 0 ? text.length : end + token.length;
  }
  return at;
}

/** Offsets of the first bytes of statements, without the comments before them. */
export function statementStarts(text) {
  const starts = [];
  let isInside = false;
  for (let at = 0; at < text.length; ) {
    const isComment = text.startsWith("--", at) || text.startsWith("/*", at);
    if (!isComment && !isInside && !/[\s;]/.test(text[at])) {
      starts.push(at);
      isInside = true;
    }
    if (text[at] === ";") isInside = false;
    const behind = skipToken(text, at);
    at = behind === at ? at + 1 : behind;
  }
  return starts;
}

/** For a text, what tells the statement at a line and a column, both from 1, by its number: the last that has begun. */
export function statementFinder(text) {
  const starts = statementStarts(text);
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return (line, column) => {
    const offset = (lines[line - 1] ?? text.length) + column - 1;
    let low = 0;
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >> 1;
      starts[middle] <= offset ? (low = middle + 1) : (high = middle);
    }
    return Math.max(low - 1, 0);
  };
}
