# A bare repository answers for ranges, with a configuration from outside.
. "$(dirname "$0")/common.sh"

make_chat
put edited
git commit -qam "Show last activity"
git clone -q --bare . "$scratch/chat.git"
cd "$scratch/chat.git"

echo '{ "rules": { "schema-without-migration": "warning" } }' >"$scratch/policy.json"
expect 0 lockstep check --base main --head work --config "$scratch/policy.json" --format json
says '{"version":1,"summary":{"errors":0,"warnings":1,'
says '"rule":"schema-without-migration","severity":"warning"'
says '"path":"src/db/schema/chat-sessions.ts","line":12,"column":3,'

expect 1 lockstep check --base main --head work
says '[schema-without-migration]'
expect 2 lockstep check --base main
does_not_say '[schema-without-migration]'
expect 2 lockstep check --worktree
