# The stage of the launcher's tests: a small copy of the project and stand-ins for Java and Maven.
# shellcheck shell=bash
# shellcheck disable=SC2030,SC2031 # each test has its stage in a process of its own, on purpose
# shellcheck disable=SC2154 # root and scratch come from run, which sources this

on_a_fresh_stage() (
    problems=()
    code='' out='' err=''
    scratch=$scratch/$1
    set_stage
    "$1"
    ((${#problems[@]} == 0)) && exit 0
    printf '  not so: %s\n' "${problems[@]}"
    printf '  exit code %s\n  out: %s\n  err: %s\n' "$code" "$out" "$err"
    exit 1
)

# shellcheck disable=SC2034 # place, home and built_mark are for the tests
set_stage() {
    home="$scratch/a project of ours" place="$scratch/somewhere else" stubs=$scratch/stubs
    built_mark=$scratch/builds
    mkdir -p "$home/ops" "$place" "$stubs"
    cp -r "$root/ops/ledger" "$root/ops/launcher" "$home/ops/"
    local module
    for module in . ledger-core projections ledger-api; do
        mkdir -p "$home/$module/src/main/java"
        printf '<project/>\n' >"$home/$module/pom.xml"
    done
    stub_mvn 3.9.9
    stub_java "$scratch/jdk" 25
    unset JAVA_HOME MAVEN_OPTS LEDGER_JAVA_OPTIONS LEDGER_JDK_FOLDERS LEDGER_CHROMIUM LEDGER_AXE LEDGER_DB_ADMIN_URL
    export LEDGER_JAVA_HOME=$scratch/jdk LEDGER_AOT=off LEDGER_DB_URL=external STUB=$scratch
    export PATH=$stubs:$PATH
}

# Only what the launcher itself calls, and the given folder: no Java or Maven of this machine is on the path.
path_with() {
    local tool
    mkdir -p "$scratch/tools"
    for tool in bash env readlink dirname locale sed cut sort head tail find xargs sha256sum cat mkdir rm flock awk tee \
        grep mktemp mkfifo timeout wc apt-cache; do
        if command -v "$tool" >/dev/null; then ln -sf "$(command -v "$tool")" "$scratch/tools/$tool"; fi
    done
    export PATH=$1:$scratch/tools
}

# stub_java HOME VERSION: answers -version, lays a jar out, writes a cache, and else repeats its arguments.
stub_java() {
    mkdir -p "$1/bin"
    cat >"$1/bin/java" <<STUB
#!/usr/bin/env bash
home='$1' version=$2
STUB
    cat >>"$1/bin/java" <<'STUB'
if [[ $* == *-version* ]]; then
    printf 'openjdk version "%s.0.1" 2025-10-21\n' "$version" >&2
    exit 0
fi
if [[ $* == *" extract "* ]]; then
    cp "$3" "${@: -1}/"
    exit 0
fi
for argument; do
    if [[ $argument == -XX:AOTCacheOutput=* ]]; then
        [[ -z ${LEDGER_DB_URL-} ]] || printf x >"$STUB/external"
        [[ -z ${STUB_JAVA_TRAINS_BADLY-} ]] || exit 3
        trap 'printf cache >"${argument#*=}"; exit 143' TERM
        printf 'ready on http://127.0.0.1:8080/\n'
        # Ends with the signal; the bound is for a launcher that sends none.
        timeout 20 tail -f /dev/null &
        wait
    fi
done
printf 'stand-in for Java in %s\nin folder: %s\nprocess: %s\n' "$home" "$PWD" "$$"
printf 'argument: %s\n' "$@"
exit "${STUB_JAVA_EXIT-0}"
STUB
    chmod +x "$1/bin/java"
    cp "$1/bin/java" "$1/bin/javac"
}

# stub_mvn VERSION: "builds" the jar and counts how often it did.
stub_mvn() {
    cat >"$stubs/mvn" <<STUB
#!/usr/bin/env bash
version=$1
STUB
    cat >>"$stubs/mvn" <<'STUB'
if [[ $* == *--version* ]]; then
    printf 'Apache Maven %s\n' "$version"
    exit 0
fi
printf '[INFO] Building Rules 0.1.0 [3/6]\n'
if [[ -n ${STUB_MVN_FAILS-} ]]; then
    printf '[ERROR] the reason\n'
    exit 1
fi
printf 'built\n' >>"$STUB/builds"
while [[ $1 != -f ]]; do shift; done
mkdir -p "$(dirname "$2")/ledger-api/target"
printf jar >"$(dirname "$2")/ledger-api/target/feedback-ledger-exec.jar"
STUB
    chmod +x "$stubs/mvn"
}

# report NAME NUMBERS: a test report as Surefire writes it.
report() { report_in ledger-api/target/surefire-reports "$@"; }

# report_in FOLDER NAME NUMBERS: the same, of another module.
report_in() {
    mkdir -p "$home/$1"
    printf '<?xml version="1.0"?>\n<testsuite name="%s" time="0.1" %s>\n</testsuite>\n' "$2" "$3" \
        >"$home/$1/TEST-$2.xml"
}

# in_test FUNCTION…: one function of `ledger test` alone, where one test of the launcher itself has passed.
in_test() {
    code=0
    (
        # shellcheck disable=SC2034 # they are read by what is sourced below
        root=$home here=$home/ops state=$home/.ledger logs=$home/.ledger/logs launcher_run=1 launcher_failed=0
        . "$home/ops/launcher/say.sh"
        . "$home/ops/launcher/ground.sh"
        . "$home/ops/launcher/build.sh"
        . "$home/ops/launcher/test.sh"
        "$@"
    ) >"$scratch/out" 2>"$scratch/err" || code=$?
    out=$(<"$scratch/out") err=$(<"$scratch/err")
}

# count [BROKEN]
count() { in_test count_reports "${1-0}"; }
