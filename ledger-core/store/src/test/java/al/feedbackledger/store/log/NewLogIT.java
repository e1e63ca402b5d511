package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger that lost signed events goes on as a new log. */
class NewLogIT {
    @TempDir
    private Path folder;

    private static void record(OpenLog open) {
        new NewLog(
                        open.door.door,
                        new CommandReceipts(JdbcClient.create(open.ledger.database.pool()), Randomness.secure()),
                        LedgerClock.system())
                .recordIfPending(open.identity, open.keys(), open.ledger.reader.headPosition());
    }

    @Test
    void withAnotherNameAndKeyTheSameLeavesAndALeafThatSaysSo() throws Exception {
        SignedNote last;
        byte[] oldCheckpoint;
        LogIdentity old;
        try (OpenLog before = new OpenLog(folder)) {
            before.append(7);
            before.publishAll();
            old = before.identity;
            last = new SignedEvents(old, before.keys(), before.logs)
                    .lastSigned()
                    .orElseThrow();
            oldCheckpoint = Files.readAllBytes(before.log.folder().resolve("checkpoint"));

            LogIdentity next = NewLog.begin(old, last, before.keys(), Randomness.secure());

            assertThat(next.number()).isEqualTo(2);
            assertThat(next.origin()).isNotEqualTo(old.origin());
        }
        try (OpenLog restored = new OpenLog(folder)) {
            restored.append(3);
            assertThat(restored.identity.number()).isEqualTo(2);

            record(restored);
            record(restored);

            List<StoredEvent> events = restored.ledger.reader.after(3, 10);
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.eventName()).isEqualTo("LedgerRestored");
                assertThat(new String(event.payload(), StandardCharsets.UTF_8))
                        .contains("\"oldOrigin\":\"" + old.origin() + "\"")
                        .contains("\"restoredSize\":3");
            });
            assertThat(new SignedEvents(restored.identity, restored.keys(), restored.logs).missing(restored.leaves, 4))
                    .isEmpty();

            restored.publishAll();
            restored.requireWhole();
            Checkpoint checkpoint = restored.log.checkpoint().orElseThrow();
            assertThat(checkpoint.size()).isEqualTo(4);
            assertThat(checkpoint.origin()).isEqualTo(restored.identity.origin());
            assertThat(restored.log.folder().getFileName()).hasToString("2");
            assertThat(Files.readAllBytes(folder.resolve("log/1/checkpoint"))).isEqualTo(oldCheckpoint);
        }
    }
}
