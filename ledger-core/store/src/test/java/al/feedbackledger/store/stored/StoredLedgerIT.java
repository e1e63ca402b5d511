package al.feedbackledger.store.stored;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.rules.publication.PublicationCommand.AdoptPolicy;
import al.feedbackledger.store.access.CaseAccess;
import al.feedbackledger.store.access.CodeCheck;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.CommandReceipts.Earlier;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The ledger that was stored for good is still one that this code reads, proves, opens and continues. */
class StoredLedgerIT {
    private static final StoredLedger STORED = StoredLedger.committed("main-job");

    @TempDir
    private Path temp = Path.of("unset");

    private LoadedLedger load(StoredLedger stored) throws Exception {
        return new LoadedLedger(stored, temp.resolve("keys"));
    }

    @Nested
    class Committed {
        @Test
        void isWholeAndTogetherTheyHoldEveryEventOfTheCatalogue() throws Exception {
            Set<String> kinds = new TreeSet<>();
            for (StoredLedger stored : List.of(STORED, StoredLedger.committed("words-exports"))) {
                try (LoadedLedger ledger = new LoadedLedger(stored, temp.resolve("keys-" + kinds.size()))) {
                    StoredLedgerCheck.Findings found = ledger.check();

                    assertThat(found.faults()).isEmpty();
                    assertThat(ledger.open.ledger.reader.headPosition()).isBetween(200L, 300L);
                    kinds.addAll(found.kinds());
                }
            }
            assertThat(kinds)
                    .as("an event that is new needs a stored ledger of its own, see the README beside them")
                    .isEqualTo(StoredLedgerCheck.catalogue());
        }

        @Test
        void opensToEveryPersonInIt() throws Exception {
            try (LoadedLedger ledger = load(STORED)) {
                CaseAccess access = new CaseAccess(ledger.jdbc, ledger.keys.pepper(), Randomness.secure());
                List<List<String>> persons = STORED.rows("persons.tsv");
                assertThat(persons).hasSizeGreaterThan(20);
                for (List<String> person : persons) {
                    assertThat(access.check(
                                    ReferenceNumber.read(person.get(1)).orElseThrow(),
                                    TrackingCode.read(person.get(2)).orElseThrow(),
                                    InetAddress.getLoopbackAddress(),
                                    Made.START))
                            .isEqualTo(new CodeCheck.Right(person.getFirst()));
                }
            }
        }

        @Test
        void givesARepeatedRequestItsOldReplyUnlessTheWordsWereErased() throws Exception {
            try (LoadedLedger ledger = load(STORED)) {
                CommandReceipts receipts = new CommandReceipts(ledger.jdbc, Randomness.secure());
                int repeated = 0;
                for (List<String> person : STORED.rows("persons.tsv")) {
                    ClaimedCommand claim = ClaimedCommand.of(
                            "subject",
                            StoredLedgerMaker.ROUTE,
                            IdempotencyKey.read(person.get(3)).orElseThrow(),
                            person.get(4).getBytes(UTF_8));
                    boolean erased = ledger.open.ledger.reader.count(person.getFirst(), "PersonalDataErased") > 0;
                    if (receipts.find(claim) instanceof Earlier.Repeated earlier) {
                        assertThat(erased).isFalse();
                        assertThat(new String(earlier.reply(), UTF_8)).isEqualTo(person.get(5));
                        repeated++;
                    } else {
                        assertThat(erased).isTrue();
                    }
                }
                assertThat(repeated).isGreaterThan(20);
            }
        }

        @Test
        void goesOnWithWhatIsAppendedNow() throws Exception {
            try (LoadedLedger ledger = load(STORED)) {
                long head = ledger.open.ledger.reader.headPosition();

                CommandResult next = ledger.open.door.send(
                        new AdoptPolicy("retention", Map.of("wordsMonths", "36")),
                        Act.of(People.ADMIN, Made.START),
                        Attachment.none());

                assertThat(next).isEqualTo(new CommandResult.Done(head + 1, head + 1, null));
                assertThat(ledger.check().faults()).isEmpty();
            }
        }
    }

    @Nested
    class Altered {
        @ParameterizedTest
        @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                UPDATE ledger.event SET payload = payload || ' ' WHERE position = 60 ; leaf at position 60
                UPDATE ledger.event SET occurred_at = occurred_at + interval '1 second' WHERE position = 9 ; leaf at position 9
                DELETE FROM ledger.event WHERE position = 30 ; position is 31
                UPDATE ledger.batch SET recorded_at = recorded_at + interval '1 day' WHERE batch_no = 3 ; leaf at position
                UPDATE ledger.batch SET prev_root = sha256('x') WHERE batch_no = 5 ; previous root of batch 5
                DELETE FROM vault.sealed_value WHERE path = 'note' ; do not open: Gone
                UPDATE vault.sealed_value SET ciphertext = ciphertext || 'x' WHERE path = 'comment' ; VALUE_ALTERED
                """)
        void isFound(String sql, String fault) throws Exception {
            try (LoadedLedger ledger = load(STORED)) {
                ledger.tamper(sql);

                assertThat(ledger.check().faults())
                        .anySatisfy(found -> assertThat(found).contains(fault));
            }
        }
    }

    @Nested
    class MadeToday {
        @Test
        void isAsWholeAsTheOneThatWasCommitted() throws Exception {
            Path folder = temp.resolve("made");
            StoredLedgerMaker.write(folder);

            try (LoadedLedger ledger = load(StoredLedger.in(folder))) {
                assertThat(ledger.check())
                        .isEqualTo(new StoredLedgerCheck.Findings(List.of(), StoredLedgerCheck.catalogue()));
            }
        }
    }
}
