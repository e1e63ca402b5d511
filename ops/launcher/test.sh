# Every test there is: lays the ground, runs the launcher's own tests, then Maven's, and counts what was executed.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, here, state, logs and jdk come from ops/ledger and what it sources

# The very file that is put into pages: a registry that answers with another one is noticed.
readonly axe_version=4.14.1
readonly axe_sha256=29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
readonly axe_folder=$root/ops/browser-tests/target/axe

run_every_test() {
    local long=() rc=0 broken=0
    while (($# > 0)); do
        case $1 in
            --long) long=(-Plong) ;;
            *) refuse "test does not know '$1'; see: ops/ledger help test" ;;
        esac
        shift
    done
    make_state
    lay_ground
    test_launcher || rc=1
    verify "${long[@]}" || rc=$? broken=1
    count_reports "$broken" || rc=${rc/#0/1}
    if ((${#long[@]} > 0 && rc == 0)); then
        headline "the same bytes twice"
        "$root/ops/reproducible" || rc=1
    fi
    exit "$rc"
}

headline() { printf '\n== %s\n' "$1"; }

# Sets launcher_run and launcher_failed, which join the counts at the end.
test_launcher() {
    local said
    headline "the launcher"
    said=$("$root/ops/launcher-tests/run") || true
    printf '%s\n' "$said"
    said=${said##*$'\n'}
    [[ $said =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || said='0 passed, 1 failed'
    launcher_failed=${said#*, } launcher_failed=${launcher_failed% failed}
    launcher_run=$((${said%% *} + launcher_failed))
    ((launcher_run > 0 && launcher_failed == 0))
}

# --- the ground

lay_ground() {
    headline "what the tests stand on"
    install_missing
    need_jdk
    need_maven
    need_namespaces
    need_small_disks
    need_axe
    LEDGER_CHROMIUM=$(find_chromium)
    LEDGER_AXE=$axe_folder/node_modules/axe-core/axe.min.js
    export LEDGER_CHROMIUM LEDGER_AXE PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    printf '%-12s %s\n' JDK "$jdk ($jdk_version)" Maven "$(maven_version)" PostgreSQL "$(postgresql_15)" \
        Chromium "$LEDGER_CHROMIUM" axe-core "$axe_version"
}

install_missing() {
    local packages=()
    if look_for_jdk; then
        export JAVA_HOME=$jdk
    elif [[ -n ${LEDGER_JAVA_HOME-} ]]; then
        need_jdk
    else
        packages+=("openjdk-$java_needed-jdk-headless")
    fi
    maven_is_there || packages+=(maven)
    find_chromium >/dev/null || packages+=(chromium)
    postgresql_15 >/dev/null || packages+=(postgresql-15)
    axe_is_there || command -v npm >/dev/null || packages+=(nodejs npm)
    command -v shellcheck >/dev/null || packages+=(shellcheck)
    ((${#packages[@]} > 0)) || return 0
    if [[ ! -e /etc/debian_version ]] || ! command -v apt-get >/dev/null; then
        refuse "the tests need what this machine lacks: ${packages[*]}" \
            "It is not a Debian, so they cannot be installed from here: install them under the names they have here." \
            "The JDK is found by LEDGER_JAVA_HOME, Chromium by LEDGER_CHROMIUM, PostgreSQL 15 in $postgresql_folder."
    fi
    ((EUID == 0)) || refuse "the tests need what this machine lacks: ${packages[*]}" \
        "What to do: as root: apt-get install --no-install-recommends ${packages[*]}"
    install_packages "${packages[@]}"
}

install_packages() {
    local package missing=()
    say "installing $* (log: $logs/install.log)"
    apt-get update >"$logs/install.log" 2>&1 || show_install_log
    for package; do
        debian_has "$package" || missing+=("$package")
    done
    if [[ " ${missing[*]-} " == *" openjdk-"* ]]; then need_jdk; fi
    ((${#missing[@]} == 0)) || refuse "this Debian has no package ${missing[*]}" \
        "What to do: install it from where the makers of ${missing[*]} offer it, and call the tests again."
    keep_clusters_away
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$logs/install.log" 2>&1 ||
        show_install_log
    rm -f -- "$cluster_setting"
}

show_install_log() {
    rm -f -- "$cluster_setting"
    tail -n 30 "$logs/install.log" >&2
    refuse "the installation failed; its end is above, all of it in $logs/install.log"
}

# Debian's package makes and starts a server of its own when it is installed; the tests want its programs only.
readonly cluster_setting=/etc/postgresql-common/createcluster.d/feedback-ledger-tests.conf
keep_clusters_away() {
    mkdir -p "${cluster_setting%/*}"
    printf 'create_main_cluster = false\n' >"$cluster_setting"
}

readonly postgresql_folder=/usr/lib/postgresql/15/bin
postgresql_15() {
    [[ -x $postgresql_folder/initdb && -x $postgresql_folder/postgres ]] || return 1
    "$postgresql_folder/postgres" --version
}

find_chromium() {
    if [[ -n ${LEDGER_CHROMIUM-} ]]; then
        [[ -x $LEDGER_CHROMIUM ]] || refuse "LEDGER_CHROMIUM is '$LEDGER_CHROMIUM', which cannot be run"
        printf '%s' "$LEDGER_CHROMIUM"
    else
        command -v chromium || command -v chromium-browser || command -v google-chrome
    fi
}

# PostgreSQL refuses to run as root; the embedded one then needs a user namespace of its own.
need_namespaces() {
    ((EUID != 0)) || unshare -U true 2>/dev/null || refuse "this machine lets root make no user namespace (unshare -U)" \
        "PostgreSQL does not run as root, so the tests' own server needs one." \
        "What to do: run the tests as another user, or set the kernel parameter user.max_user_namespaces above 0."
}

# The drills fill disks that are really small: a tmpfs each, which root alone may mount.
need_small_disks() {
    if ((EUID == 0)) && unshare --mount mount -t tmpfs -o size=64k none "$logs" 2>/dev/null; then
        return
    fi
    refuse "this user may not mount a small disk (a tmpfs), and the drills fill some" \
        "What to do: run the tests as root, or as root of a namespace of your own:" \
        "unshare --user --map-root-user --mount ops/ledger test"
}

axe_is_there() {
    local file=$axe_folder/node_modules/axe-core/axe.min.js
    [[ -r $file && $(sha256sum <"$file") == "$axe_sha256  -" ]]
}

need_axe() {
    axe_is_there && return
    mkdir -p -- "$axe_folder"
    npm install --prefix "$axe_folder" --no-save --no-audit --no-fund --ignore-scripts "axe-core@$axe_version" \
        >"$logs/axe.log" 2>&1 || { tail -n 20 "$logs/axe.log" >&2 && refuse "axe-core could not be fetched by npm"; }
    axe_is_there || refuse "npm gave another axe-core $axe_version than the one known here" \
        "What to do: find out why before running it; the file is in $axe_folder."
}

# --- the tests

# Every phase in its order: format, compile, unit and architecture, integration, browser. All modules are tried.
verify() {
    local log=$logs/test.log rc=0 print
    print=$(sources_print)
    headline "format, compile, unit and architecture, integration, browser (all of it: $log)"
    reports -delete
    # Two modules at once where neither needs the other: tests mostly wait, for disks, browsers and servers.
    maven verify --threads 2 --fail-at-end "$@" 2>&1 | tee "$log" | show_tests || rc=${PIPESTATUS[0]}
    if ((rc == 0)); then
        keep_build "$print"
    else
        show_failures "$log"
    fi
    return "$rc"
}

# Out of Maven's output: the modules, what each test class counted, and what went wrong.
show_tests() {
    grep --line-buffered -E \
        '^\[INFO\] Building .*\[[0-9]+/[0-9]+\]|^\[(INFO|WARNING)\] Tests run:|^\[ERROR\] |^\[INFO\] BUILD' || true
}

show_failures() {
    headline "the end of $1"
    tail -n 60 "$1"
}

# --- the counts, from the reports themselves

# shellcheck disable=SC2016 # awk's own dollars
readonly suite_numbers='
    function number(name) {
        return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
    }
    /<testsuite / { run += number("tests"); bad += number("failures") + number("errors"); not_run += number("skipped") }
    END { print run + 0, bad + 0, not_run + 0 }'

# reports FIND-ARGUMENTS: what find does with every report of this tree.
reports() {
    (cd -- "$root" && find . -path './*/target/*-reports/TEST-*.xml' "$@")
}

# count_reports BROKEN: prints the counts, the last line as "N passed, N failed". What should have run and did not counts
# as failed: a build that broke, tests that were skipped, a module with tests of which none ran.
count_reports() {
    local kind folder sources without run bad not_run all=$launcher_run failed=$launcher_failed skipped=0
    headline "counted from the reports"
    printf '%-22s %5d run, %d failed\n' launcher "$launcher_run" "$launcher_failed"
    while IFS='|' read -r kind folder sources without; do
        read -r run bad not_run <<<"$(reports -path "$folder" ! -path "${without:-none}" -exec cat {} + | awk "$suite_numbers")"
        printf '%-22s %5d run, %d failed, %d skipped\n' "$kind" "$run" "$bad" "$not_run"
        all=$((all + run)) failed=$((failed + bad)) skipped=$((skipped + not_run))
        if ((run == 0)) && has_sources "$folder" "$sources"; then
            printf 'failed: %s: there are tests, and none was executed\n' "$kind"
            failed=$((failed + 1)) all=$((all + 1))
        fi
    done <<'TABLE'
unit and architecture|./*/surefire-reports/*|*Test.java|./ops/verify/*
integration, store|./ledger-core/*/failsafe-reports/*|*IT.java
integration, views|./projections/*/failsafe-reports/*|*IT.java
integration, doors|./ledger-api/*/failsafe-reports/*|*IT.java
verifying|./ops/verify/*/surefire-reports/*|*Test.java
drills|./ops/drills/*/failsafe-reports/*|*IT.java
browser|./ops/browser-tests/*/failsafe-reports/*|*IT.java
TABLE
    name_failed_tests
    if (($1 && failed == 0)); then
        printf 'failed: the build itself, see %s\n' "$logs/test.log"
        failed=1 all=$((all + 1))
    fi
    ((all > launcher_run)) || say "Maven executed no test: that counts as a failure"
    printf '%d passed, %d failed\n' $((all - failed - skipped)) $((failed + skipped))
    ((all > launcher_run && failed == 0 && skipped == 0))
}

# has_sources REPORTS NAME: whether the modules of these reports have test classes of that name.
has_sources() {
    [[ -n $(cd -- "$root" && find . -path "${1%%/\**}/*/src/test/java/*" -name "$2" -print -quit) ||
        -n $(cd -- "$root" && find . -path "${1%%/\**}/src/test/java/*" -name "$2" -print -quit) ]]
}

name_failed_tests() {
    reports -exec cat {} + | awk '
        /<testcase / {
            match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8)
            match($0, / classname="[^"]*"/); class = substr($0, RSTART + 12, RLENGTH - 13)
        }
        /<(failure|error)[ >]/ { print "failed: " class "." name }
        /<skipped[ \/>]/ { print "skipped: " class "." name }' | sort -u
}
