# Which folders have no project in them is kept in the git directory: it spares reading, and changes no answer.
. "$(dirname "$0")/common.sh"

kept=.git/lockstep/barren-folders
make_chat
mkdir -p web/pages
echo "export const a = 1;" >web/pages/a.ts
git add .
git commit -qm "A page"
echo "export const b = 1;" >src/b.ts
git add src/b.ts  # not `.`: git would add anew whatever is as young as the index, and forget the ids of its folders
expect 0 lockstep check --staged
[ "$(git cat-file -t "$(sed -n 2p $kept)")" = tree ] || fail 'nothing was kept'
grep -q "$(git rev-parse HEAD:web/pages)" $kept || fail 'it does not name a folder without a project'
grep -q "$(git rev-parse HEAD:src)" $kept && fail 'it names a folder that is about to change'

# What is known of the folder that a migration comes into does not hide it.
mkdir -p web/migrations
for name in 0001_one 0002_two; do echo "CREATE TABLE t_$name (id bigint PRIMARY KEY);" >web/migrations/$name.sql; done
git add .
git rm -qr --cached drizzle drizzle.config.ts
expect 0 lockstep check --staged --verbose
says '1 project, 2 migrations and schema files'

# Deleted, cut short, of another version or not writable: the same answers.
git reset -q --hard
put edited
git add .
for content in '' 'lockstep barren folders 1' 'lockstep barren folders 999' "$(head -c 4096 /dev/urandom | base64)"; do
  printf '%s' "$content" >$kept
  expect 1 lockstep check --staged
  says 'column chat_sessions.last_activity_at is new'
done
