# shellcheck shell=bash disable=SC2034  # what is set here is for the caller
# A container engine and compose, for ci/compose-test: the Docker engine where one answers, else podman of its own.
#
# Podman is driven through its Docker-compatible socket, keeps everything below one folder, and needs neither systemd nor a
# registry of images: what cannot be pulled is made with debootstrap. It works as root, with control groups of version 1 too.
#
#   start_engine FOLDER   sets engine (docker or podman) and compose (the words that run it); 77, said, when there is none
#   stop_engine           ends what start_engine began

compose_dir=ci/compose
podman_packages=(podman runc docker-compose debootstrap netavark aardvark-dns iptables)
engine_pids=()

start_engine() { # folder
  if docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1; then
    engine=docker compose=(docker compose)
    return
  fi
  engine=podman compose=(docker-compose)
  has_podman || return 77
  configure_podman "$1"
  serve_podman "$1"
  make_base_images "$1" || return 77
  if ! podman run --rm debian:bookworm-slim true >"$1/try.log" 2>&1; then
    tail -n 3 "$1/try.log" >&2
    complain "skipped: podman cannot run a container here"
    return 77
  fi
}

has_podman() {
  if [ "$(id -u)" != 0 ]; then
    complain "skipped: no Docker engine answers, and podman as it is used here needs root"
    return 1
  fi
  local program
  for program in podman runc docker-compose debootstrap iptables /usr/lib/podman/netavark /usr/lib/podman/aardvark-dns; do
    command -v "$program" >/dev/null && continue
    install_packages "${podman_packages[@]}" && return
    complain "skipped: no Docker engine answers, and podman cannot be installed"
    return 1
  done
}

# runc and cgroupfs do without systemd; higher limits than these may not be set in a sandbox.
configure_podman() { # folder
  local driver
  mkdir -p "$1"
  driver=$(storage_driver "$1")
  cat >"$1/containers.conf" <<END
[containers]
cgroups = "enabled"
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
network_config_dir = "$1/networks"
END
  cat >"$1/storage.conf" <<END
[storage]
driver = "$driver"
runroot = "$1/run-$driver"
graphroot = "$1/$driver"
END
  printf 'unqualified-search-registries = ["docker.io"]\n' >"$1/registries.conf"
  export CONTAINERS_CONF=$1/containers.conf CONTAINERS_STORAGE_CONF=$1/storage.conf
  export CONTAINERS_REGISTRIES_CONF=$1/registries.conf BUILDAH_ISOLATION=chroot BUILDAH_FORMAT=docker
  export DOCKER_HOST=unix://$1/podman.sock
}

# overlay where it can be mounted; vfs works everywhere, and copies every layer whole.
storage_driver() { # folder
  local try=$1/try-overlay driver=vfs
  mkdir -p "$try"/{lower,upper,work,merged}
  if mount -t overlay -o "lowerdir=$try/lower,upperdir=$try/upper,workdir=$try/work" try "$try/merged" 2>/dev/null; then
    umount "$try/merged"
    driver=overlay
  fi
  rm -rf "$try"
  echo $driver
}

serve_podman() { # folder
  rm -f "$1/podman.sock"
  podman system service --time=0 "$DOCKER_HOST" >"$1/service.log" 2>&1 &
  engine_pids+=($!)
  for _ in {1..100}; do
    [ ! -S "$1/podman.sock" ] || break
    sleep 0.1
  done
  run_health_checks &
  engine_pids+=($!)
}

# Podman's health checks are timers of systemd; without it nobody else runs them.
run_health_checks() {
  local container
  while sleep 0.5; do
    for container in $(podman ps -q 2>/dev/null); do
      podman healthcheck run "$container" >/dev/null 2>&1 || true
    done
  done
}

# The images that the files name: pulled, or else made to behave like them. POSTGRES_IMAGE and NODE_IMAGE say which.
make_base_images() { # folder
  if ! podman image exists debian:bookworm-slim && ! timeout 60 podman pull -q debian:bookworm-slim >/dev/null 2>&1; then
    say "debian:bookworm-slim cannot be pulled; making it with debootstrap"
    if ! debootstrap --variant=minbase bookworm "$1/bookworm" >"$1/debootstrap.log" 2>&1; then
      tail -n 3 "$1/debootstrap.log" >&2
      complain "skipped: no image can be pulled, and debootstrap failed"
      return 1
    fi
    slim_down "$1/bookworm"
    tar -C "$1/bookworm" -c . | podman import -q - docker.io/library/debian:bookworm-slim >/dev/null
    rm -rf "$1/bookworm"
  fi
  local name
  for name in postgres node; do
    quietly podman build -t "localhost/stand-in-$name" -f "$compose_dir/stand-ins/$name.Dockerfile" "$compose_dir/stand-ins"
  done
  export POSTGRES_IMAGE=localhost/stand-in-postgres NODE_IMAGE=localhost/stand-in-node
}

# What the public image does without, so that sizes compare.
slim_down() { # root
  rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/* "$1"/usr/share/{doc,man,locale}/*
  printf '%s\n' 'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin"; };' \
    'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";' >"$1/etc/apt/apt.conf.d/image-clean"
}

stop_engine() {
  [ ${#engine_pids[@]} -gt 0 ] || return 0
  kill "${engine_pids[@]}" 2>/dev/null || true
  wait "${engine_pids[@]}" 2>/dev/null || true
}

# Runs a step; what it writes is shown when it fails.
quietly() {
  local output
  if ! output=$("$@" 2>&1); then
    printf '%s\n' "$output" | tail -n 25 >&2
    complain "failed: $*"
    exit 1
  fi
}
