# Hostile and broken files end in a finding or an error, in bounded time and memory.
. "$(dirname "$0")/common.sh"

make_chat
journal=drizzle/meta/_journal.json
# 1 GiB of address space and 60 s are the bounds; a sanitizer reserves more than that for itself.
address_space=1048576
(ulimit -v $address_space && "$program" --version) >/dev/null 2>&1 || address_space=unlimited
bounded() { (ulimit -v $address_space -t 60 && "$program" check "$@"); }
judge() {
  git add -A
  expect "$1" bounded
}

cp $journal ../journal
head -c 700 ../journal >$journal
judge 1
says '[journal-invalid]'

{ printf '{"entries":' && head -c 1000000 /dev/zero | tr '\0' '[' ; } >$journal
judge 1
says '[journal-invalid]'

{ printf '{"version":"7","x":"' && head -c 100000000 /dev/zero | tr '\0' a && printf '"}'; } >$journal
judge 2
says "$journal"
does_not_say 'out of memory'

sed 's|"0009_[a-z_]*"|"../../../../etc/passwd"|' ../journal >$journal
judge 1
says '[journal-invalid]'
does_not_say 'root:'

cp ../journal $journal
head -c 300000 /dev/urandom >drizzle/0010_binary.sql
judge 1
says '[journal-missing-entry]'
rm drizzle/0010_binary.sql

printf 'not json' >drizzle/meta/0009_snapshot.json
judge 1
says '[snapshot-invalid]'
git checkout -q HEAD -- drizzle

head -c 1000000 /dev/zero | tr '\0' '(' >>$chat_sessions
git add -A
expect 0 bounded --verbose
says 'not compared'
