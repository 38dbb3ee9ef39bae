# A commit that lets something push is stopped; what the base has is not, and --all finds it.
. "$(dirname "$0")/common.sh"
make_chat
printf 'services:\n  api:\n    command: npx drizzle-kit push && npm start\n' >compose.yml
git add .
expect 1 lockstep check
says 'compose.yml:3:18: error: drizzle-kit push changes the database without a migration'
says '[push-command]'

# It stands in a file that is not touched, or elsewhere in one that is.
git commit -qm compose --no-verify
git switch -qC main
printf '  web:\n    command: npm start\n' >>compose.yml
git add .
expect 0 lockstep check
says_nothing
expect 1 lockstep check --all
says 'compose.yml:3:18'

# A reason on the line above, or for the file.
printf 'services:\n  api:\n    # lockstep-ignore push-command: a database for one run\n    command: npx drizzle-kit push\n' >compose.yml
git add .
expect 0 lockstep check --all
printf '{ "ignore": [{ "rule": "push-command", "path": "start.sh", "reason": "for one run" }] }\n' >lockstep.json
printf 'npx drizzle-kit push\n' >start.sh
git add .
expect 0 lockstep check --all

# A file that cannot be read is told to who asks, and is no reason to stop.
printf 'services: [\n' >compose.yml
git add .
expect 0 lockstep check --verbose
says 'not searched for push commands: compose.yml cannot be read'
