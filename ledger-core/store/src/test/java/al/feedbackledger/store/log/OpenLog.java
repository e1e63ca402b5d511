package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.TileCheck;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.eventstore.StagedEvent;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A ledger with a published log beside it, in folders of a test. */
final class OpenLog implements AutoCloseable {
    final TestDatabase database;
    final LedgerDoor door;
    final OpenLedger ledger;
    final LeafReader leaves;
    final Path logs;
    final Path keyFolder;
    final LogIdentity identity;
    final PublishedLog log;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CheckpointMetrics metrics;
    private long streams;

    /** A new ledger, or a new database under an old log. */
    OpenLog(Path folder) {
        database = TestPostgres.newDatabase();
        door = new LedgerDoor(database, 4);
        ledger = door.ledger;
        leaves = new LeafReader(ledger.database.pool(), new LedgerPayloads());
        logs = folder.resolve("log");
        keyFolder = folder.resolve("keys");
        KeyFolder made = KeyFolder.existsAt(keyFolder)
                ? KeyFolder.open(keyFolder)
                : KeyFolder.init(keyFolder, Randomness.secure());
        identity = LogIdentity.ensure(made, "", Randomness.secure());
        log = published();
        metrics = new CheckpointMetrics(meters, LedgerClock.system(), this::size, ledger.tail::head);
    }

    PublishedLog published() {
        return new PublishedLog(
                identity, logs, keys().signingKeys(identity.origin()).getFirst().verifierKey());
    }

    KeyFolder keys() {
        return KeyFolder.open(keyFolder);
    }

    LogPublisher publisher() {
        return publisher(FileSteps.REAL);
    }

    LogPublisher publisher(FileSteps steps) {
        return new LogPublisher(log, keys(), leaves, metrics, steps);
    }

    /** Publishes all there is, as a node does from its start on. */
    void publishAll() {
        try (LogPublisher publisher = publisher()) {
            publishAll(publisher);
        }
    }

    static void publishAll(LogPublisher publisher) {
        boolean more = true;
        while (more) {
            more = publisher.publish();
        }
    }

    /** Appends opaque events in one commit. */
    void append(int events) {
        String stream = "case-" + streams++;
        List<StagedEvent> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            StagedEvent event = OpenLedger.event(stream, i);
            all.add(new StagedEvent(
                    stream,
                    i,
                    event.eventId(),
                    "FeedbackAcknowledged",
                    1,
                    event.occurredAt(),
                    new byte[] {'{', '}'},
                    event.metadata(),
                    false));
        }
        var unused = ledger.append(all.toArray(StagedEvent[]::new));
    }

    long size() {
        return log.checkpoint().map(Checkpoint::size).orElse(0L);
    }

    /** Checks every file up to the checkpoint on the disk, and the checkpoint against the ledger. */
    void requireWhole() {
        PublishedLog reader = published();
        Checkpoint checkpoint = reader.checkpoint().orElseThrow();
        new TileCheck(checkpoint.size(), reader.files()).requireRoot(checkpoint.root(), tile -> {
            BundlePath path = new BundlePath(tile.path().index(), tile.path().width());
            EntryBundle.read(path, reader.files()).requireHashes(tile);
        });
        byte[] stored = leaves.rootAt(checkpoint.size()).orElseThrow();
        if (!java.util.Arrays.equals(stored, checkpoint.root())) {
            throw new AssertionError("the checkpoint's root is not the ledger's");
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
