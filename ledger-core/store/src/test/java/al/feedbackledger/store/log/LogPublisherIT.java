package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is published, and when. */
class LogPublisherIT {
    @RegisterExtension
    private final OpenLogs logs = new OpenLogs();

    @Test
    void publishesEveryLeafWithItsEntryUnderTheLedgersRoot() {
        OpenLog open = logs.open();
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
        OpenLog open = logs.open();
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
        OpenLog open = logs.open();
        try (LogPublisher publisher = open.publisher()) {
            open.append(3);
            OpenLog.publishAll(publisher);
            open.append(5);
            OpenLog.publishAll(publisher);
            for (String partial : List.of("tile/0/000.p/3", "tile/0/000.p/8", "tile/entries/000.p/3")) {
                assertThat(open.has(partial)).as(partial).isTrue();
            }

            open.append(248);
            OpenLog.publishAll(publisher);
        }

        assertThat(open.has("tile/0/000")).isTrue();
        assertThat(open.has("tile/entries/000")).isTrue();
        assertThat(open.has("tile/1/000.p/1")).isTrue();
        assertThat(open.has("tile/0/000.p")).isFalse();
        assertThat(open.has("tile/entries/000.p")).isFalse();
        open.requireWhole();
    }

    @Test
    void aProofFromTheFilesHoldsOffline() throws Exception {
        OpenLog open = logs.open();
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
        OpenLog open = logs.open();
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
}
