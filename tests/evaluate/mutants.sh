# mutants.sh OUT STEP: of each mutant of schema/ that differs in one token, the schema changes if and only if
# drizzle-kit's snapshot does, and is that snapshot's. Takes every STEP-th mutant, after as_drizzle_kit.sh OUT.
set -eu
here=$(dirname "$0")
command -v node > /dev/null || { echo "skipped: node is not installed"; exit 77; }
node "$here/mutants.mjs" "$here/schema" "$1/base" "$1/mutants" "$2"
"$SCHEMA_ORACLE" < "$1/mutants/list"
