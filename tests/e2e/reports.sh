# shellcheck shell=bash
# Reports of findings with hostile and wide characters, given to what reads them: schemas, parsers and the agents' rules.
here=$(dirname "$(realpath "$0")")
packages=${PACKAGES:?the node_modules of package-lock.json}
. "$here/../cli/common.sh"
if ! command -v node >/dev/null || [ ! -d "$packages/junit2json" ]; then
  echo "skipped: node, or the packages that \"e2e: npm ci\" installs, are not there"
  exit 77
fi

make_chat
put edited
sed -i 's|^  lastActivityAt:|  /* é🚀 */ lastActivityAt:|' "$chat_sessions"
for name in 'a b%20é🚀].sql' $'line\nbreak\r##vso[x]y.sql' '::error::<&">.sql' $'no\xffutf8.sql' 'a](b).sql'; do
  echo 'select 1;' >"drizzle/$name"
done
git add .

formats='gcc github gitlab azure sarif junit checkstyle rdjson json'
write_reports() { # folder
  mkdir "$1"
  for format in $formats; do expect 1 lockstep check --format "$format" --output "$1/$format"; done
}
write_reports "$scratch/first"
expect 0 node "$here/reports.mjs" "$packages" "$scratch/first"
says 'read 9 reports'

# What moves keeps its fingerprint.
sed -i '1i // a line\n// and another' "$chat_sessions"
git add .
write_reports "$scratch/moved"
expect 0 node "$here/reports.mjs" "$packages" "$scratch/moved" "$scratch/first"
says 'the same fingerprints'

# So does a report of nothing.
git reset -q --hard
mkdir "$scratch/clean"
for format in $formats; do expect 0 lockstep check --format "$format" --output "$scratch/clean/$format"; done
expect 0 node "$here/reports.mjs" "$packages" "$scratch/clean"
says 'read 9 reports'

command -v xmllint >/dev/null || { echo "skipped in part: there is no xmllint for JUnit and Checkstyle"; exit 77; }
for folder in first moved clean; do
  expect 0 xmllint --noout --schema "$here/junit.xsd" "$scratch/$folder/junit"
  expect 0 xmllint --noout --schema "$here/checkstyle.xsd" "$scratch/$folder/checkstyle"
done
