package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static al.feedbackledger.store.eventstore.OpenLedger.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What is stored together: requests that wait while the ledger's lock is held elsewhere go into one transaction. */
class GroupCommitIT {
    private final OpenLedger ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, 2);

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Lets the requests of a test gather: one goes ahead and waits for the lock, the others go along after it. */
    private List<CompletableFuture<Appended>> together(List<AppendRequest> requests) throws SQLException {
        try (Connection other = ledger.testDatabase.asAdmin()) {
            other.setAutoCommit(false);
            AppendTransaction.lock(other);
            List<CompletableFuture<Appended>> futures = new ArrayList<>();
            futures.add(ledger.writer.append(AppendRequest.of(List.of(event("ahead", 0)))));
            requests.forEach(request -> futures.add(ledger.writer.append(request)));
            other.rollback();
            return List.copyOf(futures.subList(1, futures.size()));
        }
    }

    private static AppendRequest request(Attachment attachment, StagedEvent... events) {
        return new AppendRequest(List.of(events), attachment);
    }

    private static AppendRequest request(StagedEvent... events) {
        return request(Attachment.none(), events);
    }

    private static ReceiptRow receipt(String key, String request) {
        return new ReceiptRow(
                TreeHash.leaf(key.getBytes(UTF_8)), TreeHash.leaf(request.getBytes(UTF_8)), "a", (first, last) -> (first
                                + "-" + last)
                        .getBytes(UTF_8));
    }

    private static AppendRefusal refusal(CompletableFuture<Appended> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppendRefused refused) {
                return refused.refusal();
            }
            throw e;
        }
        throw new AssertionError("the request was taken");
    }

    private long batches() throws SQLException {
        return ledger.query("SELECT batch_no FROM ledger.batch").size();
    }

    @Test
    void whatWaitsIsStoredInOneTransaction() throws Exception {
        List<AppendRequest> requests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            requests.add(request(event("s" + i, 0), event("s" + i, 1)));
        }

        List<CompletableFuture<Appended>> futures = together(requests);

        for (int i = 0; i < 100; i++) {
            assertThat(futures.get(i).join()).isEqualTo(new Appended(2 * i + 2, 2 * i + 3, null));
        }
        assertThat(batches()).isLessThanOrEqualTo(3);
        assertThat(ledger.query(StoredTree.ROOTS)).last().isEqualTo(StoredTree.recompute(ledger));
    }

    @Test
    void theEventsOfABatchShareTheTimeTheyWereRecordedAt() throws Exception {
        together(List.of(request(event("a", 0)), request(event("b", 0)))).forEach(CompletableFuture::join);

        assertThat(ledger.query("""
                SELECT count(DISTINCT b.recorded_at) FROM ledger.event e
                  JOIN ledger.batch b ON e.position BETWEEN b.first_position AND b.last_position
                 WHERE e.stream_id IN ('a', 'b')""")).containsExactly("1");
    }

    @Test
    void aConflictingRequestFailsAlone() throws Exception {
        List<CompletableFuture<Appended>> futures = together(List.of(
                request(event("a", 0)), request(event("a", 0)), request(event("a", 1)), request(event("b", 0))));

        assertThat(futures.get(0).join().firstPosition()).isEqualTo(2);
        assertThat(refusal(futures.get(1))).isEqualTo(new AppendRefusal.StreamConflict("a", 0));
        assertThat(futures.get(2).join().firstPosition()).isEqualTo(3);
        assertThat(futures.get(3).join().firstPosition()).isEqualTo(4);
    }

    @Test
    void aRequestThatBreaksTheTransactionFailsAlone() throws Exception {
        Attachment broken = Attachment.none()
                .with(new SealedValueRow(LedgerIds.nextUuid(), "b", "comment", new byte[1], new byte[] {1}));

        List<CompletableFuture<Appended>> futures =
                together(List.of(request(event("a", 0)), request(broken, event("b", 0)), request(event("c", 0))));

        assertThat(futures.get(0).join().firstPosition()).isEqualTo(2);
        assertThat(futures.get(1)).failsWithin(java.time.Duration.ofSeconds(30));
        assertThat(futures.get(2).join().firstPosition()).isEqualTo(3);
        assertThat(ledger.query("SELECT stream_id FROM ledger.event ORDER BY position"))
                .containsExactly("ahead", "a", "c");
    }

    @Test
    void aReferenceDrawnTwiceInABatchIsTakenOnce() throws Exception {
        Attachment one = Attachment.none().with(new CaseAccessRow("R", "a", new byte[32], new byte[32]));
        Attachment two = Attachment.none().with(new CaseAccessRow("R", "b", new byte[32], new byte[32]));

        List<CompletableFuture<Appended>> futures =
                together(List.of(request(one, event("a", 0)), request(two, event("b", 0))));

        assertThat(futures.get(0).join().firstPosition()).isEqualTo(2);
        assertThat(refusal(futures.get(1))).isInstanceOf(AppendRefusal.ReferenceTaken.class);
    }

    @Test
    void aSubmissionImportedTwiceInABatchIsTakenOnce() throws Exception {
        Attachment identity = Attachment.none().with(new ImportIdentityRow("s", "1", "a"));

        List<CompletableFuture<Appended>> futures =
                together(List.of(request(identity, event("a", 0)), request(identity, event("b", 0))));

        assertThat(futures.get(0).join().firstPosition()).isEqualTo(2);
        assertThat(refusal(futures.get(1))).isInstanceOf(AppendRefusal.ImportIdentityTaken.class);
    }

    @Test
    void theSameKeyTwiceAtOnceGetsTheSameReply() throws Exception {
        Attachment act = Attachment.none().with(receipt("key", "request"));
        Attachment other = Attachment.none().with(receipt("key", "another"));

        List<CompletableFuture<Appended>> futures = together(
                List.of(request(act, event("a", 0)), request(act, event("b", 0)), request(other, event("c", 0))));

        assertThat(futures.get(0).join().sealedReply()).isEqualTo("2-2".getBytes(UTF_8));
        assertThat(refusal(futures.get(1)))
                .isInstanceOfSatisfying(AppendRefusal.RepeatedKey.class, repeated -> assertThat(repeated.sealedReply())
                        .isEqualTo("2-2".getBytes(UTF_8)));
        assertThat(refusal(futures.get(2))).isInstanceOf(AppendRefusal.KeyReused.class);
        assertThat(ledger.reader.headPosition()).isEqualTo(2);
    }

    @Test
    void anAnswerGivenTwiceInABatchIsCountedTwice() throws Exception {
        Attachment answer = Attachment.none().with(new AnswerPrintRow("i", new byte[32]));

        together(List.of(request(answer, event("a", 0)), request(answer, event("b", 0))))
                .forEach(CompletableFuture::join);

        assertThat(ledger.query("SELECT uses FROM vault.answer_print")).containsExactly("2");
    }
}
