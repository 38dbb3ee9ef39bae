# 0 is nothing wrong, 1 findings, 2 could not check.
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep check
says_nothing

put edited
git add .
expect 1 lockstep check
expect 0 lockstep check --fail-on never
says '[schema-without-migration]'

echo '{ "rules": { "schema-without-migration": "warning" } }' >lockstep.json
git add .
expect 0 lockstep check
expect 1 lockstep check --fail-on warning

echo '{ "rules": ' >lockstep.json
git add .
expect 2 lockstep check
says 'lockstep.json'
git rm -qf lockstep.json

# An index that cannot be read is not an empty one.
printf 'DIRC garbage' >.git/index
expect 2 lockstep check
says 'error:'

cd "$scratch"
expect 2 lockstep check
says 'lockstep: error:'
expect 2 lockstep check --fail-on sometimes
says 'error, warning or never'
