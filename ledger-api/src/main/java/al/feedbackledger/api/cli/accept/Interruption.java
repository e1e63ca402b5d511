package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.mapping.FeedbackMapping;
import al.feedbackledger.api.cli.mapping.MappingFile;
import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.cli.transfer.Account;
import al.feedbackledger.api.cli.transfer.FeedbackTransfer;
import al.feedbackledger.api.cli.transfer.Import;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Kills the application while an import runs, starts it again, repeats the import, and looks whether everything is there
 * once. The rows are made here, so that what should come out is known exactly.
 */
final class Interruption {
    private static final int ROWS = 6_000;
    private static final int KILL_AFTER_ROWS = 1_500;
    private static final String MAPPING = """
            source: accept-interruption
            questionSet: {id: accept-interruption, nameSq: Provë, nameEn: Trial}
            columns: {externalId: id, at: at, service: service, rating: rating}
            language: sq
            institutions:
              known:
                - {value: trial, id: accept-trial, nameSq: Provë, nameEn: Trial}
            services:
              known:
                - {value: trial, id: accept-trial, institution: accept-trial, titleSq: Provë, titleEn: Trial}
            """;

    private static final Duration INTO_THE_NEXT_BATCH = Duration.ofMillis(120);

    private final Path scratch;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Checks checks;

    Interruption(Path scratch, Terminal terminal, InstantSource clock, Checks checks) {
        this.scratch = scratch;
        this.terminal = terminal;
        this.clock = clock;
        this.checks = checks;
    }

    /** @return the application that was started again */
    OwnApplication of(OwnApplication application) throws IOException {
        Path file = scratch.resolve("interruption.csv");
        Files.writeString(file, table(), StandardCharsets.UTF_8);
        Path mappingFile = scratch.resolve("interruption.yaml");
        Files.writeString(mappingFile, MAPPING, StandardCharsets.UTF_8);
        FeedbackMapping mapping = MappingFile.feedback(mappingFile);
        boolean stopped = interrupt(application, file, mapping);
        checks.holds("the import notices that the application is gone", stopped, stopped);
        OwnApplication again = application.startAgain();
        checks.measure("ready after the power cut", again.startedIn().toMillis() + " ms");
        Door door = Door.ofCommandLine(again.instance());
        Account account = new FeedbackTransfer(work(door, file), mapping).run();
        checks.equal("rows, imported now or there already", (long) ROWS, account.imported() + account.present());
        checks.holds("rows confirmed before are there", account.present() >= KILL_AFTER_ROWS, account.present());
        checks.holds("and some were not", account.imported() > 0, account.imported());
        checks.equal(
                "every one of them counted once",
                ROWS,
                Shown.of(door.ofSomebody(), "accept-trial", "").people());
        return again;
    }

    /** Kills the application while a request is under way; true if the import ended for that reason. */
    private boolean interrupt(OwnApplication application, Path file, FeedbackMapping mapping) throws IOException {
        AtomicBoolean cut = new AtomicBoolean();
        LongConsumer afterBatch = rows -> {
            if (rows >= KILL_AFTER_ROWS && cut.compareAndSet(false, true)) {
                Thread.ofVirtual().start(() -> {
                    pause();
                    application.kill();
                });
            }
        };
        Import work = work(Door.ofCommandLine(application.instance()), file);
        try {
            new FeedbackTransfer(work, mapping, afterBatch).run();
            return false;
        } catch (Stop stop) {
            if (stop.code() != ExitCode.UNREACHABLE) {
                throw stop;
            }
            return true;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(INTO_THE_NEXT_BATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Import work(Door door, Path file) {
        return new Import(door, terminal, file, null, scratch, clock.instant());
    }

    private static String table() {
        StringBuilder text = new StringBuilder("id,at,service,rating\n");
        for (int i = 0; i < ROWS; i++) {
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(i % 300);
            text.append(i)
                    .append(',')
                    .append(day)
                    .append("T10:00:00Z,trial,")
                    .append(1 + i % 5)
                    .append('\n');
        }
        return text.toString();
    }
}
