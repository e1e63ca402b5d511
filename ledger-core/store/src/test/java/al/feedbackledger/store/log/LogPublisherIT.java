package al.feedbackledger.store.log;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.eventstore.LeafDiffers;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogPublisherIT {
    @TempDir
    private Path folder;

    private final List<OpenLog> opened = new ArrayList<>();

    private OpenLog open() {
        OpenLog open = new OpenLog(folder);
        opened.add(open);
        return open;
    }

    @AfterEach
    void close() {
        opened.forEach(OpenLog::close);
    }

    private boolean exists(OpenLog open, String file) {
        return Files.exists(open.log.folder().resolve(file));
    }

    @Test
    void publishesEveryLeafWithItsEntryUnderTheLedgersRoot() {
        OpenLog open = open();
        for (int events : new int[] {1, 2, 255, 300, 7}) {
            open.append(events);
            open.publishAll();
            open.requireWhole();
        }

        assertThat(open.size()).isEqualTo(565);
        assertThat(open.log.latest()).isPresent();
        assertThat(open.log.origin()).startsWith("localhost/feedback-ledger/");
    }

    @Test
    void publishesOnlyWhatHasGrown() throws IOException {
        OpenLog open = open();
        open.append(3);
        try (LogPublisher publisher = open.publisher()) {
            assertThat(publisher.publish()).isTrue();
            Path checkpoint = open.log.folder().resolve("checkpoint");
            Object before = Files.getAttribute(checkpoint, "unix:ino");
            assertThat(publisher.publish()).isFalse();
            assertThat(Files.getAttribute(checkpoint, "unix:ino")).isEqualTo(before);
        }
    }

    @Test
    void keepsPartialFilesOfEveryPublishedSizeUntilTheFullOnesAreThere() {
        OpenLog open = open();
        try (LogPublisher publisher = open.publisher()) {
            open.append(3);
            OpenLog.publishAll(publisher);
            open.append(5);
            OpenLog.publishAll(publisher);
            for (String partial : List.of("tile/0/000.p/3", "tile/0/000.p/8", "tile/entries/000.p/3")) {
                assertThat(exists(open, partial)).as(partial).isTrue();
            }

            open.append(248);
            OpenLog.publishAll(publisher);
        }

        assertThat(exists(open, "tile/0/000")).isTrue();
        assertThat(exists(open, "tile/entries/000")).isTrue();
        assertThat(exists(open, "tile/1/000.p/1")).isTrue();
        assertThat(exists(open, "tile/0/000.p")).isFalse();
        assertThat(exists(open, "tile/entries/000.p")).isFalse();
        open.requireWhole();
    }

    @Test
    void aProofFromTheFilesHoldsOffline() throws Exception {
        OpenLog open = open();
        open.append(300);
        assertThatThrownBy(() -> open.log.proof(0, new byte[0])).isInstanceOf(IntegrityException.class);
        open.publishAll();

        assertThat(open.log.awaitSize(300, Duration.ofSeconds(5))).isTrue();
        assertThat(open.log.awaitSize(301, Duration.ofMillis(1))).isFalse();
        TlogProof proof = TlogProof.parse(open.log.proof(299, new byte[] {1}).bytes());
        List<byte[]> entries = new ArrayList<>();
        open.leaves.forEach(open.leaves.batchesAfter(0, 1_000), leaf -> entries.add(leaf.entry()));
        Checkpoint verified = proof.verify(entries.get(299), KnownLog.of(open.log.key()));
        assertThat(verified.size()).isEqualTo(300);
        assertThatThrownBy(() -> open.log.proof(300, new byte[0])).isInstanceOf(IntegrityException.class);
    }

    @Test
    void twoPublishersDoNotShareAFolder() {
        OpenLog open = open();
        open.append(1);
        try (LogPublisher other = open.publisher()) {
            try (LogPublisher one = open.publisher()) {
                assertThat(one.publish()).isTrue();
                open.append(1);
                assertThat(other.publish()).isFalse();
            }
            assertThat(other.publish()).isTrue();
        }
        open.requireWhole();
    }

    @Nested
    class ACrash {
        /** Dies before each step in turn, of a publication that fills files up and deletes partial ones. */
        @Test
        void beforeAnyStepLeavesAWholeLogThatGoesOn() {
            OpenLog open = open();
            open.append(250);
            open.publishAll();
            long before = open.size();
            boolean died = true;
            int step = 1;
            for (; died; step++) {
                open.append(4);
                open.publishAll();
                open.append(260);
                FailingSteps steps = new FailingSteps(step);
                try (LogPublisher publisher = open.publisher(steps)) {
                    OpenLog.publishAll(publisher);
                } catch (UncheckedIOException dead) {
                    assertThat(steps.isDead()).isTrue();
                }
                died = steps.isDead();
                open.requireWhole();
                assertThat(open.size()).as("step %s", step).isGreaterThanOrEqualTo(before);

                open.publishAll();
                assertThat(open.size()).isEqualTo(open.ledger.reader.headPosition());
                assertThat(outgrown(open)).isEmpty();
                before = open.size();
            }
            open.requireWhole();
            assertThat(step).isGreaterThan(25);
        }

        @Test
        void betweenMemoryAndCheckpointPublishesTheSignedSizeFirst() {
            OpenLog open = open();
            open.append(5);
            open.publishAll();
            byte[] checkpoint = open.log.latest().orElseThrow().bytes();
            open.append(5);
            open.publishAll();
            // As if the second checkpoint had never come to the disk.
            write(open.log.folder().resolve("checkpoint"), checkpoint);
            open.append(5);
            try (LogPublisher publisher = open.publisher()) {
                assertThat(publisher.publish()).isTrue();
                assertThat(open.size()).isEqualTo(10);
                OpenLog.publishAll(publisher);
            }
            assertThat(open.size()).isEqualTo(15);
            open.requireWhole();
        }

        private List<Path> outgrown(OpenLog open) {
            try (Stream<Path> all = Files.walk(open.log.folder())) {
                return all.filter(path -> path.toString().endsWith(".p"))
                        .filter(path -> Files.exists(Path.of(
                                path.toString().substring(0, path.toString().length() - 2))))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class LostOrDamagedFiles {
        @Test
        void areWrittenAgainFromTheLedger() throws IOException {
            OpenLog open = open();
            open.append(600);
            open.publishAll();
            byte[] checkpoint = open.log.latest().orElseThrow().bytes();
            deleteAll(open.log.folder());

            open.publishAll();

            open.requireWhole();
            assertThat(open.log.latest().orElseThrow().bytes()).isEqualTo(checkpoint);
        }

        @Test
        void atTheEdgeAreNoticed() {
            OpenLog open = open();
            open.append(300);
            open.publishAll();
            write(open.log.folder().resolve("tile/entries/001.p/44"), new byte[] {1, 2, 3});
            open.append(1);

            open.publishAll();

            open.requireWhole();
            assertThat(open.size()).isEqualTo(301);
            assertThat(open.meters.counter("ledger.checkpoint.alarm").count()).isEqualTo(1);
        }

        @Test
        void insideAreNoticedWhenAProofNeedsThem() {
            OpenLog open = open();
            open.append(300);
            open.publishAll();
            write(open.log.folder().resolve("tile/0/000"), new byte[256 * 32]);
            open.append(1);

            try (LogPublisher publisher = open.publisher()) {
                OpenLog.publishAll(publisher);
            }

            assertThat(open.size()).isEqualTo(301);
        }

        @Test
        void ofAnotherLogAreLeftAlone() throws IOException {
            OpenLog open = open();
            open.append(1);
            open.publishAll();
            Path other = Files.createDirectory(folder.resolve("other"));
            byte[] foreign;
            try (OpenLog stranger = new OpenLog(other)) {
                stranger.append(2);
                stranger.publishAll();
                foreign = stranger.log.latest().orElseThrow().bytes();
            }
            write(open.log.folder().resolve("checkpoint"), foreign);

            assertThatThrownBy(open::publishAll)
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("another log");
        }
    }

    @Nested
    class NothingIsSigned {
        @Test
        void whereAnEventWasChanged() throws Exception {
            OpenLog open = open();
            open.append(4);
            open.publishAll();
            open.append(2);
            open.ledger.tamper(
                    "ALTER TABLE ledger.event DISABLE TRIGGER append_only",
                    "UPDATE ledger.event SET payload = '{\"rating\":5}' WHERE position = 6");

            assertThatThrownBy(open::publishAll).isInstanceOf(LeafDiffers.class).hasMessageContaining("6");
            assertThat(open.size()).isEqualTo(4);
        }

        @Test
        void whereTheLedgersRootIsAnother() throws Exception {
            OpenLog open = open();
            open.append(4);
            open.ledger.tamper(
                    "ALTER TABLE ledger.batch DISABLE TRIGGER append_only",
                    "UPDATE ledger.batch SET root = sha256('x')");

            assertThatThrownBy(open::publishAll)
                    .isInstanceOf(SigningRefused.class)
                    .hasMessageContaining("position 4");
            assertThat(open.log.latest()).isEmpty();
        }

        @Test
        void whereAnotherHistoryWasSigned() {
            OpenLog first = open();
            first.append(7);
            first.publishAll();
            OpenLog other = open();
            other.append(9);

            try (LogPublisher publisher = other.publisher()) {
                for (int i = 0; i < 4; i++) {
                    assertThatThrownBy(publisher::publish).isInstanceOf(RuntimeException.class);
                }
            }
            assertThat(other.size()).isEqualTo(7);
            first.requireWhole();
        }

        @Test
        void whereTheDatabaseHasLess() {
            OpenLog first = open();
            first.append(7);
            first.publishAll();
            OpenLog other = open();
            other.append(3);

            other.publishAll();

            assertThat(other.size()).isEqualTo(7);
        }
    }

    @Nested
    class SignedEventsThatAreMissing {
        @Test
        void areNoneInTheirOwnLedger() {
            OpenLog open = open();
            assertThat(missing(open)).isEmpty();
            open.append(7);
            open.publishAll();
            open.append(1);
            assertThat(missing(open)).isEmpty();
        }

        @Test
        void areToldWithTheirNumber() {
            OpenLog first = open();
            first.append(7);
            first.publishAll();
            OpenLog other = open();
            other.append(3);

            assertThat(missing(other)).singleElement().satisfies(missing -> {
                assertThat(missing.sentence()).contains("7 were signed").contains("4 are missing");
                assertThat(missing.lastSigned().bytes())
                        .isEqualTo(first.log.latest().orElseThrow().bytes());
            });
        }

        @Test
        void areToldWhereAsManyOthersStand() {
            OpenLog first = open();
            first.append(7);
            first.publishAll();
            OpenLog other = open();
            other.append(9);

            assertThat(missing(other)).singleElement().satisfies(missing -> assertThat(missing.sentence())
                    .contains("not those that were signed"));
        }

        private List<SignedEvents.Missing> missing(OpenLog open) {
            return new SignedEvents(open.identity, open.keys(), open.logs)
                    .missing(open.leaves, open.ledger.reader.headPosition()).stream()
                            .toList();
        }
    }

    @Nested
    class ARotation {
        @Test
        void isAnEventAfterWhichTheNewKeySigns() {
            OpenLog open = open();
            SigningKeys keys = keys(open);
            keys.recordNewest();
            keys.recordNewest();
            open.publishAll();
            VerifierKey first = open.log.key();
            byte[] old = open.log.latest().orElseThrow().bytes();

            VerifierKey second = keys.rotate(Actor.SYSTEM).key();
            open.publishAll();

            assertThat(open.log.key()).isEqualTo(second).isNotEqualTo(first);
            SignedNote handedOver = open.log.latest().orElseThrow();
            assertThat(handedOver.verify(List.of(first)).signers()).containsExactly(first);
            assertThat(handedOver.verify(List.of(second)).signers()).containsExactly(second);

            open.append(1);
            open.publishAll();
            SignedNote after = open.log.latest().orElseThrow();
            assertThat(after.verify(List.of(second)).signers()).containsExactly(second);
            assertThatThrownBy(() -> after.verify(List.of(first))).isInstanceOf(IntegrityException.class);
            KnownLog known = open.log.keys().known();
            assertThat(known.keys()).containsExactly(first, second);
            assertThat(Checkpoint.open(old, known).size()).isEqualTo(1);
            open.requireWhole();
        }

        @Test
        void thatWasInterruptedIsTakenUp() {
            OpenLog open = open();
            SigningKeys keys = keys(open);
            keys.recordNewest();
            var unused = open.keys().withNewSigningKey(open.identity.origin(), Randomness.secure());

            VerifierKey second = keys.rotate(Actor.SYSTEM).key();

            assertThat(open.keys().signingKeys(open.identity.origin())).hasSize(2);
            assertThat(open.keys().signingKeys(open.identity.origin()).getLast().verifierKey())
                    .isEqualTo(second);
        }

        @Test
        void isKeptByALogThatIsWrittenAnew() throws IOException {
            OpenLog open = open();
            SigningKeys keys = keys(open);
            keys.recordNewest();
            open.append(3);
            VerifierKey second = keys.rotate(Actor.SYSTEM).key();
            open.append(3);
            open.publishAll();
            deleteAll(open.log.folder());

            open.publishAll();

            assertThat(open.log.key()).isEqualTo(second);
            assertThat(open.log.keys().keys()).hasSize(2);
        }

        private SigningKeys keys(OpenLog open) {
            return new SigningKeys(
                    open.keys(),
                    new KeyFingerprints(JdbcClient.create(open.ledger.database.pool())),
                    open.door.door,
                    Randomness.secure(),
                    LedgerClock.system());
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
