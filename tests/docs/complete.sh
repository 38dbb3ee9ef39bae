# shellcheck shell=bash
# complete.sh: the pages of docs/ hold together, seen from the top of the sources: each link leads to a file, and to a
# heading where it names one; what lockstep explains of PostgreSQL's errors stands in the troubleshooting page; each page
# with blocks to be run is run; each module stands where modules are told.
set -euo pipefail
status=0
complain() { echo "$*"; status=1; }

# The anchors that GitHub makes of a page's headings.
anchors() {
  awk '/^```/ { inside = !inside } !inside && /^#+ / { sub(/^#+ /, ""); print tolower($0) }' "$1" |
    sed -E 's/\[([^]]*)\]\([^)]*\)/\1/g; s/[^a-z0-9 _-]//g; s/ /-/g'
}

check_links() { # page
  local page=$1 link file anchor
  while read -r link; do
    case $link in *://* | mailto:*) continue ;; esac
    anchor='' file=${link%%#*}
    [ "$link" = "$file" ] || anchor=${link#*#}
    file=${file:+$(dirname "$page")/$file}
    file=${file:-$page}
    if [ ! -e "$file" ]; then
      complain "$page: $link leads nowhere"
    elif [ -n "$anchor" ] && [ -f "$file" ] && ! anchors "$file" | grep -qx -- "$anchor"; then
      complain "$page: $link: there is no such heading"
    fi
  done < <(awk '/^```/ { inside = !inside } !inside' "$page" | sed -E 's/`[^`]*`//g' | grep -oE '\]\([^) ]+\)' | sed 's/^](//; s/)$//')
}

for page in *.md docs/*.md docs/rules/README.md hooks/README.md; do
  check_links "$page"
  if grep -q '^<!-- run' "$page" && ! grep -q "${page%.md}" tests/docs/CMakeLists.txt; then
    complain "$page: tests/docs/CMakeLists.txt does not have it run"
  fi
done

help=docs/troubleshooting-migrations.md
mapfile -t states < <(sed -nE 's/^ *\{"([0-9A-Z]{5})",.*/\1/p' src/pg_commands/failure_words.cpp)
[ ${#states[@]} -gt 10 ] || complain "the states of src/pg_commands/failure_words.cpp are not found"
for state in "${states[@]}"; do
  grep -qE "^\|[^|]*$state" "$help" || complain "$help says nothing of $state, which lockstep explains"
done
for word in $(sed -nE 's/.*<< "([a-z]+)  .*/\1/p' src/pg_commands/{status,ledger_words}.cpp); do
  grep -q "^| \`$word\`" "$help" || complain "$help does not explain '$word' of lockstep status"
done

for module in $(sed -nE 's/^([a-z_]+):.*/\1/p' tests/layers/allowed_includes.txt); do
  case $module in main | pg_main) continue ;; esac
  grep -q "^| $module |" docs/how-a-check-runs.md || complain "docs/how-a-check-runs.md has no row for the module $module"
  grep -qE "^([a-z_]+ +)*$module( |$)" docs/ARCHITECTURE.md || complain "docs/ARCHITECTURE.md does not draw the module $module"
done
exit $status
