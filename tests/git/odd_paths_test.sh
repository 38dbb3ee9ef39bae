#!/bin/bash
. "$(dirname "$0")/common.sh"
# Latin-1, newline, quotes, case, links, gitlinks and modes: bytes and kinds as git has them.
repo r
printf x >"$(printf 'lat\351n.sql')" && printf y >"$(printf 'new\nline.sql')" && printf z >'quo"te .sql'
printf a >Case.sql && printf b >case.sql && ln -s /etc/passwd link.sql && cp /bin/true run.sh && chmod +x run.sh
git update-index --add --cacheinfo 160000,"$(git rev-parse HEAD)",sub
mkdir a && echo 1 >a/b && echo 2 >a.b && echo 3 >a0 && echo 4 >'a-b'
git add . && same_as_git index
git commit -qm odd && same_as_git HEAD
changes -- HEAD index
printf /etc/passwd >"$here/expected" && same "$here/expected" read HEAD link.sql
printf y >"$here/expected" && same "$here/expected" read index "$(printf 'new\nline.sql')"
for path in ../r/readme /etc/passwd ./readme src/../readme db src/ ''; do says 'no such file' read HEAD "$path"; done
for path in ../r/readme ./readme src/../readme db src/ ''; do says 'no such file' read index "$path"; done
git update-index --chmod=+x readme
changes -- HEAD index
git rm -qf --cached readme; ln -sf hello readme && git add readme
changes 'M readme' -- HEAD index
printf 'a\0db\0src\0' >"$here/expected" && same "$here/expected" folders HEAD ''
printf 'migrations\0' >"$here/expected" && same "$here/expected" folders index db
