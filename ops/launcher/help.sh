# What each command is for, in the words a person reads.
# shellcheck shell=bash

list_commands() {
    cat <<'TEXT'
  run [--port N] [--data DIR] [--demo]                start the application; builds it first where needed
  test [--long]                                       every test there is, installing what it needs
  accept DIR                                          import real data and check the outcome
  import services|feedback FILE [--mapping FILE]      import a catalogue or feedback into the running application
  demo                                                fill a clearly labelled simulated country
  publish                                             publish what is due
  export FOLDER [--words --as LOGIN]                  write the ledger into a folder that can be checked
  replay VIEW [--as-of POSITION|TIME] [--compare]     build a view as it was, and compare it with the live one
  keys init                                           make the folder of keys
  keys rotate                                         sign the published log with a new key from now on
  keys rotate-epoch                                   change the key that wraps the keys of cases
  staff add                                           add a staff account
  backup FOLDER [--keys FOLDER]                       back up the embedded database, and its keys elsewhere
  restore BACKUP --keys FOLDER                        bring a ledger back into an empty data folder
  record-restore                                      go on as a new log after signed events were lost
  migrate                                             bring an external database to this version
  timers resume                                       let timers go on after the clock jumped
  verify export|log|receipt WHAT                      check an export, a published log or a receipt
  bench                                               measure this machine
  help [COMMAND]                                      this list, or more on one command
TEXT
}

show_help() {
    case ${1-} in
        '')
            printf 'Feedback Ledger\n\nops/ledger COMMAND\n'
            list_commands
            printf '\nVariables, folders and how to operate it: ops/docs/operating.md\n'
            ;;
        run) help_run ;;
        test) help_test ;;
        import) help_import ;;
        verify) help_verify ;;
        accept | demo | publish | bench) help_data "$1" ;;
        export | replay) help_audit "$1" ;;
        keys | staff | migrate | timers) help_operating "$1" ;;
        backup | restore | record-restore) help_backup "$1" ;;
        help) printf 'ops/ledger help [COMMAND]\n' ;;
        *)
            say "ledger: there is no command '$1'. The commands are:"
            list_commands >&2
            exit 2
            ;;
    esac
}

help_run() {
    cat <<'TEXT'
ops/ledger run [--port N] [--data DIR] [--demo]

Starts the application and, unless LEDGER_DB_URL names one, its own PostgreSQL 18. Prints the addresses of the
doors and, the first time, the first staff sign-in. Ctrl-C stops it. All data is kept and found again.

  --port N     listen on this port of 127.0.0.1 (default 8080; 0 takes any free one)
  --data DIR   keep database and keys in DIR (default .ledger in the project's folder)
  --demo       also fill a clearly labelled simulated country, if nothing is there yet

  LEDGER_JAVA_HOME     the JDK 25 or newer to use
  LEDGER_JAVA_OPTIONS  more options for the Java machine, split at spaces
  LEDGER_DB_URL        an external PostgreSQL 15 or newer: jdbc:postgresql://host/database?user=…&password=…
  LEDGER_DB_ADMIN_URL  the same database with a user who may create roles and schemas (see: migrate)
TEXT
}

help_test() {
    cat <<'TEXT'
ops/ledger test [--long]

Runs every test: the launcher's, unit and architecture, integration on real PostgreSQL, browser. On Debian as root
it installs what it needs (Maven, Chromium, PostgreSQL 15, npm; a JDK 25 where Debian has one); elsewhere it says
what to install. Nothing is skipped because something is missing. Ends with "N passed, N failed".

  --long   also the drills that take minutes, and a check that two builds give the same bytes
TEXT
}

help_import() {
    cat <<'TEXT'
ops/ledger import services|feedback FILE [--mapping FILE]

Imports a CSV file into the running application, through the same rules as every other way in. Repeating an import
adds nothing twice, and one that was interrupted continues. Ends with a report file of every refused row and why.

  --mapping FILE   which column means what (default: the mapping of ops/import that fits the columns)
  --report FILE    where to write the report (default: import-report-<source>-<time>.csv in the present folder)
  --url URL        the application to import into (default: the one this folder's run has started)
  --data DIR       the data folder whose running application to use
TEXT
}

help_verify() {
    cat <<'TEXT'
ops/ledger verify export FOLDER [--key KEY]... [--checkpoint FILE]... [--log FOLDER|URL] [--scratch FOLDER] [--json]
ops/ledger verify log FOLDER|URL [--key KEY]... [--checkpoint FILE]... [--json]
ops/ledger verify receipt FILE --key KEY [--checkpoint FILE]... [--log FOLDER|URL] [--words] [--json]

Checks, without the server and without its code, what an auditor, a stranger or a person with a receipt has in hand.
Builds a small program of its own where needed; the same file runs anywhere: java -jar feedback-ledger-verify.jar.
Ends with 0 when all is as it should be, else with the code of what is wrong: ops/docs/verifying.md.

  --key KEY          a verifier key of the log, or a file with one a line
  --checkpoint FILE  a checkpoint kept from earlier; may be given several times
  --log FOLDER|URL   the published log, to hold an export or a receipt against it too
  --words            print a receipt's words too
  --scratch FOLDER   where parts of a large export may lie meanwhile
  --json             one JSON object instead of lines for people
TEXT
}

help_data() {
    case $1 in
        accept) printf '%s\n' 'ops/ledger accept DIR' '' \
            'Imports the real data in DIR into a fresh application and checks the outcome, figure by figure. Where DIR holds' \
            'the public test vectors of Merkle proofs (inclusion, consistency), each is passed or refused as it demands.' ;;
        demo) printf '%s\n' 'ops/ledger demo' '' \
            'Fills a simulated country, labelled as such: 60 services, 3 years, changes built in.' ;;
        publish) printf '%s\n' 'ops/ledger publish' '' \
            'Publishes the figures that are due. The running application does the same by itself.' ;;
        bench) printf '%s\n' 'ops/ledger bench [ledger|changes] [--quick] [--report FILE]' '' \
            'With the word ledger: appends, reads and processors beside Axon, without the doors; --seed N repeats a run.' \
            'With the word changes: what change detection can and cannot see, by simulation; --seed N repeats it.' \
            'Measures submissions, import, replay, start, memory and proofs on this machine, side by side in one run.' ;;
    esac
}

help_audit() {
    case $1 in
        export) printf '%s\n' 'ops/ledger export FOLDER [--words --as LOGIN] [--url URL] [--data DIR]' '' \
            'Writes every event, every commit, what the vault holds and a signed checkpoint into a new folder, for ops/verify.' \
            'Without words, but confidential: it opens every leaf of the log. The folder comes to its name whole or not at all.' \
            'Of a damaged ledger it writes what is there, says so and ends with exit code 1.' '' \
            '  --words      also what people wrote: asked for by this person, approved by another (ops/docs/auditing.md)' \
            '  --as LOGIN   whose request it is; the password is asked for, or read from the first line of the input' ;;
        replay) printf '%s\n' 'ops/ledger replay VIEW [--as-of POSITION|TIME] [--compare] [--url URL] [--data DIR]' '' \
            'Builds a view (casefile, catalogue, inbox or timeline) anew from the events up to a position or a time in UTC, beside' \
            'the live one, and says its digest and rows. The live view is not touched.' '' \
            '  --compare   also what changed since, and whether the live view is what the events say (exit code 1 if not)' ;;
    esac
}

help_backup() {
    case $1 in
        backup) printf '%s\n' 'ops/ledger backup FOLDER [--keys FOLDER] [--log FOLDER] [--data DIR]' '' \
            'Copies the embedded database into the new FOLDER, while the application runs or not. The keys are never in it;' \
            'with --keys they are copied to another folder.' ;;
        restore) printf '%s\n' 'ops/ledger restore BACKUP --keys FOLDER [--log FOLDER] [--data DIR]' '' \
            'Checks a backup and brings it back into an empty data folder: recovered, erased again, looked through.' \
            'Step by step: ops/docs/restore.md' ;;
        record-restore) printf '%s\n' 'ops/ledger record-restore [--log FOLDER] [--data DIR]' '' \
            'Where signed events are lost for good: the next start goes on as a new log, and says so in it.' ;;
    esac
}

help_operating() {
    case $1 in
        keys) printf '%s\n' 'ops/ledger keys init [--data DIR]' 'ops/ledger keys rotate [--url URL] [--data DIR]' '' \
            'init makes the folder of keys, or adds the signing key to an older one (run does it by itself). Keep a' \
            'copy away from the database and its backups. rotate asks the running application for a new signing key;' \
            'the change is recorded, and what older keys have signed stays valid. Copy the folder again afterwards.' \
            '' 'ops/ledger keys rotate-epoch [--url URL] [--data DIR]' '' \
            'Begins the next epoch in the running application, as it does every month by itself: a new key wraps the' \
            'keys of all cases, and the old one is destroyed when no backup needs it any more.' ;;
        staff) printf '%s\n' 'ops/ledger staff add LOGIN --role ROLE [--institution ID]' '' \
            'Adds a staff account. Its first password is shown once and changed at the first sign-in.' ;;
        migrate) printf '%s\n' 'ops/ledger migrate' '' \
            'Makes or updates roles and tables in the database of LEDGER_DB_ADMIN_URL.' ;;
        timers) printf '%s\n' 'ops/ledger timers resume' '' \
            'Lets deadlines go on after they were halted because the clock had jumped by more than an hour.' ;;
    esac
}
