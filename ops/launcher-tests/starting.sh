# How a JDK and Maven are found, the application built and started, and tests counted.
# shellcheck shell=bash
# shellcheck disable=SC2030,SC2031 # each test has its stage in a process of its own, on purpose
# shellcheck disable=SC2034,SC2154 # scratch, home, place, stubs, out, err and code come from run and stage.sh

withoutAJdk25ItSaysWhatItFoundAndWhatToDo() {
    stub_java "$scratch/old" 17
    unset LEDGER_JAVA_HOME
    export JAVA_HOME=$scratch/old LEDGER_JDK_FOLDERS=$scratch/nothing
    path_with "$scratch/old/bin"
    ledger run
    expect "exit code 2" ends_with 2
    expect "what is needed" complains "no JDK 25 or newer"
    expect "what was found" complains "JAVA_HOME: $scratch/old is Java 17"
    expect "what to do" complains "What to do: "
    expect "how to name another" complains "LEDGER_JAVA_HOME"
    expect "nothing built" never_built
}

chosenJavaIsNotReplacedSilently() {
    stub_java "$scratch/old" 17
    export LEDGER_JAVA_HOME=$scratch/old
    ledger demo
    expect "exit code 2" ends_with 2
    expect "which" complains "LEDGER_JAVA_HOME: $scratch/old is Java 17"
}

chosenFolderWithoutJavaIsNamed() {
    export LEDGER_JAVA_HOME=$scratch/nothing
    ledger demo
    expect "exit code 2" ends_with 2
    expect "which" complains "$scratch/nothing holds no Java"
}

runtimeWithoutCompilerIsNoJdk() {
    stub_java "$scratch/jre" 25
    rm "$scratch/jre/bin/javac"
    export LEDGER_JAVA_HOME=$scratch/jre
    ledger demo
    expect "exit code 2" ends_with 2
    expect "why" complains "without a compiler"
}

jdkIsFoundInTheUsualFolders() {
    stub_java "$scratch/old" 17
    stub_java "$scratch/many jdks/zulu 27" 27
    stub_java "$scratch/many jdks/jdk-25.0.1+8" 25
    export JAVA_HOME=$scratch/old LEDGER_JDK_FOLDERS="$scratch/nothing:$scratch/many jdks"
    unset LEDGER_JAVA_HOME
    ledger demo
    expect "exit code 0" ends_with 0
    expect "the oldest that will do" says "stand-in for Java in $scratch/many jdks/jdk-25.0.1+8"
}

jdkIsKnownByItsReleaseFile() {
    stub_java "$scratch/released" 8
    printf 'JAVA_VERSION="26-ea"\n' >"$scratch/released/release"
    export LEDGER_JAVA_HOME=$scratch/released
    ledger demo
    expect "exit code 0" ends_with 0
}

withoutMavenItSaysWhatToDo() {
    rm "$stubs/mvn"
    path_with "$stubs"
    ledger demo
    expect "exit code 2" ends_with 2
    expect "what is needed" complains "Maven 3.8.1 or newer"
    expect "what to do" complains "apt-get install maven"
}

oldMavenIsNotUsed() {
    stub_mvn 3.6.3
    ledger demo
    expect "exit code 2" ends_with 2
    expect "which" complains "the one on the path is 3.6.3"
}

builtOnceAndAgainWhenASourceChanges() {
    ledger demo
    expect "built" built 1
    ledger demo
    expect "not again" built 1
    printf 'class More {}\n' >"$home/projections/src/main/java/More.java"
    touch -d 2001-01-01 "$home/projections/src/main/java/More.java"
    ledger demo
    expect "again, though the new file is older than the jar" built 2
    rm "$home/projections/src/main/java/More.java"
    ledger demo
    expect "not again: this state is still laid out" built 2
}

failedBuildShowsItsEndAndStops() {
    export STUB_MVN_FAILS=1
    ledger demo
    expect "exit code 1" ends_with 1
    expect "the reason" complains "[ERROR] the reason"
    expect "where the rest is" complains ".ledger/logs/build.log"
    unset STUB_MVN_FAILS
    ledger demo
    expect "the next one builds" ends_with 0
}

worksThroughALinkAndInAPathWithSpaces() {
    ln -s "$home/ops/ledger" "$scratch/link"
    (cd / && "$scratch/link" demo) >"$scratch/out" 2>&1
    out=$(<"$scratch/out")
    expect "the project's own folder" says "argument: -Dledger.root=$home"
}

exitCodeIsTheApplications() {
    export STUB_JAVA_EXIT=75
    ledger demo
    expect "its exit code" ends_with 75
}

applicationTakesTheLaunchersPlaceSoSignalsReachIt() {
    "$home/ops/ledger" demo >"$scratch/out" 2>"$scratch/err" &
    wait $!
    out=$(<"$scratch/out")
    expect "the launcher's own process" says "process: $!"
}

benchIsBuiltBesideTheApplication() {
    ledger bench --clients 16
    expect "exit code 0" ends_with 0
    expect "the bench" says "argument: al.feedbackledger.bench.Bench"
    expect "the application it measures" says "argument: -Dledger.app=$home/ledger-api/target/run/"
    expect "its options" says "argument: --clients"
}

moreOptionsComeLast() {
    export LEDGER_JAVA_OPTIONS="-Xmx1g -Dx=y"
    ledger demo
    expect "both" says "argument: -Dx=y"
    expect "the later one wins" test "$(grep -n -- -Xmx1g "$scratch/out" | cut -d: -f1)" -gt \
        "$(grep -n -m1 -- -Xmx "$scratch/out" | cut -d: -f1)"
}

quickStartIsPreparedOnceAndUsed() {
    unset LEDGER_AOT
    ledger run --port 0
    expect "exit code 0" ends_with 0
    expect "said" complains "preparing a quick start"
    expect "used" says "argument: -XX:AOTCache="
    expect "never on an external database" test ! -e "$scratch/external"
    ledger run --port 0
    expect "not again" test -z "$err"
}

failedQuickStartCostsNothingElse() {
    unset LEDGER_AOT
    export STUB_JAVA_TRAINS_BADLY=1
    ledger run --port 0
    expect "exit code 0" ends_with 0
    expect "said" complains "no quick start this time"
    expect "started all the same" says "argument: run"
}

countsSkippedAndMissingTestsAsFailures() {
    report unit 'tests="3" errors="0" skipped="0" failures="0"'
    count
    expect "3 passed" says "4 passed, 0 failed"
    expect "success" ends_with 0
    report more 'tests="5" errors="1" skipped="1" failures="1"'
    count
    expect "failures, errors, skips" says "6 passed, 3 failed"
    expect "no success" ends_with 1
    count 1
    expect "a broken build adds nothing where tests failed" says "6 passed, 3 failed"
    rm "$home/ledger-api/target/surefire-reports/TEST-more.xml"
    count 1
    expect "a broken build is a failure of its own" says "4 passed, 1 failed"
    expect "and said" says "the build itself"
    mkdir -p "$home/projections/src/test/java"
    : >"$home/projections/src/test/java/ViewIT.java"
    count
    expect "tests that were not run" says "integration, views: there are tests, and none was executed"
    expect "are a failure" says "4 passed, 1 failed"
    rm "$home/projections/src/test/java/ViewIT.java"
    rm -r "$home/ledger-api/target"
    count
    expect "none is a failure" ends_with 1
    expect "and said" complains "executed no test"
}

countsVerifierAndDrillsByThemselves() {
    report unit 'tests="3" errors="0" skipped="0" failures="0"'
    report_in ops/verify/target/surefire-reports verifier 'tests="2" errors="0" skipped="0" failures="0"'
    report_in ops/drills/target/failsafe-reports drill 'tests="5" errors="0" skipped="0" failures="1"'
    count
    expect "unit tests without the verifier's" says "unit and architecture      3 run, 0 failed"
    expect "the verifier's" says "verifying                  2 run, 0 failed"
    expect "the drills" says "drills                     5 run, 1 failed"
    expect "each once" says "10 passed, 1 failed"
    rm "$home/ops/drills/target/failsafe-reports/TEST-drill.xml"
    mkdir -p "$home/ops/drills/src/test/java"
    : >"$home/ops/drills/src/test/java/TamperIT.java"
    count
    expect "drills that were not run" says "drills: there are tests, and none was executed"
    expect "no browser test is missed for them" lacks "browser: there are tests"
}

smallDisksNeedAMountOfTheirOwn() {
    printf '#!/bin/sh\nexit 1\n' >"$stubs/unshare"
    chmod +x "$stubs/unshare"
    in_test need_small_disks
    expect "exit code 2" ends_with 2
    expect "what is needed" complains "a small disk"
    expect "what to do" complains "unshare --user --map-root-user --mount ops/ledger test"
    printf '#!/bin/sh\nexit 0\n' >"$stubs/unshare"
    in_test need_small_disks
    expect "only for root, or who is taken for root" ends_with $((EUID == 0 ? 0 : 2))
}

browserIsAProgramOnThePath() {
    printf '#!/bin/sh\n' >"$stubs/chromium"
    chmod +x "$stubs/chromium"
    in_test find_chromium
    expect "the program" says "$stubs/chromium"
    rm "$stubs/chromium"
    path_with "$stubs"
    in_test find_chromium
    expect "none: not found" ends_with 1
    export LEDGER_CHROMIUM=$scratch/nothing
    in_test find_chromium
    expect "a chosen one that is not there: exit code 2" ends_with 2
}

foreignAxeIsNotTaken() {
    mkdir -p "$home/ops/browser-tests/target/axe/node_modules/axe-core"
    printf 'something else' >"$home/ops/browser-tests/target/axe/node_modules/axe-core/axe.min.js"
    in_test axe_is_there
    expect "not taken" ends_with 1
}

scriptsAreClean() {
    expect "shellcheck is there" test -n "$(command -v shellcheck)"
    (cd -- "$root" && shellcheck -x ops/ledger ops/reproducible ops/launcher/*.sh ops/launcher-tests/run \
        ops/launcher-tests/*.sh .ci/run) >"$scratch/out" 2>&1 || problems+=("$(<"$scratch/out")")
}
