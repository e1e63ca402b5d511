# Builds the auditor's program where it is missing or older than its sources, and runs it.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, state, logs and jdk come from ops/ledger and what it sources

readonly verify_target=$root/ops/verify/target
readonly verify_jar=$verify_target/feedback-ledger-verify.jar

verify_print() {
    (
        cd -- "$root" || exit
        find pom.xml ledger-core/rules ops/verify -name target -prune -o \
            -type f \( -path '*/src/main/*' -o -name pom.xml \) -print0 |
            LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
    )
}

need_verify() {
    local print mark=$verify_target/built-from
    print=$(verify_print)
    [[ ! -f $verify_jar || ! -f $mark || $(<"$mark") != "$print" ]] || return 0
    make_state
    (
        flock 9
        [[ ! -f $verify_jar || ! -f $mark || $(<"$mark") != "$print" ]] || exit 0
        need_maven
        say "building the auditor's program (log: $logs/verify-build.log)"
        if ! maven -pl ops/verify -am package -Dmaven.test.skip.exec -Dspotless.check.skip \
            >"$logs/verify-build.log" 2>&1; then
            tail -n 40 "$logs/verify-build.log" >&2
            say "the build failed; all of it is in $logs/verify-build.log"
            exit 3
        fi
        printf '%s\n' "$print" >"$mark"
    ) 9>"$state/build.lock" || exit
}

start_verify() {
    case ${1-} in
        export | log | receipt) ;;
        *) refuse "verify takes 'export', 'log' or 'receipt' and what is to be checked; see: ops/ledger help verify" ;;
    esac
    need_jdk
    need_verify
    exec "$jdk/bin/java" -Xmx512m -jar "$verify_jar" "$@"
}
