# A range is judged by the base's configuration, not by its own.
. "$(dirname "$0")/common.sh"

make_chat
put edited
echo '{ "rules": { "schema-without-migration": "off" } }' >lockstep.json
git add .
expect 0 lockstep check --staged
git commit -qm "Show last activity, and look away"

expect 1 lockstep check --base main --head work
says '[schema-without-migration]'

git switch -q main
git checkout -q work -- lockstep.json
git commit -qm "Look away"
git rebase -q main work
expect 0 lockstep check --base main --head work
says_nothing

echo '{ "rules": { "schema-without-migration": "warning" } }' >"$scratch/stricter.json"
expect 0 lockstep check --base main --head work --config "$scratch/stricter.json"
says 'warning:'
says '[schema-without-migration]'
