#!/bin/bash
. "$(dirname "$0")/common.sh"
# A merge in memory is what `git merge` makes, in both back ends, and leaves nothing behind.

# merged OURS THEIRS: git's own merge, made in a work tree of its own, has the same files.
merged() {
  rm -rf "$here/made" && git worktree prune && git worktree add -q --detach "$here/made" "$1"
  git -C "$here/made" merge -q --no-edit "$2" >/dev/null || fail "git does not merge $1 and $2"
  git_files "$(git -C "$here/made" rev-parse HEAD)" >"$here/expected"
  same "$here/expected" merge "$1" "$2"
}

repo plain && seq 1 40 >long && mkdir -p deep/a/b && echo x >deep/a/b/c && save() { git add -A && git commit -qm "$1"; } && save long
git checkout -qb work && echo mine >mine && sed -i 's/^3$/three/' long && save mine
git checkout -q main && echo theirs >db/theirs && sed -i 's/^33$/thirty-three/' long && git rm -qr deep && save theirs
merged main work && merged work main
printf 'M\tlong\0A\tmine\0' >"$here/expected" && same "$here/expected" merge main work changes
: >"$here/expected" && same "$here/expected" merge main work conflicts

# A rename on one side is followed by the edit of the other.
git checkout -q main && git mv long longer && save renamed
merged main work

# Conflicts: both add, both edit, one deletes what the other edits.
git checkout -q work && echo 1 >both && echo work >readme && echo edit >>src/schema.ts && save work
git checkout -q main && echo 2 >both && echo main >readme && git rm -q src/schema.ts && save main
printf '%s\n' both readme src/schema.ts >"$here/expected" && same "$here/expected" merge main work conflicts
"$TREE_DUMP" libgit2 merge main work both >"$here/answer" 2>/dev/null
grep -q '^<<<<<<<' "$here/answer" && grep -q '^>>>>>>>' "$here/answer" || fail "no marks: $(cat "$here/answer")"

# Attributes decide as they do for git; modes and links stay what they are.
git checkout -q main && echo 'list merge=union' >.gitattributes && echo a >list && ln -s readme link && save attributes
git checkout -qb left && echo left >>list && echo l >run && chmod +x run && save left
git checkout -q main && echo right >>list && save right
merged main left

# Two that have merged each other: the ancestor is a merge itself.
git checkout -qb one main && echo one >one && save one && git checkout -qb two main && echo two >two && save two
git tag one1 one && git tag two1 two
git checkout -q one && git merge -q --no-edit two1 && git checkout -q two && git merge -q --no-edit one1
echo 1 >more1 && save on && git checkout -q one && echo 2 >more2 && save on
[ "$(git merge-base --all one two | wc -l)" = 2 ] || fail "not crossed"
merged one two

git count-objects >"$here/count" && "$TREE_DUMP" libgit2 merge main work >/dev/null 2>&1 && "$TREE_DUMP" command-line merge main work >/dev/null 2>&1
git count-objects | cmp -s - "$here/count" || fail "objects were written"
git checkout -q --orphan alone && git rm -rfq . && echo 1 >alone && save alone
refuses 'no history in common' merge main alone

# One folder of a commit.
git_files main | grep -z $'\tdb/' >"$here/expected" && same "$here/expected" folder main db
: >"$here/expected" && same "$here/expected" folder main nowhere

# What a line of commits had and has no more; what came and went on a side branch was never there.
git checkout -q main && echo gone >db/migrations/0002_c.sql && save c && gone=$(git rev-parse :db/migrations/0002_c.sql)
git rm -q db/migrations/0002_c.sql && git commit -qm away
git checkout -qb tries && echo try >db/migrations/0003_d.sql && save d && git rm -q db/migrations/0003_d.sql && git commit -qm away
git checkout -q main && git merge -q --no-ff --no-edit tries
printf '100644 %s\tdb/migrations/0002_c.sql\0' "$gone" >"$here/expected"
same "$here/expected" deleted main db/migrations 100
: >"$here/expected" && same "$here/expected" deleted main db/migrations 2

# References by pattern, without the symbolic ones.
git update-ref refs/pull/7/head main && git update-ref refs/pull/8/head work && git tag -a v1 -m v1 work
git update-ref refs/remotes/origin/feature/x main && git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/feature/x
git update-ref refs/tags/tree "$(git rev-parse 'main^{tree}')"
printf '%s refs/pull/7/head\n%s refs/pull/8/head\n' "$(git rev-parse main)" "$(git rev-parse work)" >"$here/expected"
same "$here/expected" references 'refs/pull/*/head'
same "$here/expected" references 'pull/*'
says "$(git rev-parse main) refs/remotes/origin/feature/x" references 'origin/*'
says "$(git rev-parse work) refs/tags/v1" references 'refs/tags/v*'
