#!/bin/sh
# Holds the #include lines below a source folder against the table of what may include what. Prints each line that breaks
# it, as compilers do, and exits 1 when there is one.
#
#   check.sh SRC_FOLDER TABLE
set -eu
src=$1
table=$2

cd "$src"
sources=$(find . -name '*.[ch]' -o -name '*.[ch]pp' | sed 's|^\./||' | LC_ALL=C sort)

# shellcheck disable=SC2016,SC2086  # $ is awk's; our paths hold no white space
awk -v table="$table" '
function complain(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; broken = 1 }

# allowed["git", "base"] and allowed["git", "<git2.h"] are set where git may include base/… and <git2.h>.
function read_table(   line, words, count, module, i, prefix) {
  while ((getline line < table) > 0) {
    if (line ~ /^#/ || line !~ /:/) continue
    module = line; sub(/:.*/, "", module); sub(/^[^:]*:/, "", line)
    known[module] = 1; allowed[module, module] = 1; prefix = ""
    count = split(line, words, " ")
    for (i = 1; i <= count; i++) {
      if (words[i] == "->") prefix = "<"
      else allowed[module, prefix words[i]] = 1
    }
  }
}

# The standard library, C and POSIX headers: no folder but sys/ and linux/, no C++ suffix.
function is_system(header) {
  return header ~ /^[a-z_0-9]+$/ || header ~ /^(sys|linux)\/[a-z0-9]+\.h$/ ||
         header ~ /^(fcntl|poll|signal|spawn|unistd|stdlib|stdint|stddef|string|errno|time|pwd|termios|dirent|limits|grp)\.h$/
}

BEGIN { read_table() }

FNR == 1 {
  module = FILENAME
  if (!sub(/\/.*/, "", module)) sub(/\..*/, "", module)
  if (!(module in known)) complain("module " module " is not in the table")
  files++
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
  split($0, parts, "\"")
  target = parts[2]
  if (target ~ /^embedded\//) next
  if (target !~ /\//) { complain("\"" target "\" is written without its module"); next }
  sub(/\/.*/, "", target)
  if (!((module, target) in allowed)) complain(module " may not include \"" parts[2] "\"")
}

/^[ \t]*#[ \t]*include[ \t]*</ {
  header = $0; sub(/^[^<]*</, "", header); sub(/>.*/, "", header)
  if (is_system(header)) next
  folder = header; sub(/\/.*/, "", folder)
  if (!((module, "<" folder) in allowed)) complain(module " may not include <" header ">")
}

END {
  if (!files) { print "no source files were looked at"; broken = 1 }
  exit broken
}' $sources
