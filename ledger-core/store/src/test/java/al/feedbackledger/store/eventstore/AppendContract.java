package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static al.feedbackledger.store.eventstore.OpenLedger.NOON;
import static al.feedbackledger.store.eventstore.OpenLedger.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What appending promises, on whichever release of PostgreSQL a subclass names. */
abstract class AppendContract {
    private static final String CANARY = "canary-Zogu-i-kuq-81734";

    private final OpenLedger ledger;

    AppendContract(TestPostgres.Release release) {
        this.ledger = new OpenLedger(release, 4);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static ReceiptRow receipt(String key, String request, ReceiptRow.SealedReply reply) {
        return new ReceiptRow(TreeHash.leaf(key.getBytes(UTF_8)), TreeHash.leaf(request.getBytes(UTF_8)), "a", reply);
    }

    private static AppendRequest with(Attachment attachment, StagedEvent... events) {
        return new AppendRequest(List.of(events), attachment);
    }

    private static CaseAccessRow access(String reference, String stream) {
        return new CaseAccessRow(reference, stream, new byte[32], new byte[32]);
    }

    @Nested
    class Numbering {
        @Test
        void positionsBeginAtOneAndHaveNoHoles() {
            assertThat(ledger.append(event("a", 0), event("a", 1)))
                    .extracting(Appended::firstPosition, Appended::lastPosition)
                    .containsExactly(1L, 2L);
            assertThat(ledger.refusal(AppendRequest.of(List.of(event("a", 1)))))
                    .isInstanceOf(AppendRefusal.StreamConflict.class);
            assertThat(ledger.append(event("b", 0)).firstPosition()).isEqualTo(3);

            assertThat(ledger.reader.after(0, 10))
                    .extracting(LedgerReader.StoredEvent::position)
                    .containsExactly(1L, 2L, 3L);
            assertThat(ledger.reader.headPosition()).isEqualTo(3);
        }

        @Test
        void everyStoredByteReadsBackAsGiven() {
            StagedEvent given = new StagedEvent(
                    "a",
                    0,
                    LedgerIds.next(),
                    "WordsSaid",
                    7,
                    NOON,
                    "ë€\u0000".getBytes(UTF_8),
                    "{\"k\":\"v\"}".getBytes(UTF_8),
                    true);
            ledger.append(given);

            LedgerReader.StoredEvent stored = ledger.reader.after(0, 1).getFirst();
            assertThat(stored.occurredAt()).isEqualTo(NOON);
            assertThat(stored.payload()).isEqualTo(given.payload());
            assertThat(stored.metadata()).isEqualTo(given.metadata());
            assertThat(stored.eventId()).isEqualTo(given.eventId());
            assertThat(stored.revision()).isEqualTo(7);
        }

        @Test
        void manyAtOnceAreAllStoredOnce() throws Exception {
            int requests = 300;
            List<CompletableFuture<Appended>> futures = IntStream.range(0, requests)
                    .mapToObj(
                            i -> ledger.writer.append(AppendRequest.of(List.of(event("s" + i, 0), event("s" + i, 1)))))
                    .toList();

            assertThat(futures.stream().map(f -> f.join().firstPosition()).sorted())
                    .containsExactlyElementsOf(LongStream.range(0, requests)
                            .mapToObj(i -> 2 * i + 1)
                            .toList());
            ledger.writer.close();
            assertThat(ledger.query(StoredTree.ROOTS)).last().isEqualTo(StoredTree.recompute(ledger));
            assertThat(ledger.meters.get("ledger.append").timer().count()).isEqualTo(requests);
            assertThat(ledger.meters.get("ledger.append.batch").summary().max()).isGreaterThan(1);
        }
    }

    @Nested
    class Tree {
        @Test
        void theRootIsTheOneOfAllLeavesFromScratch() throws Exception {
            StagedEvent shown = new StagedEvent(
                    "p", 0, LedgerIds.next(), "WordsAnnounced", 1, NOON, new byte[] {'p'}, new byte[] {'{', '}'}, true);
            ledger.append(event("a", 0), event("b", 0), event("a", 1));
            ledger.append(shown);
            ledger.append(event("a", 2), event("c", 0));

            assertThat(ledger.query(StoredTree.ROOTS)).hasSize(3).last().isEqualTo(StoredTree.recompute(ledger));
            assertThat(ledger.query("SELECT encode(prev_root, 'hex') FROM ledger.batch ORDER BY batch_no"))
                    .containsExactly(
                            java.util.HexFormat.of().formatHex(TreeHash.emptyRoot()),
                            ledger.query(StoredTree.ROOTS).get(0),
                            ledger.query(StoredTree.ROOTS).get(1));
        }

        @Test
        void blindsAreNeverUsedTwice() throws Exception {
            ledger.append(event("a", 0), event("a", 1), event("a", 2));

            assertThat(ledger.query("SELECT encode(blind, 'hex') FROM ledger.event"))
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class Clocks {
        @Test
        void recordedAtNeverGoesBack() throws Exception {
            ledger.append(event("a", 0));
            // What a clock that jumped back by a day leaves: a last batch that is ahead of now.
            ledger.tamper(
                    "ALTER TABLE ledger.batch DISABLE TRIGGER append_only",
                    "UPDATE ledger.batch SET recorded_at = recorded_at + interval '1 day'",
                    "ALTER TABLE ledger.batch ENABLE TRIGGER append_only");

            ledger.append(event("a", 1));

            assertThat(ledger.query("SELECT DISTINCT recorded_at FROM ledger.batch"))
                    .hasSize(1);
        }

        @Test
        void theLatestClaimedTimeOnlyGrows() throws Exception {
            StagedEvent earlier = new StagedEvent(
                    "a",
                    1,
                    LedgerIds.next(),
                    "WordsSaid",
                    1,
                    NOON.minus(9, ChronoUnit.DAYS),
                    new byte[0],
                    new byte[0],
                    false);
            ledger.append(event("a", 0));
            ledger.append(earlier);

            assertThat(ledger.query("SELECT DISTINCT max_occurred_at FROM ledger.batch"))
                    .hasSize(1);
            assertThat(ledger.reader.firstAt(NOON)).hasValue(1);
            assertThat(ledger.reader.firstAt(NOON.plusSeconds(1))).isEmpty();
        }
    }

    @Nested
    class Conflicts {
        @Test
        void aDuplicateEventIdIsRefused() {
            String id = LedgerIds.next();
            ledger.append(event("a", 0, id));

            assertThat(ledger.refusal(AppendRequest.of(List.of(event("b", 0, id)))))
                    .isInstanceOf(AppendRefusal.DuplicateEventId.class);
        }

        @Test
        void aGapInAStreamIsRefused() {
            ledger.append(event("a", 0));

            assertThat(ledger.refusal(AppendRequest.of(List.of(event("a", 2)))))
                    .isEqualTo(new AppendRefusal.StreamConflict("a", 2));
        }

        @Test
        void aTakenReferenceIsRefusedAndLeavesNothing() throws Exception {
            ledger.append(with(Attachment.none().with(access("R", "a")), event("a", 0)));

            assertThat(ledger.refusal(with(Attachment.none().with(access("R", "b")), event("b", 0))))
                    .isInstanceOf(AppendRefusal.ReferenceTaken.class);
            assertThat(ledger.query("SELECT stream_id FROM ledger.event")).containsExactly("a");
        }

        @Test
        void aSubmissionIsImportedOnce() {
            ledger.append(with(Attachment.none().with(new ImportIdentityRow("s", "1", "a")), event("a", 0)));

            assertThat(ledger.refusal(
                            with(Attachment.none().with(new ImportIdentityRow("s", "1", "b")), event("b", 0))))
                    .isInstanceOf(AppendRefusal.ImportIdentityTaken.class);
            assertThat(ledger.append(with(Attachment.none().with(new ImportIdentityRow("t", "1", "c")), event("c", 0)))
                            .firstPosition())
                    .isEqualTo(2);
        }

        @Test
        void aSecondKeyForACaseIsRefused() {
            CaseKeyRow key = new CaseKeyRow("a", 1, 1, new byte[12], new byte[48]);
            ledger.append(with(Attachment.none().with(key), event("a", 0)));

            assertThat(ledger.refusal(with(Attachment.none().with(key), event("a", 1))))
                    .isEqualTo(new AppendRefusal.CaseKeyTaken("a"));
        }
    }

    @Nested
    class Receipts {
        private final CommandReceipts receipts = new CommandReceipts(ledger.database.pool());

        @Test
        void theReplyKnowsItsPositions() {
            ledger.append(event("z", 0));
            ReceiptRow row = receipt("key", "request", (first, last) -> (first + "-" + last).getBytes(UTF_8));

            Appended appended = ledger.append(with(Attachment.none().with(row), event("a", 0), event("a", 1)));

            assertThat(appended.sealedReply()).isEqualTo("2-3".getBytes(UTF_8));
        }

        @Test
        void aRepeatedKeyGetsTheOldReplyThoughTheStreamMovedOn() {
            ReceiptRow row = receipt("key", "request", (first, last) -> new byte[] {42});
            ledger.append(with(Attachment.none().with(row), event("a", 0)));
            ledger.append(event("a", 1));

            assertThat(ledger.refusal(with(Attachment.none().with(row), event("a", 0))))
                    .isInstanceOfSatisfying(
                            AppendRefusal.RepeatedKey.class,
                            repeated -> assertThat(repeated.sealedReply()).containsExactly(42));
            assertThat(receipts.find(row)).isInstanceOf(AppendRefusal.RepeatedKey.class);
            assertThat(ledger.reader.headPosition()).isEqualTo(2);
        }

        @Test
        void aKeyReusedForAnotherRequestIsRefused() {
            ledger.append(with(Attachment.none().with(receipt("key", "one", (f, l) -> new byte[0])), event("a", 0)));
            ReceiptRow other = receipt("key", "two", (first, last) -> new byte[0]);

            assertThat(ledger.refusal(with(Attachment.none().with(other), event("b", 0))))
                    .isInstanceOf(AppendRefusal.KeyReused.class);
            assertThat(receipts.find(other)).isInstanceOf(AppendRefusal.KeyReused.class);
            assertThat(receipts.find(receipt("new", "two", (f, l) -> new byte[0])))
                    .isNull();
        }

        @Test
        void aReplyThatCannotBeSealedLeavesNothing() {
            ReceiptRow broken = receipt("key", "request", (first, last) -> {
                throw new IllegalStateException("no seal");
            });

            assertThatThrownBy(() -> ledger.append(with(Attachment.none().with(broken), event("a", 0))))
                    .hasRootCauseMessage("no seal");
            assertThat(ledger.append(event("a", 0)).firstPosition()).isEqualTo(1);
        }
    }

    @Nested
    class Words {
        @Test
        void allRowsOfARequestAreStoredTogether() throws Exception {
            UUID ref = LedgerIds.nextUuid();
            Attachment attachment = Attachment.none()
                    .with(new SealedValueRow(ref, "a", "comment", new byte[12], new byte[] {1}))
                    .with(new CaseKeyRow("a", 1, 1, new byte[12], new byte[48]))
                    .with(access("R", "a"))
                    .with(new AnswerPrintRow("i", new byte[32]))
                    .with(new AnswerPrintRow("i", new byte[32]));
            ledger.append(with(attachment, event("a", 0)));

            assertThat(ledger.query("SELECT ref FROM vault.sealed_value")).containsExactly(ref.toString());
            assertThat(ledger.query("SELECT generation FROM vault.case_key")).containsExactly("1");
            assertThat(ledger.query("SELECT reference FROM ops.case_access")).containsExactly("R");
            assertThat(ledger.query("SELECT uses FROM vault.answer_print")).containsExactly("2");
        }

        @Test
        void noTextIsEverInAnErrorMessage() {
            // A nonce of the wrong length violates a check; the server's detail line would quote the whole row.
            Attachment attachment = Attachment.none()
                    .with(new SealedValueRow(LedgerIds.nextUuid(), "a", CANARY, new byte[1], CANARY.getBytes(UTF_8)));

            assertThatThrownBy(() -> ledger.append(with(attachment, event("a", 0))))
                    .satisfies(e -> {
                        for (Throwable t = e; t != null; t = t.getCause()) {
                            assertThat(t.toString()).doesNotContain(CANARY).doesNotContain("63616e617279");
                        }
                    });
        }
    }

    @Nested
    class Holes {
        @Test
        void aMissingPositionIsAnAlarm() throws Exception {
            ledger.append(event("a", 0), event("b", 0), event("c", 0));
            ledger.tamper(
                    "ALTER TABLE ledger.event DISABLE TRIGGER append_only",
                    "DELETE FROM ledger.event WHERE position = 2",
                    "ALTER TABLE ledger.event ENABLE TRIGGER append_only");

            assertThatThrownBy(() -> ledger.reader.after(0, 10))
                    .isInstanceOf(LedgerHole.class)
                    .hasMessageContaining("position 2");
            assertThat(ledger.meters.get("ledger.holes").counter().count()).isEqualTo(1);
        }

        @Test
        void aMissingSequenceNumberIsAnAlarm() throws Exception {
            ledger.append(event("a", 0), event("a", 1), event("a", 2));
            ledger.tamper(
                    "ALTER TABLE ledger.event DISABLE TRIGGER append_only",
                    "DELETE FROM ledger.event WHERE position = 2",
                    "ALTER TABLE ledger.event ENABLE TRIGGER append_only");

            assertThatThrownBy(() -> ledger.reader.ofStream("a", 0, 10)).isInstanceOf(LedgerHole.class);
        }
    }
}
