# Builds the application where it is missing or older than its sources, and lays it out to start quickly.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, here, state and logs come from ops/ledger, which sources this

readonly built_jar=$root/ledger-api/target/feedback-ledger-exec.jar
readonly layouts=$root/ledger-api/target/run

# One line that changes whenever anything does that the application is made of.
sources_print() {
    (
        cd -- "$root" || exit
        find pom.xml ledger-core projections ledger-api -name target -prune -o \
            -type f \( -path '*/src/main/*' -o -name pom.xml \) -print0 |
            LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
    )
}

# Sets app, the folder of the built and laid out application. The folder carries the print of its sources, so a
# running application keeps its own while another one is built.
need_app() {
    app=$layouts/$(sources_print)
    [[ ! -f $app/complete ]] || return 0
    make_state
    (
        # Two commands at once (a run and an import) build once.
        flock 9
        [[ -f $app/complete ]] || { need_maven && build && lay_out; }
    ) 9>"$state/build.lock"
}

make_state() {
    [[ -d $state ]] || mkdir -m 700 -- "$state"
    mkdir -p -- "$logs"
}

build() {
    local log=$logs/build.log
    say "building the application (the first time this takes minutes; log: $log)"
    # The tests are compiled, because other modules' tests stand on them, and not run: that is what `test` is for.
    if ! maven -pl ledger-api -am package -Dmaven.test.skip.exec -Dspotless.check.skip 2>&1 | tee "$log" | show_modules
    then
        say "the build failed; all of it is in $log:"
        # With warnings as errors, a warning can be the reason. What follows the first "[Help" is advice on Maven.
        sed '/-> \[Help/q' "$log" | grep -E '^\[ERROR\]|^\[WARNING\] .*\.java:|^Caused by' | head -n 40 >&2 ||
            tail -n 40 "$log" >&2
        exit 1
    fi
}

# Reads Maven's output and says which module it is at: one line, rewritten where there is a terminal.
show_modules() {
    local terminal=0
    [[ ! -t 2 ]] || terminal=1
    awk -v terminal="$terminal" '
        /^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ {
            at = $NF; $1 = $2 = ""; $NF = ""; $(NF - 1) = ""; gsub(/  +/, " ")
            printf terminal ? "\r\033[K  %s%s" : "  %s%s\n", at, $0 > "/dev/stderr"
        }
        END { if (terminal) printf "\r\033[K" > "/dev/stderr" }'
}

# keep_build PRINT: what Maven has just built from the sources of that print is what the next start takes.
keep_build() {
    app=$layouts/$1
    [[ -f $app/complete ]] || lay_out
}

# A fat jar starts at half the speed of the same jar laid out as files.
lay_out() {
    rm -rf -- "$app"
    mkdir -p -- "$app"
    if ! "$jdk/bin/java" -Djarmode=tools -jar "$built_jar" extract --destination "$app" >"$logs/layout.log" 2>&1; then
        tail -n 20 "$logs/layout.log" >&2
        say "the built application could not be laid out in $app"
        exit 1
    fi
    : >"$app/complete"
    forget_old_layouts
}

# A still running older application may need its folder: the newest three stay.
forget_old_layouts() {
    local old
    find "$layouts" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\0' | LC_ALL=C sort -z -r -n |
        tail -z -n +4 | while IFS= read -r -d '' old; do rm -rf -- "${old#* }"; done
}
