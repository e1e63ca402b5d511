# Hands over to the application: the Java process takes this one's place, so signals and Ctrl-C reach it.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, here, state, logs, jdk and app come from ops/ledger and what it sources

# java_options HEAP: what every start has in common. The serial collector is the smallest, and with two cores and a
# heap of this size also the quickest; a process out of memory ends rather than limps.
java_options() {
    options=(
        -XX:+UseSerialGC "-Xmx$1" -XX:+ExitOnOutOfMemoryError
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Djava.awt.headless=true
        --enable-native-access=ALL-UNNAMED
        "-Dledger.root=$root" "-Dledger.data=$state"
    )
    # A cache that does not fit (another JDK, other options) is left aside by Java with words that help nobody.
    if [[ -s $app/start.aot ]]; then
        options+=("-XX:AOTCache=$app/start.aot" -Xlog:disable "-Xlog:all=error,aot*=off:stderr")
    fi
    # PostgreSQL's programs are unpacked once, for whatever data folder; without this, into each.
    if [[ -w $state ]]; then
        export LEDGER_PROGRAMS=${LEDGER_PROGRAMS-$state}
    fi
    local more
    read -r -a more <<<"${LEDGER_JAVA_OPTIONS-}"
    options+=(${more[@]+"${more[@]}"})
}

start_server() {
    need_jdk
    need_app
    train_once
    java_options 320m
    exec "$jdk/bin/java" "${options[@]}" -jar "$app/feedback-ledger-exec.jar" run "$@"
}

start_command() {
    need_jdk
    need_app
    # What is accepted is the application as run starts it.
    [[ $1 != accept ]] || train_once
    java_options 256m
    exec "$jdk/bin/java" "${options[@]}" -jar "$app/feedback-ledger-exec.jar" "$@"
}

# What is measured is not part of the application: it is built beside it, and starts it as processes of its own.
start_bench() {
    need_jdk
    need_app
    need_maven
    train_once
    say "building the bench (log: $logs/bench-build.log)"
    if ! maven -pl ops/bench,ops/verify -am package -Dmaven.test.skip.exec -Dspotless.check.skip >"$logs/bench-build.log" 2>&1; then
        tail -n 40 "$logs/bench-build.log" >&2
        exit 1
    fi
    java_options 512m
    exec "$jdk/bin/java" "${options[@]}" "-Dledger.app=$app/feedback-ledger-exec.jar" \
        "-Dledger.verify=$verify_jar" \
        -cp "$root/ops/bench/target/*:$app/feedback-ledger-exec.jar:$app/lib/*" al.feedbackledger.bench.Bench "$@"
}

train_once() {
    [[ -e $app/trained || ${LEDGER_AOT-on} == off ]] || train
}

# Starts the application once beside, on a throw-away data folder, and lets Java keep what it learns, so that every
# later start takes half the time. Tried once per build; whatever goes wrong here costs time at start and nothing else.
train() {
    local scratch
    say "preparing a quick start (once per build)"
    : >"$app/trained"
    scratch=$(mktemp -d)
    train_in "$scratch" >"$logs/train.log" 2>&1 || true
    rm -rf -- "$scratch"
    if [[ ! -s $app/start.aot ]]; then
        rm -f -- "$app/start.aot"
        say "no quick start this time, see $logs/train.log; the application starts all the same"
    fi
}

# The application says an address when it is ready; then it is asked to stop, and the cache is written as it ends.
train_in() {
    local scratch=$1 line child
    local until=$((SECONDS + 120))
    java_options 320m
    mkfifo "$scratch/said"
    env -u LEDGER_DB_URL -u LEDGER_DB_ADMIN_URL \
        "$jdk/bin/java" "${options[@]}" "-XX:AOTCacheOutput=$app/start.aot" "-Dledger.data=$scratch/data" \
        -jar "$app/feedback-ledger-exec.jar" run --port 0 --data "$scratch/data" >"$scratch/said" &
    child=$!
    # A child in the background does not hear Ctrl-C.
    trap 'kill -TERM "$child"; exit 130' INT TERM
    {
        while ((SECONDS < until)) && IFS= read -r -t 90 line; do
            printf '%s\n' "$line"
            [[ $line != *http://* ]] || break
        done
        kill -TERM "$child" || true
        timeout 180 cat || kill -KILL "$child"
    } <"$scratch/said"
    trap - INT TERM
    wait "$child"
}
