// When two findings are about one hazard. squawk's names of rules are aliases of lockstep's; a few hazards are told by
// rules whose names differ because one linter divides them further.
const alsoToldBy = {
  "adding-field-with-default": ["adding-stored-generated-column", "adding-auto-increment-column"],
  "adding-serial-primary-key-field": ["adding-auto-increment-column"],
  "ban-duplicate-column-assignments": ["schema-conflict"],
  "changing-column-type": ["type-change-missing-using", "enum-recreate"],
  "constraint-missing-not-valid": ["adding-foreign-key-constraint", "validate-in-same-transaction", "adding-not-nullable-field"],
  "prefer-robust-stmts": ["drop-table-if-exists", "concurrent-index-rerun"],
  "unused-ignore": ["unknown-rule-in-suppression"],
  "syntax-error": ["psql-only-syntax", "not-sql", "pg-version-syntax"],
};

/** From `lockstep rules --format json`: squawk's rule -> the ids of lockstep's that tell the same. */
export function hazardTable(rules) {
  return (squawksName) => {
    const named = rules.filter(({ rule, aliases }) => rule === squawksName || aliases.includes(squawksName));
    return [...named.map(({ rule }) => rule), ...(alsoToldBy[squawksName] ?? [])];
  };
}

/**
 * What the two say of one file, as a list of {kind, rule, statement, place}, each rule once a statement. `rule` is squawk's
 * name of what both say or squawk alone, lockstep's of what lockstep alone says; `row` is lockstep's wherever it has one.
 */
export function compare(ours, theirs, idsOf) {
  const answers = new Map();
  const add = (kind, rule, row, { statement, line }) => {
    const key = `${statement} ${kind} ${rule}`;
    if (!answers.has(key)) answers.set(key, { kind, rule, row, statement, line });
  };
  const isSame = (one, other) =>
    idsOf(other.rule).includes(one.rule) &&
    (one.statement === other.statement || (one.isForRest && one.statement <= other.statement));
  for (const their of theirs) {
    const same = ours.find((one) => isSame(one, their));
    add(same ? "agree" : "only-squawk", their.rule, same?.rule ?? idsOf(their.rule)[0] ?? their.rule, their);
  }
  for (const our of ours) {
    if (!theirs.some((their) => isSame(our, their))) add("only-lockstep", our.rule, our.rule, our);
  }
  return [...answers.values()].sort((a, b) => a.statement - b.statement);
}
