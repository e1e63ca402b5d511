# What the launcher stands on: a JDK and Maven, found where they usually are, or a sentence on what to do.
# shellcheck shell=bash
# shellcheck disable=SC2154 # root, here, state and logs come from ops/ledger, which sources this

readonly java_needed=25
readonly maven_needed=3.8.1

# java_version_of HOME: the feature version of the Java in HOME, or nothing where there is none.
java_version_of() {
    local version=''
    if [[ -r $1/release ]]; then
        version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release")
    fi
    if [[ -z $version && -x $1/bin/java ]]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p') || version=''
    fi
    version=${version#1.}
    printf '%s' "${version%%[!0-9]*}"
}

# consider WHERE HOME: takes HOME as the JDK if it is new enough and older than the one taken before (the oldest that
# will do is the one this version was tried with), and keeps a line for the report otherwise.
consider() {
    local version
    version=$(java_version_of "$2")
    if [[ -z $version ]]; then
        seen+=("$1: $2 holds no Java")
    elif ((version < java_needed)); then
        seen+=("$1: $2 is Java $version")
    elif [[ ! -x $2/bin/javac ]]; then
        seen+=("$1: $2 is Java $version without a compiler")
    elif [[ -z $jdk ]] || ((version < jdk_version)); then
        jdk=$2 jdk_version=$version
    fi
}

# Sets jdk and jdk_version; fails where no JDK is new enough, with what was seen in the list seen.
look_for_jdk() {
    local java folder home
    jdk='' jdk_version=0 seen=()
    if [[ -n ${LEDGER_JAVA_HOME-} ]]; then
        # Somebody has chosen: another one is not taken silently.
        consider LEDGER_JAVA_HOME "$LEDGER_JAVA_HOME"
        [[ -n $jdk ]]
        return
    fi
    [[ -z ${JAVA_HOME-} ]] || consider JAVA_HOME "$JAVA_HOME"
    if [[ -z $jdk ]] && java=$(command -v java); then
        java=$(readlink -f -- "$java")
        consider "the path" "${java%/bin/java}"
    fi
    [[ -z $jdk ]] || return 0
    while IFS= read -r -d : folder; do
        for home in "$folder"/*/; do
            home=${home%/}
            [[ -x $home/bin/java && ! -L $home ]] || continue
            consider "$folder" "$home"
        done
    done <<<"$(jdk_folders):"
    [[ -n $jdk ]]
}

jdk_folders() {
    printf '%s' "${LEDGER_JDK_FOLDERS-/usr/lib/jvm:${HOME-}/.sdkman/candidates/java:/opt}"
}

need_jdk() {
    look_for_jdk || refuse "no JDK $java_needed or newer was found" "${seen[@]}" \
        "Looked at LEDGER_JAVA_HOME, JAVA_HOME, the path and $(jdk_folders)." \
        "What to do: $(advice_on_jdk)"
    # Maven, its compiler and everything it starts use the one that was found.
    export JAVA_HOME=$jdk
}

advice_on_jdk() {
    local package=openjdk-$java_needed-jdk-headless
    if [[ -n ${LEDGER_JAVA_HOME-} ]]; then
        printf 'let LEDGER_JAVA_HOME name the folder of a JDK %s or newer, or unset it.' "$java_needed"
    elif debian_has "$package"; then
        printf 'as root: apt-get install %s' "$package"
    else
        printf 'unpack any JDK %s for this machine, and set LEDGER_JAVA_HOME to its folder.' "$java_needed"
    fi
}

# debian_has PACKAGE: whether this is a Debian that could install it.
debian_has() {
    [[ -e /etc/debian_version ]] && command -v apt-cache >/dev/null &&
        [[ $(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p') =~ ^[0-9] ]]
}

maven_version() {
    mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'
}

maven_is_there() {
    local version
    command -v mvn >/dev/null || return 1
    version=$(maven_version)
    [[ $(printf '%s\n%s\n' "$maven_needed" "$version" | sort -V | head -n 1) == "$maven_needed" ]]
}

need_maven() {
    maven_is_there || refuse "Maven $maven_needed or newer is needed to build, and $(which_maven)" \
        "What to do: on Debian as root: apt-get install maven" \
        "elsewhere: unpack Maven and put its bin folder on the path."
}

which_maven() {
    if command -v mvn >/dev/null; then
        printf 'the one on the path is %s.' "$(maven_version)"
    else
        printf 'there is no mvn on the path.'
    fi
}

# Maven on a new JDK, without the warnings its own libraries cause there.
maven() {
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}" \
        mvn -B --no-transfer-progress -Dstyle.color=never -f "$root/pom.xml" "$@"
}
