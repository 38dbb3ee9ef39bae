# Which files the schema is made from is kept in the git directory: it spares reading, and changes no answer.
. "$(dirname "$0")/common.sh"

kept=.git/lockstep/closures
unrelated() {
  echo "export const page = $1;" >src/page.ts
  git add src/page.ts
}

make_chat
unrelated 1
expect 0 lockstep check --staged
[ -f $kept ] || fail 'nothing was kept'
grep -q 'src/db/schema/users.ts' $kept || fail 'it does not name a schema source'

# With it, an edit elsewhere reads no schema source: not even one that git has lost.
git commit -qm "A page"
unrelated 2
users=$(git rev-parse HEAD:src/db/schema/users.ts)
lost=.git/objects/${users:0:2}/${users:2}
mv "$lost" "$scratch/users"
expect 0 lockstep check --staged
rm $kept
expect 2 lockstep check --staged
says "$users"
mkdir -p "$(dirname "$lost")" && mv "$scratch/users" "$lost"

# Deleted, cut short, of another version or not writable: the same answers.
put edited
git add .
for content in '' 'lockstep closures 1 drizzle' 'lockstep closures 999' "$(head -c 4096 /dev/urandom | base64)"; do
  printf '%s' "$content" >$kept
  expect 1 lockstep check --staged
  says 'column chat_sessions.last_activity_at is new'
done
rm -r .git/lockstep && touch .git/lockstep
expect 1 lockstep check --staged
says 'column chat_sessions.last_activity_at is new'
