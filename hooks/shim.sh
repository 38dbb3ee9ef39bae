#!/bin/sh
# lockstep hook @VERSION@ (@EVENT@), written by "lockstep hooks install". "lockstep hooks uninstall" removes it and puts
# back the hook that was here before.

previous="$0.lockstep-prev"
if [ -f "$previous" ] && [ -x "$previous" ]; then
  "$previous" "$@" || exit $?
fi

if [ "${LOCKSTEP-}" = 0 ]; then exit 0; fi

# The path is written down because a git client with windows often has a poorer PATH than the terminal. A name that PATH
# answers with something relative could be a file of the repository, and is not run.
lockstep=@LOCKSTEP@
if [ ! -f "$lockstep" ] || [ ! -x "$lockstep" ]; then
  lockstep=$(command -v lockstep)
fi
case "$lockstep" in
  /* | [A-Za-z]:*) ;;
  *)
    echo "lockstep: not found, so the migrations of this @EVENT@ were not checked; CI still checks them" >&2
    echo "help: install it and run lockstep hooks install, or remove this hook: rm $0" >&2
    exit @MISSING_STATUS@
    ;;
esac

exec "$lockstep" @ARGUMENTS@
