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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

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

    boolean has(String file) {
        return Files.exists(log.folder().resolve(file));
    }

    /** Writes a published file over, as an accident would. */
    void overwrite(String file, byte[] bytes) {
        write(log.folder().resolve(file), bytes);
    }

    /** Every published file is gone. */
    void loseFiles() {
        try {
            OpenLogs.delete(log.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a publisher leaves on the disk.
     *
     * @param published by their paths
     * @param signed the signer's memory
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Left(Map<Path, byte[]> published, byte[] signed) {}

    Left copyFiles() {
        Map<Path, byte[]> published = new HashMap<>();
        try (Stream<Path> all = Files.walk(log.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                published.put(file, Files.readAllBytes(file));
            }
            return new Left(published, Files.readAllBytes(memory()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if nothing had been published since. */
    void putBack(Left files) {
        loseFiles();
        files.published().forEach(OpenLog::write);
        write(memory(), files.signed());
    }

    private Path memory() {
        return keyFolder.resolve("signed-" + identity.number());
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
