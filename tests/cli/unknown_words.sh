# A word that means nothing is an error that names the nearest one.
. "$(dirname "$0")/common.sh"

make_chat
expect 2 lockstep chek
says 'did you mean lockstep check?'
expect 2 lockstep check --stagd
says 'has no option --stagd'
says 'did you mean --staged?'
expect 2 lockstep check README.md
says 'takes no argument README.md'
expect 2 lockstep check --base
expect 2 lockstep check --git-backend svn
says 'auto, libgit2 or command-line'

expect 2 lockstep explain duplicate-numbers
says 'lockstep explain duplicate-number'
expect 0 lockstep explain duplicate-number
expect 2 lockstep explain duplicate-number late-migration
says 'takes no argument late-migration'
expect 2 lockstep hooks instal
says 'did you mean lockstep hooks install?'
expect 2 lockstep schema show nosuchref
says 'REF names nosuchref, and there is no such commit here'
expect 2 lockstep schema diff main..nosuchref
says 'REF names nosuchref,'
expect 2 lockstep schema diff nosuchref...main
says 'REF names nosuchref,'
expect 2 lockstep schema diff --format pictures
says 'text, json or mermaid'

echo '{ "rules": { "duplicate-numbr": "off" } }' >lockstep.json
echo 'A chat' >README.md
git add .
expect 2 lockstep check
says 'did you mean duplicate-number?'
