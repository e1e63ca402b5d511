# What is said to each command and its arguments, before anything is looked for or built.
# shellcheck shell=bash
# shellcheck disable=SC2030,SC2031 # each test has its stage in a process of its own, on purpose
# shellcheck disable=SC2034,SC2154 # scratch, home, place, stubs, out, err and code come from run and stage.sh

unknownCommandIsAnsweredWithTheList() {
    ledger frobnicate
    expect "exit code 2" ends_with 2
    expect "the word itself" complains "frobnicate"
    expect "the list" complains "import services|feedback FILE"
    expect "nothing built" never_built
}

helpListsEveryCommand() {
    ledger help
    expect "exit code 0" ends_with 0
    local command
    for command in run test accept import demo publish export replay "keys init" "keys rotate" "keys rotate-epoch" \
        "staff add" migrate "timers resume" "verify export|log|receipt" bench backup restore record-restore help; do
        expect "$command" says "  $command"
    done
}

everyCommandHasAHelpOfItsOwn() {
    local command
    for command in run test accept import demo publish export replay keys staff migrate timers verify bench \
        backup restore record-restore; do
        ledger help "$command"
        expect "$command: exit code 0" ends_with 0
        expect "$command: its own line" says "ops/ledger $command"
        ledger "$command" --help
        expect "$command --help: the same" says "ops/ledger $command"
    done
    expect "nothing built" never_built
}

helpOnAnUnknownCommandIsRefused() {
    ledger help frobnicate
    expect "exit code 2" ends_with 2
    expect "the list" complains "timers resume"
}

withoutACommandThereIsHelp() {
    ledger
    expect "exit code 0" ends_with 0
    expect "the list" says "accept DIR"
}

backupAndRestoreNeedAFolder() {
    local command
    for command in backup restore; do
        ledger "$command"
        expect "$command: exit code 2" ends_with 2
        expect "$command: said" complains "$command needs a folder"
    done
    expect "nothing built" never_built
}

backupRestoreAndItsRecordHandTheirWordsOver() {
    ledger backup "my backup" --keys "my keys"
    expect "backup: exit code 0" ends_with 0
    expect "backup: the command" says "argument: backup"
    expect "backup: the folder in one piece" says "argument: my backup"
    expect "backup: the keys" says "argument: my keys"
    expect "backup: from where one stands" says "in folder: $place"
    ledger restore "my backup" --keys "my keys" --log=log --data elsewhere
    expect "restore: exit code 0" ends_with 0
    expect "restore: the command" says "argument: restore"
    expect "restore: the backup" says "argument: my backup"
    expect "restore: the log" says "argument: --log=log"
    expect "restore: the data folder" says "argument: elsewhere"
    ledger record-restore
    expect "record: exit code 0" ends_with 0
    expect "record: the command" says "argument: record-restore"
    expect "record: the folder that run uses" says "argument: -Dledger.data=$home/.ledger"
    export STUB_JAVA_EXIT=2
    for command in "backup b" "restore b" record-restore; do
        # shellcheck disable=SC2086 # the words are arguments of their own
        ledger $command
        expect "$command: the application's exit code" ends_with 2
    done
}

portThatIsNoNumberIsRefused() {
    local port
    for port in abc -1 65536 80a 8.0 999999; do
        ledger run --port "$port"
        expect "$port: exit code 2" ends_with 2
        expect "$port: named" complains "'$port'"
    done
    ledger run --port
    expect "none: exit code 2" ends_with 2
    expect "none: said" complains "--port needs a value"
    expect "nothing built" never_built
}

runHandsItsOptionsOver() {
    ledger run --port=8123 --data "my data" --demo
    expect "exit code 0" ends_with 0
    expect "port" says "argument: 8123"
    expect "folder in one piece" says "argument: my data"
    expect "demo" says "argument: --demo"
    expect "bounded memory" says "argument: -Xmx"
    expect "no limping on" says "argument: -XX:+ExitOnOutOfMemoryError"
}

runRefusesWhatItDoesNotKnow() {
    ledger run --prot 80
    expect "exit code 2" ends_with 2
    expect "the word" complains "--prot"
    printf x >"$place/a file"
    ledger run --data "a file"
    expect "a file is no folder" ends_with 2
}

importNeedsAnExistingFile() {
    ledger import services nowhere.csv
    expect "exit code 2" ends_with 2
    expect "the file" complains "no file 'nowhere.csv'"
    ledger import services
    expect "no file: exit code 2" ends_with 2
    ledger import people "$place/rows.csv"
    expect "other kind: exit code 2" ends_with 2
    ledger import feedback "$place"
    expect "a folder: exit code 2" ends_with 2
    printf 'a\n' >"$place/rows.csv"
    ledger import feedback rows.csv --mapping nowhere.yaml
    expect "no mapping: exit code 2" ends_with 2
    expect "the mapping" complains "no file 'nowhere.yaml'"
    ledger import feedback rows.csv rows.csv
    expect "two files: exit code 2" ends_with 2
    expect "nothing built" never_built
}

exportAndReplayNeedToKnowWhat() {
    ledger export
    expect "no folder: exit code 2" ends_with 2
    expect "said" complains "export needs a folder"
    ledger replay
    expect "no view: exit code 2" ends_with 2
    expect "said" complains "replay needs a view"
    expect "nothing built" never_built
}

exportAndReplayHandTheirWordsOver() {
    ledger export "my export"
    expect "exit code 0" ends_with 0
    expect "the folder in one piece" says "argument: my export"
    expect "the folder one stands in" says "in folder: $place"
    ledger export out --words --as drita
    expect "the words" says "argument: --words"
    expect "the person" says "argument: drita"
    ledger replay inbox --as-of 2026-11-23T10:15:00Z --compare
    expect "exit code 0" ends_with 0
    expect "the moment" says "argument: 2026-11-23T10:15:00Z"
    expect "the comparison" says "argument: --compare"
}

importTakesAFileFromWhereOneStands() {
    printf 'a\n' >"$place/rows of today.csv"
    printf 'a: b\n' >"$place/columns.yaml"
    ledger import feedback --mapping=columns.yaml "rows of today.csv" --url http://127.0.0.1:8123
    expect "exit code 0" ends_with 0
    expect "the file in one piece" says "argument: rows of today.csv"
    expect "the mapping" says "argument: columns.yaml"
    expect "the address" says "argument: http://127.0.0.1:8123"
    expect "the folder one stands in" says "in folder: $place"
}

acceptNeedsAFolder() {
    ledger accept
    expect "none: exit code 2" ends_with 2
    ledger accept nowhere
    expect "exit code 2" ends_with 2
    expect "the folder" complains "no folder 'nowhere'"
}

partsOfACommandAreKnown() {
    local command
    for command in "keys destroy" "staff remove" "timers stop" keys staff timers; do
        # shellcheck disable=SC2086 # the words are arguments of their own
        ledger $command
        expect "$command: exit code 2" ends_with 2
    done
    ledger keys init
    expect "keys init goes through" says "argument: init"
}

testRefusesWhatItDoesNotKnow() {
    ledger test --quick
    expect "exit code 2" ends_with 2
    expect "the word" complains "--quick"
}
