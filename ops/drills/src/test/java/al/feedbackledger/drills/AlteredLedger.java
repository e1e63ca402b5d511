package al.feedbackledger.drills;

import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.store.check.Forger;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.stored.StoredLedger;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A superuser alters a live database, triggers off; the auditor's program, on an export of what is left, must notice,
 * with the documented exit code, and name where, what was expected and what was found.
 *
 * <p>The ledger is the stored one that holds every event of the catalogue; each drill has a copy of it. Checkpoints were
 * signed before anything was altered: that is the point of them. The export is written from the rows as they lie, because
 * who altered them may be who writes it; the application's own exports are altered beneath it in {@link LiveTamperIT}.
 */
final class AlteredLedger {
    /** Before the ledger is loaded. */
    static final AlteredLedger NONE =
            new AlteredLedger(Path.of("unset"), new LedgerCheck.Findings(List.of(), List.of(), Map.of()));

    /** A submission with a rating of 2 that nobody changed later, with others before and after it. */
    static final String RATED = """
            SELECT min(e.position) FROM ledger.event e
             WHERE e.event_name = 'FeedbackSubmitted' AND convert_from(e.payload, 'UTF8') LIKE '%"rating":2%'
               AND e.position > 20
               AND NOT EXISTS (SELECT 1 FROM ledger.event o WHERE o.stream_id = e.stream_id
                                AND o.event_name IN ('ServiceReRated', 'RatingCorrected'))
            """;

    static final String EDIT_RATING = """
            UPDATE ledger.event
               SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '"rating":2', '"rating":1'), 'UTF8')
             WHERE position = %d
            """;

    private static final TestDatabase TEMPLATE = TestPostgres.newDatabase();
    private static boolean loaded;

    private final SigningKey signer =
            SigningKey.of("localhost/drills", Randomness.secure().bytes(32));

    private final Path temp;
    private final LedgerCheck.Findings before;

    private AlteredLedger(Path temp, LedgerCheck.Findings before) {
        this.temp = temp;
        this.before = before;
    }

    /** Loads the stored ledger. */
    static AlteredLedger in(Path folder) throws Exception {
        StoredLedger stored = StoredLedger.committed("main-job");
        stored.keys(folder.resolve("keys"));
        synchronized (TEMPLATE) {
            if (!loaded) {
                stored.load(TEMPLATE);
                loaded = true;
            }
        }
        try (Connection connection = TEMPLATE.asApp()) {
            LedgerCheck.Findings before = LedgerCheck.of(connection);
            assertThat(before.faults()).isEmpty();
            return new AlteredLedger(folder, before);
        }
    }

    long size() {
        return before.leaves().size();
    }

    /** What the log had signed when it had so many leaves. */
    byte[] signed(long size) {
        return Checkpoint.of(signer.verifierKey().name(), size, before.root(size))
                .sign(signer)
                .bytes();
    }

    /** Alters a copy. */
    @FunctionalInterface
    interface Alteration {
        void by(Forger forger) throws SQLException;
    }

    /** The auditor's verdict on an altered copy, with the checkpoint that goes with the export and those he kept. */
    Verdict verdict(Alteration alteration, Signed signed, byte[]... kept) throws Exception {
        TestDatabase copy = TestPostgres.copyOf(TEMPLATE);
        try (Forger forger = new Forger(copy.asAdmin())) {
            alteration.by(forger);
        }
        Path folder = Files.createTempDirectory(temp, "drill-");
        Path export = Files.createDirectory(folder.resolve("export"));
        try (LedgerDatabase open = copy.open(2);
                Connection connection = copy.asAdmin()) {
            JdbcClient jdbc = JdbcClient.create(open.pool());
            Vault vault = new Vault(jdbc, KeyFolder.open(temp.resolve("keys")), Randomness.secure(), stream -> jdbc.sql(
                            "SELECT count(*) FROM ledger.event WHERE stream_id = ? AND event_name = 'PersonalDataErased'")
                    .param(stream)
                    .query(Integer.class)
                    .single());
            RowExport.write(export, connection, vault, signer.verifierKey(), signed.of(connection));
        }
        return run(folder, export, kept);
    }

    private Verdict run(Path folder, Path export, byte[]... kept) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "export", export.toString(), "--key", signer.verifierKey().toString()));
        for (int i = 0; i < kept.length; i++) {
            Path file = folder.resolve("kept-" + i);
            Files.write(file, kept[i]);
            words.addAll(List.of("--checkpoint", file.toString()));
        }
        Verdict verdict = Verifier.run(folder, words.toArray(String[]::new));
        System.out.println("drill: " + verdict.said());
        return verdict;
    }

    /** The checkpoint that goes with an export. */
    @FunctionalInterface
    interface Signed {
        byte[] of(Connection altered) throws SQLException;
    }

    /** Nobody has signed anything since. */
    byte[] asBefore(Connection altered) {
        return signed(size());
    }

    /** The one who alters has the signing key too, and no memory. */
    byte[] anew(Connection altered) throws SQLException {
        LedgerCheck.Findings now = LedgerCheck.of(altered);
        return Checkpoint.of(
                        signer.verifierKey().name(),
                        now.leaves().size(),
                        now.root(now.leaves().size()))
                .sign(signer)
                .bytes();
    }

    static void isCaught(Verdict verdict, int code, String... sentences) {
        assertThat(verdict.code()).as(verdict.said()).isEqualTo(code);
        assertThat(verdict.said()).contains(sentences).doesNotContain("Exception");
    }
}
