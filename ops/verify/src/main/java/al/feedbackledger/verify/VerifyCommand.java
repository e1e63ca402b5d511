package al.feedbackledger.verify;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.verify.export.ExportCheck;
import al.feedbackledger.verify.history.Earlier;
import al.feedbackledger.verify.log.LogCheck;
import al.feedbackledger.verify.receipt.ReceiptCheck;
import al.feedbackledger.verify.receipt.ReceiptLog;
import al.feedbackledger.verify.receipt.ReceiptText;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Progress;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.report.Told;
import al.feedbackledger.verify.report.Unfinished;
import al.feedbackledger.verify.source.CheckedFiles;
import al.feedbackledger.verify.source.FileBytes;
import al.feedbackledger.verify.source.KnownKeys;
import al.feedbackledger.verify.source.LogFiles;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The commands of the program, from their words to the exit code. Never a stack trace: whatever happens is a sentence. */
public final class VerifyCommand {
    /** Exit code of a wrong command line. */
    public static final int WRONG_USAGE = 2;

    /** Exit code when the check could not be finished, for a reason outside what is checked. */
    public static final int UNFINISHED = 3;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Report report = new Report();
    private final List<String> facts = new ArrayList<>();

    /** @param terminal whether a person watches {@code err} */
    public VerifyCommand(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Runs one command, once, and gives the exit code. */
    public int run(String... words) {
        try {
            if (words.length == 0 || List.of("help", "--help", "-h").contains(words[0])) {
                out.print(Usage.TEXT);
                return Report.GOOD;
            }
            List<String> rest = Arrays.asList(words).subList(1, words.length);
            return switch (words[0]) {
                case "export" ->
                    export(new Arguments(rest, Set.of("--key", "--checkpoint", "--log", "--scratch", "--json")));
                case "log" -> log(new Arguments(rest, Set.of("--key", "--checkpoint", "--json")));
                case "receipt" ->
                    receipt(new Arguments(rest, Set.of("--key", "--checkpoint", "--log", "--words", "--json")));
                default -> throw new Usage("there is no command " + words[0]);
            };
        } catch (Usage | InvalidPathException wrong) {
            err.println("verify: " + wrong.getMessage() + "\n");
            err.print(Usage.TEXT);
            return WRONG_USAGE;
        } catch (Unfinished unfinished) {
            err.println("verify: the check could not be finished: " + unfinished.getMessage());
            return UNFINISHED;
        } catch (OutOfMemoryError tooSmall) {
            err.println(
                    "verify: the check could not be finished: it needs more memory than this Java machine may have");
            return UNFINISHED;
        }
    }

    private int export(Arguments given) {
        Path folder = Path.of(given.place("FOLDER"));
        if (!Files.isDirectory(folder)) {
            throw new Usage("there is no folder " + folder);
        }
        KnownKeys keys = keys(given);
        Progress progress = new Progress(err, terminal);
        return told("export", "Export in " + folder, given, () -> {
            ExportCheck check = new ExportCheck(folder, report, progress);
            facts.add(
                    String.format(Locale.ROOT, "log %s, up to position %,d", quoted(check.origin()), check.position()));
            KnownKeys believed = keys.isEmpty() ? check.claimedKeys() : keys;
            if (keys.isEmpty()) {
                report.note(
                        "the key was taken from the export itself: give --key, from elsewhere, to know whose it is");
            }
            List<Checkpoint> earlier = earlier(given, believed);
            Path scratch = given.has("--scratch")
                    ? Path.of(given.all("--scratch").getLast())
                    : Path.of(System.getProperty("java.io.tmpdir"));
            if (!given.has("--log")) {
                check.run(new ExportCheck.Against(believed, earlier, null), scratch);
                return;
            }
            try (LogFiles files = LogFiles.at(given.all("--log").getLast())) {
                Checkpoint published = new LogCheck(files, believed, report, progress).run(new Earlier(earlier));
                var log = new ExportCheck.PublishedLog(published, new CheckedFiles(files));
                check.run(new ExportCheck.Against(believed, earlier, log), scratch);
            }
        });
    }

    private int log(Arguments given) {
        String place = given.place("FOLDER or URL");
        if (!LogFiles.isAddress(place) && !Files.isDirectory(Path.of(place))) {
            throw new Usage("there is no folder " + place);
        }
        KnownKeys keys = keys(given);
        if (keys.isEmpty() && given.has("--checkpoint")) {
            throw new Usage("an earlier checkpoint is worth nothing without the key that signed it: --key is missing");
        }
        return told("log", "Log at " + place, given, () -> {
            try (LogFiles files = LogFiles.at(place)) {
                Earlier earlier = new Earlier(earlier(given, keys));
                Checkpoint now = new LogCheck(files, keys, report, new Progress(err, terminal)).run(earlier);
                facts.add(String.format(Locale.ROOT, "log %s, %,d leaves", quoted(now.origin()), now.size()));
            }
        });
    }

    private int receipt(Arguments given) {
        Path file = Path.of(given.place("FILE"));
        KnownKeys keys = keys(given);
        if (keys.isEmpty()) {
            throw new Usage("a receipt is worth nothing without the log's key: --key is missing");
        }
        if (!Files.isRegularFile(file)) {
            throw new Usage("there is no file " + file);
        }
        return told("receipt", "Receipt", given, () -> {
            ReceiptCheck check = new ReceiptCheck(keys, report);
            ReceiptCheck.Proven proven = check.run(FileBytes.read(file, TlogProof.MAX_BYTES));
            ReceiptLog log = new ReceiptLog(proven.checkpoint(), report);
            if (given.has("--log")) {
                try (LogFiles files = LogFiles.at(given.all("--log").getLast())) {
                    log.compare(earlier(given, keys), keys, files);
                }
            } else {
                log.compare(earlier(given, keys), keys, null);
            }
            if (report.isGood()) {
                facts.addAll(ReceiptText.of(proven, given.has("--words")));
                ReceiptText.limits().forEach(report::note);
            }
        });
    }

    /** Runs a check and tells how it went; the check may end at any finding after which it cannot go on. */
    private int told(String command, String title, Arguments given, Runnable check) {
        try {
            check.run();
        } catch (Finding.Broken broken) {
            report.found(broken.finding());
        } catch (IntegrityException refused) {
            report.found(Finding.of(Check.FILES, refused));
        }
        Told told = new Told(title, facts, report);
        if (given.has("--json")) {
            out.println(told.json(command));
        } else {
            out.print(told.text());
        }
        return report.exitCode();
    }

    private static KnownKeys keys(Arguments given) {
        try {
            return KnownKeys.of(given.all("--key"));
        } catch (IntegrityException | Finding.Broken refused) {
            throw new Usage("--key: " + refused.getMessage());
        }
    }

    private static List<Checkpoint> earlier(Arguments given, KnownKeys keys) {
        List<Checkpoint> earlier = new ArrayList<>();
        for (String file : given.all("--checkpoint")) {
            byte[] note = FileBytes.read(Path.of(file), SignedNote.MAX_BYTES);
            earlier.add(keys.open(note, "the checkpoint in " + file));
        }
        return earlier;
    }

    private static String quoted(String text) {
        return IntegrityException.quoted(text);
    }
}
