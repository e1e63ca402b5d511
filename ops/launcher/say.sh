# How the launcher speaks: to the error stream, so that a command's own output stays clean.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

# Ends with 2: nothing was tried, because the call or the machine is not ready for it.
refuse() {
    say "ledger: $1"
    shift
    local line
    for line; do say "  $line"; done
    exit 2
}

# The longest file name or text of this project is Albanian: without a UTF-8 locale it would turn into question marks.
if [[ $(locale charmap 2>/dev/null) != UTF-8 ]]; then
    export LC_ALL=C.UTF-8
fi
