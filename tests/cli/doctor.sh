# lockstep doctor: what is effective, what is not and what to type; status 1 when something is a problem.
. "$(dirname "$0")/common.sh"
make_chat
expect 1 lockstep doctor
says 'problem  hook          pre-commit does not run lockstep'
says 'help: lockstep hooks install'
says 'project       .: Drizzle, 10 migrations in drizzle'
says 'warning  merge driver'
says 'changes are compared with'
says 'no lockstep.json, and none is needed'
says 'sql.preset recommended (default)'

lockstep init --yes >/dev/null
git add . && git commit -qm 'Set lockstep up'
echo '{ "rules": { "number-gap": "off" }, "sql": { "postgres": 16 }, "base": "main" }' >lockstep.json
expect 0 lockstep doctor
says 'hook          pre-commit runs lockstep'
says 'git merges journals and snapshots by lockstep'
says 'sql.postgres 16 (lockstep.json)'
says 'rules: number-gap off (lockstep.json)'
does_not_say 'problem'

expect 0 lockstep doctor --json
python3 -c 'import json, sys; d = json.loads(sys.argv[1]); assert d["version"] == 1 and d["health"] in ("ok", "warning") and d["checks"]' "$output" || fail "no JSON"

# A schema edit without its migration, a mended hook folder, and a configuration that cannot be read.
put edited
expect 1 lockstep doctor
says 'problem  schema'
git checkout -q src
git config core.hooksPath "$scratch/elsewhere"
expect 1 lockstep doctor
says "core.hooksPath is $scratch/elsewhere (local, file:.git/config)"
git config --unset core.hooksPath
echo '{ "rules": { "no-such-rule": "off" } }' >lockstep.json
expect 1 lockstep doctor
says 'problem  config        the configuration names a rule that does not exist'
echo '{' >lockstep.json
expect 1 lockstep doctor
says 'problem  config'

# Outside a repository the tools are told all the same.
cd "$scratch"
expect 1 lockstep doctor
says 'problem  repository'
says 'cache'
