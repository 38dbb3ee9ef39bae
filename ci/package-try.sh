#!/bin/sh
# Run by ci/package on a clean system that has the packages in /packages.
set -eu

fail() {
  printf 'not so: %s\n' "$1" >&2
  exit 1
}
quietly() { "$@" >/tmp/log 2>&1 || { tail -n 20 /tmp/log >&2 && fail "$* ends with 0"; }; }

ours() { find / -xdev -type f -path '*lockstep*' -not -path '/packages/*' -not -path '/tmp/*' | sort; }

ours >/tmp/before
quietly apt-get update
# Without what is only recommended: lockstep alone needs nothing.
quietly apt-get install -y --no-install-recommends /packages/lockstep_*.deb
lockstep --version
[ -s /usr/share/man/man1/lockstep.1 ] || fail "the manual page is installed"
for file in bash-completion/completions/lockstep zsh/site-functions/_lockstep fish/vendor_completions.d/lockstep.fish; do
  [ -s "/usr/share/$file" ] || fail "/usr/share/$file is installed"
done
depends=$(dpkg-query -W -f '${Depends}' lockstep)
case $depends in
  '' | 'libc6 '*) ;;
  *) fail "lockstep depends on the C library at most: $depends" ;;
esac
lockstep status 2>&1 | grep -q 'lockstep-pg is neither beside lockstep nor in PATH' || fail "without lockstep-pg it says so"

quietly apt-get install -y --no-install-recommends /packages/lockstep-pg_*.deb git
dpkg-query -W -f '${Depends}' lockstep-pg | grep -q libpq5 || fail "lockstep-pg depends on libpq5"
lockstep-pg --version
lockstep demo >/tmp/demo 2>&1 || { tail -n 20 /tmp/demo && fail "lockstep demo ends with 0"; }

quietly apt-get purge -y lockstep lockstep-pg
ours >/tmp/after
[ -z "$(comm -13 /tmp/before /tmp/after)" ] || fail "nothing is left: $(comm -13 /tmp/before /tmp/after)"
echo "packages: installed, run, removed, nothing left"
