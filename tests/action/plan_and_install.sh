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

# Where it is not Debian 12 and Docker answers, they come out of the image: /usr/local/bin of a container that never runs.
mkdir "$scratch/tools"
cat >"$scratch/tools/docker" <<DOCKER
#!/bin/sh
echo "docker \$*" >>"$scratch/docker"
case \$1 in
  create) echo container ;;
  cp) mkdir -p "\$3/bin" && ln -s "$program" "$(dirname "$program")/lockstep-pg" "\$3/bin" ;;
esac
DOCKER
printf '#!/bin/sh\nexit 1\n' >"$scratch/tools/grep" # so that it takes no system for Debian 12
chmod +x "$scratch/tools/docker" "$scratch/tools/grep"
rm -r "$scratch/tmp/lockstep"
expect 0 step install PATH="$scratch/tools:$PATH" INPUT_COMMANDS=gate
[ "$(cut -d ' ' -f 1-2 "$scratch/docker" | xargs)" = "docker info docker build docker create docker cp docker rm" ] ||
  fail "docker was called otherwise: $(cat "$scratch/docker")"
expect 0 step install INPUT_COMMANDS=gate
says 'from the cache: lockstep '
