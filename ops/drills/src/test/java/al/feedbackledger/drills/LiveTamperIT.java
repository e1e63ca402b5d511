package al.feedbackledger.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.store.check.Forger;
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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database of a running application altered beneath it; the application itself, which has noticed nothing, then writes
 * the export, and the auditor's program finds in it what was done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTamperIT {
    private static final int SUBMISSIONS = 3;
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(30);
    private static final String FIRST =
            "(SELECT min(position) FROM ledger.event WHERE event_name = 'FeedbackSubmitted')";
    private static final String COMMENT =
            "(SELECT min(ref::text)::uuid FROM vault.sealed_value WHERE path = 'comment')";
    private static final String OTHER = "(SELECT max(ref::text)::uuid FROM vault.sealed_value WHERE path = 'comment')";

    private Path temp = Path.of("unset");
    private @Nullable LedgerProcess server;

    /** What is done, what undoes it, the code the program ends with and what it says. */
    private enum Alteration {
        RATING_EDITED(payload("2", "1"), payload("1", "2"), 13, "the event is not the one its leaf commits to"),
        TIME_CHANGED(time("-"), time("+"), 13, "the event is not the one its leaf commits to"),
        SEALED_WORDS_MOVED(EXCHANGE, EXCHANGE, 19, "unexplained loss: a sealed value cannot be opened");

        private final String does;
        private final String undoes;
        private final int code;
        private final String said;

        Alteration(String does, String undoes, int code, String said) {
            this.does = does;
            this.undoes = undoes;
            this.code = code;
            this.said = said;
        }
    }

    private static final String EXCHANGE = """
            UPDATE vault.sealed_value t SET nonce = f.nonce, ciphertext = f.ciphertext
              FROM vault.sealed_value f
             WHERE (t.ref = %1$s AND f.ref = %2$s) OR (t.ref = %2$s AND f.ref = %1$s)
            """.formatted(COMMENT, OTHER);

    private static String payload(String before, String after) {
        return """
                UPDATE ledger.event
                   SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '"rating":%s', '"rating":%s'), 'UTF8')
                 WHERE position = %s
                """.formatted(before, after, FIRST);
    }

    private static String time(String sign) {
        return "UPDATE ledger.event SET occurred_at = occurred_at " + sign + " interval '1 day' WHERE position = "
                + FIRST;
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
        long last = Long.parseLong(
                started.query("SELECT max(position) FROM ledger.event").getFirst());
        await().atMost(PUBLISHED_WITHIN).until(() -> published(started) >= last);
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

    private void alter(String sql) throws SQLException, IOException {
        List<String> mark = Files.readAllLines(temp.resolve("data/cluster/postmaster.pid"));
        String password = Files.readString(temp.resolve("data/secrets/admin")).strip();
        try (Forger forger = new Forger(DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + mark.get(3).strip() + "/feedback_ledger", "postgres", password))) {
            forger.alter(sql);
        }
    }

    /** Exported by the application, verified by the auditor's program, beside the log that was published before. */
    private Verdict verdict(String name) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(temp.resolve(name));
        Verdict exported = Verifier.application(
                folder, "export", "export", "--data", temp.resolve("data").toString());
        assertThat(exported.code()).as(exported.said()).isZero();
        return Verifier.run(
                folder,
                "export",
                "export",
                "--key",
                temp.resolve("log.key").toString(),
                "--log",
                requireNonNull(server).address().resolve("/ledger/1/").toString());
    }

    @Test
    void theLedgerAsItIsIsAsItShouldBe() throws Exception {
        Verdict verdict = verdict("whole");

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Alteration.class)
    void whatIsDoneBeneathTheApplicationIsFoundInItsOwnExport(Alteration alteration) throws Exception {
        alter(alteration.does);
        Verdict verdict = verdict(alteration.name());
        alter(alteration.undoes);

        AlteredLedger.isCaught(verdict, alteration.code, alteration.said);
    }
}
