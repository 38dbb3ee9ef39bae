# What `cmake --install` puts beside the program is what the program prints.
. "$(dirname "$0")/common.sh"
build=$(dirname "$(dirname "$program")")
if ! command -v cmake >/dev/null || [ ! -f "$build/cmake_install.cmake" ]; then
  echo "skipped: no cmake, or no build folder around $program"
  exit 77
fi

expect 0 cmake --install "$build" --prefix "$scratch/prefix"
cd "$scratch/prefix"
[ "$(find . -type f | LC_ALL=C sort)" = "./bin/lockstep
./bin/lockstep-pg
./share/bash-completion/completions/lockstep
./share/fish/vendor_completions.d/lockstep.fish
./share/man/man1/lockstep.1
./share/zsh/site-functions/_lockstep" ] || fail "other files were installed: $(find . -type f)"
lockstep man | cmp - share/man/man1/lockstep.1
lockstep completions bash | cmp - share/bash-completion/completions/lockstep
lockstep completions zsh | cmp - share/zsh/site-functions/_lockstep
lockstep completions fish | cmp - share/fish/vendor_completions.d/lockstep.fish
