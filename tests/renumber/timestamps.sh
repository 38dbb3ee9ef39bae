# Timestamps: one that is late enough stays, one that is not is stamped now, one from the future too.
. "$(dirname "$0")/common.sh"

add() { mkdir -p "migrations/$1" && echo "SELECT '$1';" >"migrations/$1/migration.sql"; }

play() {
  echo '{"projects": [{"name": "db", "layout": "numbered", "migrations": "migrations"}]}' >lockstep.json
  add 20240101000000_init
  add 20240102000000_base
  commit "Two"
  git branch work
  add 20240301000000_main
  commit "Main"
  git switch -q work
  add 20240201000000_late
  echo note >migrations/20240201000000_late/notes.md
  add 20240401000000_fine
  add 20990101000000_future
  commit "Work"

  # What ran after the late one still does.
  expect 0 renumber
  mapfile -t names < <(ls migrations)
  is "${#names[@]}" 5
  today=$(date -u +%Y%m%d)
  [[ ${names[2]} == "$today"*_late && ${names[3]} == "$today"*_fine && ${names[4]} == "$today"*_future ]] ||
    fail "they are ${names[*]}"
  is "$(cat "migrations/${names[2]}/notes.md")" note
  is "$(cat "migrations/${names[3]}/migration.sql")" "SELECT '20240401000000_fine';"
  is "$(git status --porcelain | grep -v '^R')" ""
}
with_both_backends play
