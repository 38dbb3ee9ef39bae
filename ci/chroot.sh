# shellcheck shell=bash
# Clean systems to try things in, made with debootstrap; sourced by ci/package and ci/fresh-machine, which run as root.
#
#   make_chroot SUITE FOLDER     bookworm (Debian 12), trixie (Debian 13) or noble (Ubuntu 24.04), with nothing installed but
#                                what is essential, from the mirror that debootstrap takes for the suite
#   in_chroot FOLDER COMMAND...  ends with the command, as whatever it started does; /proc, /dev and /tmp are its own
#   remove_chroot FOLDER

make_chroot() { # suite folder
  local components=main options=()
  local script=/usr/share/debootstrap/scripts/$1
  if [ "$1" = noble ]; then
    components=main,universe
    options=(--keyring /usr/share/keyrings/ubuntu-archive-keyring.gpg)
    # Debian has no package of that keyring. For a system that is thrown away, that will do.
    [ -e "${options[1]}" ] || options=(--no-check-gpg)
    [ -e "$script" ] || script=/usr/share/debootstrap/scripts/gutsy # which all of Ubuntu's are links to
  fi
  mkdir -p "$2"
  chmod 755 "$2" # mktemp's are 700, and then nobody but root could open a file
  if ! debootstrap --variant=minbase --components=$components "${options[@]}" "$1" "$2" "" "$script" >"$2.log" 2>&1; then
    tail -n 5 "$2.log" >&2
    complain "cannot make a $1 system with debootstrap; the whole output is in $2.log"
    return 1
  fi
  rm -f "$2"/var/cache/apt/archives/*.deb
  cp /etc/resolv.conf "$2/etc/resolv.conf"
  # Where TLS passes a proxy, its certificate is here, and the package ca-certificates takes it from there.
  mkdir -p "$2/usr/local/share/ca-certificates"
  cp /usr/local/share/ca-certificates/*.crt "$2/usr/local/share/ca-certificates/" 2>/dev/null || true
}

in_chroot() { # folder command...
  # shellcheck disable=SC2016  # for the shell inside
  unshare --mount --pid --fork --kill-child --propagation private sh -c '
    root=$1
    shift
    mount --bind "$root" "$root" # a mount point, as / is everywhere else
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/tmp"
    exec chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive "$@"
  ' in_chroot "$@"
}

remove_chroot() { # folder
  [ -d "$1" ] || return 0
  rm -rf --one-file-system "$1"
}

# Both scripts want this first.
require_chroots() {
  [ "$(id -u)" = 0 ] || { complain "making a clean system needs root" && exit 2; }
  command -v debootstrap >/dev/null || install_packages debootstrap || exit 2
}
