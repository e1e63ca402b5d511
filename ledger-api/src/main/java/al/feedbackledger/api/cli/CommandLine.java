package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.accept.Acceptance;
import al.feedbackledger.api.cli.accept.ProofVectors;
import al.feedbackledger.api.cli.demo.Demo;
import al.feedbackledger.api.cli.door.Answer;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.transfer.Publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands beside {@code run}. Those that change the ledger ask a running application over HTTP and do nothing by
 * themselves, so the rules are the same for everybody.
 */
public final class CommandLine {
    private final Surroundings around;

    CommandLine(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs a command of this process.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(String[] words) {
        return new CommandLine(Surroundings.ofProcess()).run(List.of(words));
    }

    int run(List<String> words) {
        try {
            return dispatch(words).number();
        } catch (Stop stop) {
            around.terminal().complain("ledger: " + stop.text());
            return stop.code().number();
        } catch (IOException e) {
            around.terminal().complain("ledger: a file cannot be read or written: " + e.getMessage());
            return ExitCode.UNUSABLE.number();
        }
    }

    private ExitCode dispatch(List<String> words) throws IOException {
        if (words.isEmpty()) {
            throw Stop.unusable("which command? See: ops/ledger help");
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "import" -> new ImportCommand(around).run(rest);
            case "publish" -> publish(rest);
            case "demo" -> demo(rest);
            case "accept" -> {
                return accept(rest);
            }
            case "staff" -> new StaffCommand(around).run(rest);
            case "timers" -> resumeTimers(rest);
            case "replay" -> {
                return new ReplayCommand(around).run(rest);
            }
            case "rebuild" -> {
                return new RebuildCommand(around).run(rest);
            }
            case "export" -> new ExportCommand(around).run(rest);
            case "keys" -> keys(rest);
            case "backup" -> new BackupCommands(around).backup(rest);
            case "restore" -> new BackupCommands(around).restore(rest);
            case "record-restore" -> new BackupCommands(around).record(rest);
            case "migrate" -> new GroundCommands(around).migrate(rest);
            default ->
                throw Stop.unusable("there is no command " + words.getFirst()
                        + "; there are import, publish, demo, accept, staff, export, replay, rebuild, timers, keys, backup,"
                        + " restore, record-restore and migrate. See: ops/ledger help");
        }
        return ExitCode.DONE;
    }

    private void publish(List<String> rest) {
        Words words = Words.of(rest, Surroundings.DOOR_OPTIONS);
        words.rest(0, "publish [--url URL] [--data DIR]");
        Publication.take(Door.ofCommandLine(around.instance(words)), around.terminal());
    }

    private void demo(List<String> rest) {
        Words words = Words.of(rest, Surroundings.DOOR_OPTIONS);
        words.rest(0, "demo [--url URL] [--data DIR]");
        new Demo(around.instance(words), around.terminal(), around.clock(), around.randomness()).fill();
    }

    private ExitCode accept(List<String> rest) throws IOException {
        Words words = Words.of(rest, java.util.Set.of());
        Path folder = Path.of(words.rest(1, "accept DIR").getFirst());
        if (!Files.isDirectory(folder)) {
            throw Stop.unusable("there is no folder " + folder);
        }
        boolean held = ProofVectors.liesIn(folder)
                ? new ProofVectors(folder, around.terminal()).run()
                : new Acceptance(folder, around.root(), around.terminal(), around.clock(), around.randomness()).run();
        return held ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void keys(List<String> rest) throws IOException {
        String what = rest.isEmpty() ? "" : rest.getFirst();
        switch (what) {
            case "init" -> new GroundCommands(around).initKeys(rest.subList(1, rest.size()));
            case "rotate" -> rotateKey(rest.subList(1, rest.size()));
            case "rotate-epoch" -> rotateEpoch(rest.subList(1, rest.size()));
            default -> throw Stop.unusable("usage: ops/ledger keys init|rotate|rotate-epoch [--data DIR]");
        }
    }

    private void rotateEpoch(List<String> rest) {
        Words words = Words.of(rest, Surroundings.DOOR_OPTIONS);
        words.rest(0, "keys rotate-epoch [--url URL] [--data DIR]");
        Door.ofCommandLine(around.instance(words)).expect("changing the epoch's key", "/api/v1/epochs/rotate", null);
        around.terminal().say("The next epoch has begun. The old key is destroyed when no backup needs it any more.");
    }

    private void rotateKey(List<String> rest) {
        Words words = Words.of(rest, Surroundings.DOOR_OPTIONS);
        words.rest(0, "keys rotate [--url URL] [--data DIR]");
        Answer rotated = Door.ofCommandLine(around.instance(words))
                .expect("making a new signing key", "/api/v1/signing-keys/rotate", null);
        around.terminal()
                .say("From now on the log is signed by "
                        + rotated.json().path("key").asString());
        around.terminal().say("Copy the key folder to its backup again, and to every node.");
    }

    private void resumeTimers(List<String> rest) {
        Words words = Words.of(rest, Surroundings.DOOR_OPTIONS);
        List<String> what = words.rest(1, "timers resume [--url URL] [--data DIR]");
        if (!what.getFirst().equals("resume")) {
            throw Stop.unusable("timers can resume, not " + what.getFirst());
        }
        Door.ofCommandLine(around.instance(words)).expect("resuming the timers", "/api/v1/timers/resume", null);
        around.terminal().say("The timers go on.");
    }
}
