# LOCKSTEP=0 lets one commit pass, but not by the earlier hook. A lockstep that is gone is told about and stops nothing,
# unless it was installed with --require.
. "$(dirname "$0")/common.sh"

# From here on PATH has no lockstep that is installed on this machine.
for folder in $(echo "$PATH" | tr ':' ' '); do
  [ -e "$folder/lockstep" ] || continue
  others=$scratch/others$folder
  mkdir -p "$others"
  ln -s "$folder"/* "$others"
  rm "$others/lockstep"
  PATH=$(echo ":$PATH:" | sed "s|:$folder:|:$others:|g; s|^:||; s|:$||")
done

new_repository "$scratch/r"
hook .git/hooks/pre-commit "echo theirs >> '$calls'"
install_hooks
recorder 1
LOCKSTEP=0 commit second
called theirs

rm "$scratch/bin/lockstep"
commit third 2> "$scratch/out"
said "lockstep: not found, so the migrations of this pre-commit were not checked"
hooks 1 status
said "finds no lockstep at $scratch/bin/lockstep or in PATH"

mkdir relative
hook relative/lockstep "echo planted >> '$calls'"
: > "$calls"
PATH="relative:$PATH" commit fourth 2> /dev/null
called theirs

hook "$scratch/elsewhere/lockstep" "echo found >> '$calls'"
PATH="$scratch/elsewhere:$PATH" commit fifth
called theirs found

install_hooks --require
rm "$scratch/bin/lockstep"
stopped commit sixth
said "lockstep: not found"
