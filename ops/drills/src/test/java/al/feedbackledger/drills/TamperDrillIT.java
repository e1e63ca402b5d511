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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A superuser alters a live database, triggers off; the auditor's program, on an export of what is left, must notice,
 * with the documented exit code, and name where, what was expected and what was found.
 *
 * <p>The ledger is the stored one that holds every event of the catalogue; each drill has a copy of it. Checkpoints were
 * signed before anything was altered: that is the point of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperDrillIT {
    private static final int POSITIONS = 11;
    private static final int STREAMS = 12;
    private static final int LEAVES = 13;
    private static final int TREE = 14;
    private static final int CONSISTENCY = 17;
    private static final int LOSS = 19;
    private static final int PUBLICATION = 21;

    /** A submission with a rating of 2 that nobody changed later, with others before and after it. */
    private static final String RATED = """
            SELECT min(e.position) FROM ledger.event e
             WHERE e.event_name = 'FeedbackSubmitted' AND convert_from(e.payload, 'UTF8') LIKE '%"rating":2%'
               AND e.position > 20
               AND NOT EXISTS (SELECT 1 FROM ledger.event o WHERE o.stream_id = e.stream_id
                                AND o.event_name IN ('ServiceReRated', 'RatingCorrected'))
            """;

    private static final String EDIT_RATING = """
            UPDATE ledger.event
               SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '"rating":2', '"rating":1'), 'UTF8')
             WHERE position = %d
            """;

    /** A stream of one event in a batch of its own. */
    private static final String ALONE = """
            SELECT min(e.position) FROM ledger.event e
              JOIN ledger.batch b ON b.first_position = e.position AND b.last_position = e.position
             WHERE e.event_name = 'FeedbackSubmitted' AND e.sequence_no = 0
               AND (SELECT count(*) FROM ledger.event o WHERE o.stream_id = e.stream_id) = 1
            """;

    private static final int FAR = 1_000_000;

    private final TestDatabase template = TestPostgres.newDatabase();
    private final SigningKey signer =
            SigningKey.of("localhost/drills", Randomness.secure().bytes(32));

    private Path temp = Path.of("unset");
    private LedgerCheck.Findings before = new LedgerCheck.Findings(List.of(), List.of(), java.util.Map.of());

    @BeforeAll
    void loadTheLedger(@TempDir Path folder) throws Exception {
        temp = folder;
        StoredLedger stored = StoredLedger.committed("main-job");
        stored.load(template);
        KeyFolder keys = stored.keys(temp.resolve("keys"));
        assertThat(keys).isNotNull();
        try (Connection connection = template.asApp()) {
            before = LedgerCheck.of(connection);
        }
        assertThat(before.faults()).isEmpty();
    }

    private long size() {
        return before.leaves().size();
    }

    /** What the log had signed when it had so many leaves. */
    private byte[] signed(long size) {
        return Checkpoint.of(signer.verifierKey().name(), size, before.root(size))
                .sign(signer)
                .bytes();
    }

    /** Alters a copy. */
    @FunctionalInterface
    private interface Alteration {
        void by(Forger forger) throws SQLException;
    }

    /** The auditor's verdict on an altered copy, with the checkpoint that goes with the export and those he kept. */
    private Verdict verdict(Alteration alteration, Signed signed, byte[]... kept) throws Exception {
        TestDatabase copy = TestPostgres.copyOf(template);
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
    private interface Signed {
        byte[] of(Connection altered) throws SQLException;
    }

    /** Nobody has signed anything since. */
    private byte[] asBefore(Connection altered) {
        return signed(size());
    }

    /** The one who alters has the signing key too, and no memory. */
    private byte[] anew(Connection altered) throws SQLException {
        LedgerCheck.Findings now = LedgerCheck.of(altered);
        return Checkpoint.of(
                        signer.verifierKey().name(),
                        now.leaves().size(),
                        now.root(now.leaves().size()))
                .sign(signer)
                .bytes();
    }

    private static void isCaught(Verdict verdict, int code, String... sentences) {
        assertThat(verdict.code()).as(verdict.said()).isEqualTo(code);
        assertThat(verdict.said()).contains(sentences).doesNotContain("Exception");
    }

    @Test
    void theLedgerAsItWasIsAsItShouldBe() throws Exception {
        Verdict verdict = verdict(forger -> {}, this::asBefore, signed(100));

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void anEditedRatingIsCaughtByItsLeaf() throws Exception {
        long[] at = new long[1];
        Verdict verdict = verdict(
                forger -> {
                    at[0] = forger.number(RATED);
                    forger.alter(EDIT_RATING.formatted(at[0]));
                },
                this::asBefore);

        isCaught(
                verdict,
                LEAVES,
                "position " + at[0] + ": the event is not the one its leaf commits to",
                "expected",
                "found");
    }

    @Test
    void aDeletedLastEventIsCaughtByTheCheckpoint() throws Exception {
        Verdict verdict = verdict(
                forger -> forger.alter(
                        "DELETE FROM ledger.event WHERE position = " + size(),
                        "DELETE FROM ledger.batch WHERE first_position = " + size()),
                this::asBefore);

        isCaught(
                verdict,
                TREE,
                "does not end where its signed checkpoint does",
                "expected " + size() + " events, found " + (size() - 1));
    }

    @Test
    void aDeletedMiddleEventIsCaughtByTheHole() throws Exception {
        Verdict verdict =
                verdict(forger -> forger.alter("DELETE FROM ledger.event WHERE position = 60"), this::asBefore);

        isCaught(verdict, POSITIONS, "line 60", "expected position 60, found 61");
    }

    @Test
    void twoSwappedEventsAreCaughtByTheirStreamsAndLeaves() throws Exception {
        Verdict verdict = verdict(
                forger -> forger.alter(
                        "UPDATE ledger.event SET position = " + FAR + " WHERE position = 40",
                        "UPDATE ledger.event SET position = 40 WHERE position = 90",
                        "UPDATE ledger.event SET position = 90 WHERE position = " + FAR),
                this::asBefore);

        isCaught(
                verdict,
                STREAMS,
                "the sequence number is not the next in its stream",
                "position 40: the event is not the one its leaf commits to",
                "position 90: the event is not the one its leaf commits to");
    }

    @Test
    void aChangedTimeOfAnEventIsCaughtByItsLeaf() throws Exception {
        Verdict verdict = verdict(
                forger -> forger.alter(
                        "UPDATE ledger.event SET occurred_at = occurred_at - interval '1 day' WHERE position = 70"),
                this::asBefore);

        isCaught(verdict, LEAVES, "position 70: the event is not the one its leaf commits to");
    }

    @Test
    void aChangedTimeOfACommitIsCaughtByItsLeaves() throws Exception {
        long[] at = new long[1];
        Verdict verdict = verdict(
                forger -> {
                    at[0] = forger.number("SELECT first_position FROM ledger.batch WHERE batch_no = 30");
                    forger.alter(
                            "UPDATE ledger.batch SET recorded_at = recorded_at + interval '1 microsecond' WHERE batch_no = 30");
                },
                this::asBefore);

        isCaught(verdict, LEAVES, "position " + at[0] + ": the event is not the one its leaf commits to");
    }

    @Test
    void aBackDatedEventIsCaughtByTheTree() throws Exception {
        long[] at = new long[1];
        Verdict verdict = verdict(
                forger -> {
                    at[0] = forger.number(ALONE) + 1;
                    makeRoom(forger, at[0]);
                    forger.alter("""
                            INSERT INTO ledger.event (position, stream_id, sequence_no, event_id, event_name, revision,
                                                      occurred_at, payload, metadata, blind, leaf_hash)
                            SELECT position + 1, 'back-dated', 0, 'back-dated', event_name, revision,
                                   occurred_at - interval '1 day', payload, metadata, sha256('blind'), sha256('leaf')
                              FROM ledger.event WHERE position = %d
                            """.formatted(at[0] - 1));
                    forger.rewriteLeaf(at[0]);
                },
                this::asBefore);

        isCaught(verdict, TREE, "position " + at[0], "expected", "found");
    }

    /** Every event from a position on moves by one, and its batches with it; the batch before grows by one. */
    private static void makeRoom(Forger forger, long from) throws SQLException {
        forger.alter(
                "UPDATE ledger.event SET position = position + " + FAR + " WHERE position >= " + from,
                "UPDATE ledger.event SET position = position - " + (FAR - 1) + " WHERE position > " + FAR,
                "UPDATE ledger.batch SET first_position = first_position + " + FAR
                        + ", last_position = last_position + " + FAR + " WHERE first_position >= " + from,
                "UPDATE ledger.batch SET last_position = last_position + 1 WHERE last_position = " + (from - 1),
                "UPDATE ledger.batch SET first_position = first_position - " + (FAR - 1)
                        + ", last_position = last_position - " + (FAR - 1) + " WHERE first_position > " + FAR);
    }

    @Test
    void aDroppedLeafIsCaughtByTheTree() throws Exception {
        long[] at = new long[2];
        Verdict verdict = verdict(
                forger -> {
                    at[0] = forger.number(ALONE);
                    at[1] = forger.number("SELECT batch_no FROM ledger.batch WHERE first_position = " + at[0]);
                    forger.alter(
                            "DELETE FROM ledger.event WHERE position = " + at[0],
                            "DELETE FROM ledger.batch WHERE first_position = " + at[0],
                            "UPDATE ledger.event SET position = position + " + FAR + " WHERE position > " + at[0],
                            "UPDATE ledger.event SET position = position - " + (FAR + 1) + " WHERE position > " + FAR,
                            """
                            UPDATE ledger.batch SET batch_no = batch_no + %1$d, first_position = first_position + %1$d,
                                   last_position = last_position + %1$d WHERE first_position > %2$d
                            """.formatted(FAR, at[0]),
                            """
                            UPDATE ledger.batch SET batch_no = batch_no - %1$d, first_position = first_position - %1$d,
                                   last_position = last_position - %1$d WHERE first_position > %2$d
                            """.formatted(FAR + 1, FAR));
                },
                this::asBefore);

        isCaught(verdict, TREE, "batch " + at[1] + ", position ", "do not lead to its root", "expected", "found");
    }

    @Test
    void everythingRewrittenConsistentlyIsCaughtByAnOlderCheckpointAlone() throws Exception {
        Alteration thorough = forger ->
                forger.alter(EDIT_RATING.formatted(forger.number(RATED))).rewriteEverything();

        Verdict alone = verdict(thorough, this::anew);
        Verdict compared = verdict(thorough, this::anew, signed(size() - 20));

        assertThat(alone.code())
                .as("nothing in the export itself can show it: " + alone.said())
                .isZero();
        isCaught(
                compared,
                CONSISTENCY,
                "first " + (size() - 20)
                        + " leaves: the first leaves are not the ones that an earlier checkpoint signed",
                "expected",
                "found");
    }

    @Test
    void yesterdaysBackupIsCaughtByANewerCheckpointAlone() throws Exception {
        long[] yesterday = new long[1];
        Alteration restore = forger -> {
            yesterday[0] = forger.number("SELECT max(last_position) FROM ledger.batch WHERE last_position <= 150");
            forger.alter(
                    "DELETE FROM ledger.event WHERE position > " + yesterday[0],
                    "DELETE FROM ledger.batch WHERE first_position > " + yesterday[0]);
        };

        Verdict alone = verdict(restore, this::anew);
        Verdict compared = verdict(restore, this::anew, signed(size()));

        assertThat(alone.code())
                .as("it is a true ledger, of yesterday: " + alone.said())
                .isZero();
        isCaught(
                compared,
                CONSISTENCY,
                "the log has become smaller than an earlier checkpoint says",
                "expected at least " + size() + " leaves, found " + yesterday[0]);
    }

    @Test
    void aSealedValueGoneWithoutErasureIsCaughtAsALoss() throws Exception {
        String[] ref = new String[1];
        Verdict verdict = verdict(
                forger -> {
                    ref[0] = forger.text("SELECT min(ref::text) FROM vault.sealed_value WHERE path = 'comment'");
                    forger.alter("DELETE FROM vault.sealed_value WHERE ref = '" + ref[0] + "'");
                },
                this::asBefore);

        isCaught(verdict, LOSS, "unexplained loss", "comment " + ref[0]);
    }

    @Test
    void aCiphertextMovedToAnotherCaseIsCaughtAsALoss() throws Exception {
        String[] ref = new String[2];
        Verdict verdict = verdict(
                forger -> {
                    ref[0] = forger.text("SELECT min(ref::text) FROM vault.sealed_value WHERE path = 'comment'");
                    ref[1] = forger.text("SELECT max(ref::text) FROM vault.sealed_value WHERE path = 'comment'");
                    forger.alter("""
                            UPDATE vault.sealed_value t SET nonce = f.nonce, ciphertext = f.ciphertext
                              FROM vault.sealed_value f WHERE t.ref = '%s' AND f.ref = '%s'
                            """.formatted(ref[0], ref[1]));
                },
                this::asBefore);

        isCaught(verdict, LOSS, "unexplained loss: a sealed value cannot be opened", "comment " + ref[0]);
    }

    /** Releases do not exist yet: what is published is the digest of a publication point. */
    @Test
    void anAlteredPublicationIsCaughtEvenIfEverythingElseWasMadeToFit() throws Exception {
        Verdict verdict = verdict(forger -> forger.alter("""
                                UPDATE ledger.event
                                   SET payload = convert_to(regexp_replace(convert_from(payload, 'UTF8'),
                                                 '"digest":"[0-9a-f]{64}"', '"digest":"' || repeat('0', 64) || '"'), 'UTF8')
                                 WHERE event_name = 'PublicationTaken'
                                """).rewriteEverything(), this::anew);

        isCaught(verdict, PUBLICATION, "what was published does not follow from the events", "found " + "0".repeat(64));
    }
}
