#!/bin/bash
. "$(dirname "$0")/common.sh"
# The work tree: edits and untracked files count, ignored ones do not; line endings are git's matter; links stay links.
repo r
printf '*.sql text eol=crlf\n' >.gitattributes && echo ignored >.gitignore && git add . && git commit -qm rules
rm db/migrations/*.sql && git checkout -q db && grep -q "$(printf '\r')" db/migrations/0000_a.sql || fail "no CRLF"
changes -- HEAD worktree
touch -d '2026-02-01' db/migrations/0000_a.sql src/schema.ts && changes -- HEAD worktree
echo x >ignored && changes -- HEAD worktree
echo edited >readme && echo new >'new
file' && rm src/schema.ts && ln -s /etc/passwd link && echo 'CREATE TABLE c ();' >db/migrations/0002_c.sql
changes 'A db/migrations/0002_c.sql' 'A link' 'A new
file' 'M readme' 'D src/schema.ts' -- HEAD worktree
says edited read worktree readme
printf /etc/passwd >"$here/expected" && same "$here/expected" read worktree link
git add -A && git rm -q --cached link && git add -N link && git write-tree >/dev/null && git commit -qm all
changes 'A link' -- HEAD worktree
rm -rf db && ln -s /etc db && "$TREE_DUMP" auto read worktree db/passwd 2>/dev/null | grep -q 'no such file' || fail "followed a link"
rm db && git checkout -q db && git update-index --skip-worktree readme && rm readme
changes 'A link' -- HEAD worktree
says edited read worktree readme
cd src 2>/dev/null || cd db
changes 'A link' -- HEAD worktree
