# The two sides have merged each other, so that there are two commits at which they parted: the merge is git's own.
. "$(dirname "$0")/common.sh"

plain crossed
git switch -q -c left main && table 0003_left && save left
git switch -q -c right main && echo r >right && save right
git tag left1 left && git tag right1 right
git switch -q left && git merge -q --no-ff -m "right into left" right1
git switch -q right && git merge -q --no-ff -m "left into right" left1
[ "$(git merge-base --all left right | wc -l)" = 2 ] || fail "the histories are not crossed"
git switch -q left && table 0004_left && save "more left"
git switch -q right && echo more >>right && save "more right"
gate 0 --base left --head right
says_nothing
table 0004_right && save "a number that the left has"
gate 1 --base left --head right
says '0004_right takes number 0004, which 0004_left already has'
does_not_say '0003_left'
