package al.feedbackledger.drills;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.store.axon.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database of a running application altered beneath it by its superuser; the application, which has noticed nothing,
 * then writes the export, of what is there where something is gone, and the auditor's program finds in it what was done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTamperIT {
    private static final int SUBMISSIONS = 3;
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(30);
    private static final int FAR = 1_000_000;

    private static final List<String> KEEP = List.of(
            "CREATE SCHEMA kept",
            "CREATE TABLE kept.event AS TABLE ledger.event",
            "CREATE TABLE kept.batch AS TABLE ledger.batch",
            "CREATE TABLE kept.sealed_value AS TABLE vault.sealed_value");

    private static final List<String> PUT_BACK = List.of(
            "DELETE FROM ledger.event",
            "DELETE FROM ledger.batch",
            "DELETE FROM vault.sealed_value",
            "INSERT INTO ledger.event TABLE kept.event",
            "INSERT INTO ledger.batch TABLE kept.batch",
            "INSERT INTO vault.sealed_value TABLE kept.sealed_value",
            "DROP SCHEMA kept CASCADE");

    private static final String COMMENT =
            "(SELECT min(ref::text)::uuid FROM vault.sealed_value WHERE path = 'comment')";
    private static final String OTHER = "(SELECT max(ref::text)::uuid FROM vault.sealed_value WHERE path = 'comment')";
    private static final String NOT_ITS_LEAF = "position %1$d: the event is not the one its leaf commits to";
    private static final String DELETE = "DELETE FROM ledger.event WHERE position = ";

    private Path temp = Path.of("unset");
    private @Nullable LedgerProcess server;
    /** Position of the first submission, which others follow. */
    private long first;

    private long last;

    /**
     * What is done, the code the program ends with, and what it says. {@code %1$d} is the position of the first submission,
     * {@code %2$d} the last position, {@code %3$d} and {@code %4$d} those beside them.
     */
    private enum Alteration {
        RATING_EDITED(13, NOT_ITS_LEAF, """
                UPDATE ledger.event
                   SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '"rating":2', '"rating":1'), 'UTF8')
                 WHERE position = %1$d
                """),
        TIME_CHANGED(
                13,
                NOT_ITS_LEAF,
                "UPDATE ledger.event SET occurred_at = occurred_at - interval '1 day' WHERE position = %1$d"),
        EVENT_MADE_UNREADABLE(
                13,
                "position %1$d: the event cannot be read",
                "UPDATE ledger.event SET payload = 'x' WHERE position = %1$d"),
        TWO_EVENTS_SWAPPED(
                12,
                "position %1$d, stream",
                "UPDATE ledger.event SET position = " + FAR + " WHERE position = %1$d",
                "UPDATE ledger.event SET position = %1$d WHERE position = %3$d",
                "UPDATE ledger.event SET position = %3$d WHERE position = " + FAR),
        LAST_EVENT_DELETED(
                11,
                "the export does not end at the position it says: expected position %2$d, found %4$d",
                DELETE + "%2$d"),
        LAST_EVENT_DELETED_WITH_ITS_COMMIT(
                11,
                "the export does not end at the position it says: expected position %2$d, found ",
                "DELETE FROM ledger.event e USING ledger.batch b WHERE b.last_position = %2$d"
                        + " AND e.position >= b.first_position",
                "DELETE FROM ledger.batch WHERE last_position = %2$d"),
        COMMIT_DELETED(
                15,
                "batch ",
                "DELETE FROM ledger.batch WHERE last_position <> %2$d AND first_position <= %1$d"
                        + " AND last_position >= %1$d"),
        SEALED_WORDS_GONE(
                19,
                "unexplained loss: a sealed value is gone, and no event erased it",
                "DELETE FROM vault.sealed_value WHERE ref = " + COMMENT),
        SEALED_WORDS_MOVED(19, "unexplained loss: a sealed value cannot be opened", """
                UPDATE vault.sealed_value t SET nonce = f.nonce, ciphertext = f.ciphertext
                  FROM vault.sealed_value f
                 WHERE (t.ref = %5$s AND f.ref = %6$s) OR (t.ref = %6$s AND f.ref = %5$s)
                """.replace("%5$s", COMMENT)
                .replace("%6$s", OTHER));

        private final int code;
        private final String said;
        private final String does;

        Alteration(int code, String said, String... does) {
            this.code = code;
            this.said = said;
            this.does = String.join(";\n", does);
        }
    }

    @BeforeAll
    void startAndGiveFeedback(@TempDir Path folder) throws Exception {
        temp = folder;
        LedgerProcess started = LedgerProcess.start(folder.resolve("data"), folder.resolve("home"));
        server = started;
        for (int i = 0; i < SUBMISSIONS; i++) {
            var reply = started.submit(UUID.randomUUID().toString(), """
                    {"service":"portal","kind":"COMPLAINT","rating":2,"reasons":["NOT_WORKING"],"comment":"Fjala %d"}
                    """.formatted(i));
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        }
        Files.writeString(
                folder.resolve("log.key"), started.get("/ledger/1/keys").body());
        first = number("SELECT min(position) FROM ledger.event WHERE event_name = 'FeedbackSubmitted'");
        last = number("SELECT max(position) FROM ledger.event");
        await().atMost(PUBLISHED_WITHIN).until(() -> published(started) >= last);
    }

    private long number(String sql) throws SQLException, IOException {
        return Long.parseLong(requireNonNull(server).query(sql).getFirst());
    }

    private static long published(LedgerProcess server) throws IOException, InterruptedException {
        return Long.parseLong(server.get("/ledger/1/checkpoint")
                .body()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** As the superuser, with the triggers off that refuse it. */
    private void alter(List<String> statements) throws SQLException, IOException {
        List<String> mark = Files.readAllLines(temp.resolve("data/cluster/postmaster.pid"));
        String password = Files.readString(temp.resolve("data/secrets/admin")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + mark.get(3).strip() + "/feedback_ledger";
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private String at(String text) {
        return text.formatted(first, last, first + 1, last - 1);
    }

    /** Something done beneath the application, looked at, and put back as it was. */
    @FunctionalInterface
    private interface Look {
        void at(Path folder) throws Exception;
    }

    private void altered(String name, String does, Look look) throws Exception {
        List<String> all = new ArrayList<>(KEEP);
        all.add(at(does));
        alter(all);
        try {
            look.at(Files.createDirectory(temp.resolve(name)));
        } finally {
            alter(PUT_BACK);
        }
    }

    /** The auditor's program on an export in a folder, beside the log that was published before. */
    private Verdict verified(Path folder) throws IOException, InterruptedException {
        return Verifier.run(
                folder,
                "export",
                "export",
                "--key",
                temp.resolve("log.key").toString(),
                "--log",
                requireNonNull(server).address().resolve("/ledger/1/").toString());
    }

    private Export.Written exported(Path folder) throws IOException {
        return Export.ofFacts(
                        Door.ofCommandLine(Instance.of(temp.resolve("data"))),
                        RunningLedger.silent(),
                        LedgerClock.system())
                .write(folder.resolve("export"));
    }

    /** {@code ops/ledger export} in a process of its own. */
    private Verdict command(Path folder) throws IOException, InterruptedException {
        return Verifier.application(
                folder, "export", "export", "--data", temp.resolve("data").toString());
    }

    @Test
    void theLedgerAsItIsIsAsItShouldBe() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("whole"));
        Verdict exported = command(folder);
        Verdict verdict = verified(folder);

        assertThat(exported.code()).as(exported.said()).isZero();
        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Alteration.class)
    void whatIsDoneBeneathTheApplicationIsFoundInItsOwnExport(Alteration alteration) throws Exception {
        altered(alteration.name(), alteration.does, folder -> {
            Export.Written unused = exported(folder);
            AlteredLedger.isCaught(verified(folder), alteration.code, at(alteration.said));
        });
    }

    @Test
    void aLedgerWithAHoleIsExportedAsDamagedAndTheHoleIsNamed() throws Exception {
        altered("hole", DELETE + "%1$d", folder -> {
            Verdict exported = command(folder);
            assertThat(exported.code()).as(exported.said()).isEqualTo(1);
            assertThat(exported.said()).contains("THE LEDGER IS DAMAGED", "missing: events " + first + ".");
            assertThat(Files.readString(folder.resolve("export/manifest.json")))
                    .contains("\"damaged\":[\"events " + first + "\"]");

            AlteredLedger.isCaught(
                    verified(folder),
                    11,
                    "line " + first,
                    at("expected position %1$d, found %3$d"),
                    "the ledger was damaged when it was exported, says the export; missing: events " + first);
        });
    }
}
