# lockstep init on a terminal: answers decide, Ctrl-C at each question leaves no trace, and unknowns are asked for.
. "$(dirname "$0")/common.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
typed() { python3 "$here/typed.py" "$@"; }
make_chat
printf 'services:\n  db:\n    image: postgres:16\n    environment: { POSTGRES_PASSWORD: secret }\n\nvolumes: {}\n' >compose.yml
git add .
git commit -qm compose
state() { git status --porcelain; find .git/hooks .git/lockstep -type f 2>/dev/null | sort; cat .git/config compose.yml; }
init=("$program" init --lockstep-repository acme/lockstep)

before=$(state)
dialogue=()
for question in 'install the hooks? [Y/n] ' 'add this to .gitattributes? [Y/n] ' 'let git merge them so? [Y/n] ' 'add it to compose.yml? [y/N] '; do
  for keys in '\x03' 'half an answer\x03'; do
    expect 130 typed ${dialogue[@]+"${dialogue[@]}"} "$question" "$keys" -- "${init[@]}"
    [ "$(state)" = "$before" ] || fail "Ctrl-C at '$question' left a trace"
  done
  dialogue+=("$question" 'y\n')
done
expect 2 typed "${dialogue[@]:0:6}" 'add it to compose.yml? [y/N] ' '\x04' -- "${init[@]}"
[ "$(state)" = "$before" ] || fail "the end of input left a trace"

# No to all is nothing.
expect 0 typed 'install the hooks? [Y/n] ' 'n\n' 'add this' 'n\n' 'let git' 'n\n' 'add it to compose.yml? [y/N] ' '\n' -- "${init[@]}"
says 'nothing was left to do'
[ "$(state)" = "$before" ] || fail "no left a trace"

expect 0 typed "${dialogue[@]}" -- "${init[@]}"
says 'added to compose.yml'
expect 0 lockstep hooks status
grep -qx '      condition: service_started\|      db:' compose.yml || fail "no dependency"
grep -qx '    DATABASE_URL: postgres://postgres:secret@db:5432/postgres' compose.yml || grep -q 'postgres://postgres:secret@db:5432/postgres' compose.yml || fail "no URL"
[ "$(tail -n 1 compose.yml)" = 'volumes: {}' ] || fail "the service is at the wrong place"
[ "$(git diff --numstat compose.yml | cut -f2)" = 0 ] || fail "a line of the compose file is gone"

# What no file tells is asked for: a computed folder, and a branch that no remote names.
git init -q -b develop "$scratch/computed" && cd "$scratch/computed"
mkdir -p db/sql
echo 'export default { dialect: "postgresql", out: process.env.OUT, schema: "./schema.ts" };' >db/drizzle.config.ts
echo 'export {};' >db/schema.ts
echo 'SELECT 1;' >db/sql/0000_a.sql
git add . && git commit -qm first
expect 0 typed 'migrations folder, from db: ' 'nowhere\n' 'there is no db/nowhere' 'sql\n' \
  'which branch' '1\n' 'write it? [Y/n] ' 'y\n' 'install the hooks? [Y/n] ' 'n\n' -- "$program" init
grep -q '"migrations": "sql"' lockstep.json || fail "no folder: $(cat lockstep.json)"
grep -q '"base": "develop"' lockstep.json || fail "no base: $(cat lockstep.json)"
git add lockstep.json
expect 0 lockstep check --verbose
says '1 project,'
