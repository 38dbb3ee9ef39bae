# Completion of lockstep for fish, as `lockstep completions fish` prints it.

function __lockstep_commits
    echo HEAD
    git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null
end

complete -c lockstep -f
complete -c lockstep -n __fish_use_subcommand -l help -d 'the commands'
complete -c lockstep -n __fish_use_subcommand -l version -d 'which lockstep this is'
# @commands@
