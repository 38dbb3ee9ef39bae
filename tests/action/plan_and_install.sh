# The caches are named by what is in them; programs that start are used as they are.
. "$(dirname "$0")/common.sh"

expect 0 step plan
[[ $(output_of programs) =~ ^lockstep-[a-z0-9._-]+-[0-9a-f]{24}$ ]] || fail "programs is $(output_of programs)"
[[ $(output_of clusters) =~ ^lockstep-clusters-[a-z0-9._-]+-[0-9a-f]{24}-[0-9a-f]{24}$ ]] || fail "clusters is $(output_of clusters)"

mkdir -p "$scratch/tmp/lockstep/bin"
ln -s "$program" "$(dirname "$program")/lockstep-pg" "$scratch/tmp/lockstep/bin"
expect 0 step install INPUT_COMMANDS='check gate'
says 'from the cache: lockstep '
[ "$(cat "$scratch/path")" = "$scratch/tmp/lockstep/bin" ] || fail 'the folder is not on the path of later steps'
