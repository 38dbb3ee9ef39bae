# .git/hooks as a link to a folder that several repositories share.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
mkdir "$scratch/shared"
rm -rf .git/hooks
ln -s "$scratch/shared" .git/hooks
hooks 2 install
said "is a link out of this repository"
[ -z "$(ls "$scratch/shared")" ] || fail "the shared folder was written to"
