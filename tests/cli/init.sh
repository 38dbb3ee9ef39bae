# lockstep init --yes sets a repository up, a second run finds nothing to do, and nothing is overwritten.
. "$(dirname "$0")/common.sh"
make_chat
mkdir .github
echo '* @ada' >.github/CODEOWNERS
printf '*.png binary' >.gitattributes # without a newline at its end
printf 'services:\n  db:\n    image: postgres:16\n' >compose.yml
git add .
git commit -qm more
before=$(git status --porcelain)

expect 0 lockstep init --dry-run --lockstep-repository acme/lockstep
says '+ /drizzle/**/*.sql text eol=lf'
says '+ /drizzle/meta/_journal.json merge=lockstep'
says 'new file .git/hooks/pre-commit'
says '+ exec "$lockstep" check --staged --hook'
says 'new file .github/workflows/lockstep.yml'
says 'add to compose.yml'
says 'nothing was written'
[ "$(git status --porcelain)" = "$before" ] || fail "a dry run wrote"
[ ! -e .git/hooks/pre-commit ] || fail "a dry run installed a hook"

expect 0 lockstep init --yes --lockstep-repository acme/lockstep
says 'next: git add .gitattributes .github/workflows/lockstep.yml && git commit'
grep -qx '\*.png binary' .gitattributes || fail "a line of .gitattributes is gone"
grep -qx '    uses: acme/lockstep/.github/workflows/lockstep.yml@v.*' .github/workflows/lockstep.yml || fail "no workflow"
git diff --quiet compose.yml || fail "the compose file was changed unasked"
[ "$(git check-attr eol -- drizzle/0003_x.sql)" = 'drizzle/0003_x.sql: eol: lf' ] || fail "no eol"
[ "$(git check-attr merge -- drizzle/meta/_journal.json)" = 'drizzle/meta/_journal.json: merge: lockstep' ] || fail "no merge driver"
[ "$(git config merge.lockstep.driver)" = 'lockstep merge-journal %O %A %B %P' ] || fail "no driver"
expect 0 lockstep hooks status

# The hook that it installed stops a commit.
git add . && git commit -qm 'Set lockstep up'
put edited
git add .
expect 1 git commit -qm 'Show last activity'
says '[schema-without-migration]'
git reset -q --hard

after=$(git status --porcelain; cat .gitattributes .git/config .github/workflows/lockstep.yml)
expect 0 lockstep init --yes --lockstep-repository acme/lockstep
says 'nothing was left to do'
[ "$(git status --porcelain; cat .gitattributes .git/config .github/workflows/lockstep.yml)" = "$after" ] || fail "the second run wrote"

# A clone sets the driver alone.
git clone -q . "$scratch/clone"
cd "$scratch/clone"
expect 0 lockstep init --merge-driver
says 'set merge.lockstep.driver in this clone'
[ ! -e .git/hooks/pre-commit ] || fail "it did more than that"
[ -z "$(git status --porcelain)" ] || fail "it wrote files"

# Migrations with CRLF keep their bytes.
cd "$scratch/chat"
sed -i 's/$/\r/' drizzle/0000*.sql
printf '' >.gitattributes
expect 0 lockstep init --yes
says 'have CRLF, and their hashes would change'
! grep -q 'eol=lf' .gitattributes || fail "their hashes change"

# A link is not followed out of the work tree.
rm .gitattributes
echo precious >"$scratch/precious"
ln -s "$scratch/precious" .gitattributes
expect 2 lockstep init --merge-driver
says 'no plain file'
[ "$(<"$scratch/precious")" = precious ] || fail "a file elsewhere was written"

cd "$scratch"
git init -q empty && cd empty
expect 2 setsid --wait "$program" init
says 'lockstep init --yes'

# Where a hook manager owns the hooks, its configuration gets the lines.
git init -q "$scratch/managed" && cd "$scratch/managed"
mkdir migrations
echo 'SELECT 1;' | tee migrations/0001_a.sql >migrations/0002_b.sql
printf 'pre-push:\n  jobs:\n    - run: npm test\n' >lefthook.yml
git add . && git commit -qm first
expect 0 lockstep init --dry-run
says 'add to lefthook.yml, of lefthook'
git diff --quiet || fail "a dry run wrote"
expect 0 lockstep init --yes
grep -q 'run: lockstep check' lefthook.yml || fail "lefthook.yml does not run lockstep"
[ "$(git diff --numstat lefthook.yml | cut -f2)" = 0 ] || fail "a line of lefthook.yml is gone"
[ ! -e .git/hooks/pre-commit ] || fail "a hook was installed beside the manager's"
