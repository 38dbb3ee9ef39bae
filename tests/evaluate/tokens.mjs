// Tokens of TypeScript text, as far as mutants.mjs needs them: no regular expressions, no JSX.

const PATTERN = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*|/\*[^]*?\*/)`,
    String.raw`(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`,
    String.raw`(?<number>0x[0-9a-fA-F]+|[0-9][0-9_]*(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?n?)`,
    String.raw`(?<string>'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*")`,
    String.raw`(?<template>` + '`)',
    String.raw`(?<sign>=>|\.\.\.|\?\?|\?\.|&&|\|\||===|!==|[^])`,
  ].join('|'),
  'uy',
);

/**
 * The tokens of `text` as { kind, text, start, end, partner }, without white space and comments. Kinds are word,
 * number, string, sign, and text: a piece of a template literal between its back-ticks and braces (it may be empty).
 * `partner` of a bracket is the index of the one that it belongs to.
 */
export function tokensOf(text) {
  const tokens = [];
  const open = []; // indexes of open brackets; of `${`, whose closing brace goes on with the template
  let at = 0;
  const push = (kind, end) => {
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    at = end;
  };
  const templateText = () => {
    let end = at;
    while (text[end] !== '`' && !text.startsWith('${', end)) end += text[end] === '\\' ? 2 : 1;
    push('text', end);
    if (text[at] === '`') return push('sign', at + 1);
    open.push(tokens.length);
    push('sign', at + 2);
  };
  while (at < text.length) {
    PATTERN.lastIndex = at;
    const { groups } = PATTERN.exec(text);
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
    const end = at + groups[kind].length;
    if (kind === 'space') at = end;
    else if (kind === 'template') {
      push('sign', end);
      templateText();
    } else {
      push(kind, end);
      if (kind !== 'sign') continue;
      const bracket = tokens.length - 1;
      if ('([{'.includes(groups.sign)) open.push(bracket);
      else if (')]}'.includes(groups.sign)) {
        const opening = open.pop();
        tokens[opening].partner = bracket;
        tokens[bracket].partner = opening;
        if (tokens[opening].text === '${') templateText();
      }
    }
  }
  return tokens;
}
