# A trailer with a reason silences the pairing of a range.
. "$(dirname "$0")/common.sh"

make_chat
put edited
git commit -qam "Show last activity"
expect 1 lockstep check --base main --head work

git commit -q --amend -m "Show last activity" -m "Lockstep-No-Migration:"
expect 1 lockstep check --base main --head work
says '[schema-without-migration]'

git commit -q --amend -m "Show last activity" -m "Lockstep-No-Migration: the column exists since the manual fix"
expect 0 lockstep check --base main --head work
says_nothing

# It is about this range; the next one needs a reason of its own.
sed -i '/last_activity_at/d' "$chat_sessions"
git commit -qam "Hide it again"
expect 1 lockstep check --base work~1 --head work
says 'last_activity_at is gone'
