# --with says before anybody merges which open branches take the same number.
. "$(dirname "$0")/common.sh"

plain predicted
git switch -q -c bills main && table 0003_bills && save bills && git update-ref refs/pull/118/head bills
git switch -q -c tags main && table 0003_tags && save tags && git update-ref refs/pull/119/head tags
git switch -q -c docs main && echo hello >readme && save docs && git update-ref refs/pull/120/head docs
git switch -q -c stacked bills && table 0004_items && save items && git update-ref refs/pull/121/head stacked
git switch -q -c groups main && table 0003_groups && save groups && git update-ref refs/pull/122/head groups

gate 0 --base main --head groups --with 'refs/pull/*/head'
says 'migrations/0003_groups.sql:1:1: warning: 0003_groups takes 0003, so do pull request 118 (0003_bills), pull request 119 (0003_tags), pull request 121 (0003_bills): whichever is merged second has to move'
says '[number-also-taken]'
says 'lockstep renumber --onto main'
gate 1 --base main --head groups --with 'refs/pull/*/head' --fail-on warning
gate 0 --base main --head groups --with docs --with bills
says 'so does branch bills (0003_bills)'

# What a branch was stacked on is no rival, and neither is the branch itself.
gate 0 --base main --head stacked --with bills --with stacked
says_nothing
gate 0 --base main --head docs --with 'refs/pull/*/head'
says_nothing

# A pattern that names nothing predicts nothing.
gate 2 --base main --head groups --with 'refs/merge-requests/*/head'
says "git fetch origin '+refs/merge-requests/*/head:refs/merge-requests/*/head'"
gate 2 --base main --head groups --with nowhere
says '--with nowhere names nothing in this clone'
