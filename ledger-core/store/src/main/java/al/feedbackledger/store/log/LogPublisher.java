package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import al.feedbackledger.rules.integrity.tile.TileGrowth;
import al.feedbackledger.rules.integrity.tile.TileHashes;
import al.feedbackledger.rules.publication.PublicationEvent.SigningKeyRotated;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LeafReader.Batch;
import al.feedbackledger.store.eventstore.LeafReader.LedgerLeaf;
import al.feedbackledger.store.vault.KeyFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the ledger's new leaves: bundles of entries, then tiles, then, when all of them are on the disk and the signer
 * has signed, the checkpoint. After a crash at any point the files up to the checkpoint on the disk are whole, and the
 * next start goes on from there; files beyond it are written again with the same bytes. For one thread.
 *
 * <p>The leaves are made anew from the stored events and their root is compared with the one of the ledger's batch. Where
 * anything differs, nothing is signed.
 */
public final class LogPublisher implements AutoCloseable {
    /** Leaves between two checkpoints at most, so that a log that catches up shows it. */
    static final int MAX_STEP = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);

    private final PublishedLog log;
    private final LeafReader leaves;
    private final CheckpointMetrics metrics;
    private final FileSteps steps;
    private final LogSigner signer;
    private KeyFolder keys;
    private @Nullable FolderLock lock;
    private @Nullable Edge edge;
    private boolean anew;
    private @Nullable SigningRefused verdict;

    public LogPublisher(PublishedLog log, KeyFolder keys, LeafReader leaves, CheckpointMetrics metrics) {
        this(log, keys, leaves, metrics, FileSteps.REAL);
    }

    LogPublisher(PublishedLog log, KeyFolder keys, LeafReader leaves, CheckpointMetrics metrics, FileSteps steps) {
        this.log = log;
        this.keys = keys;
        this.leaves = leaves;
        this.metrics = metrics;
        this.steps = steps;
        this.signer = new LogSigner(log.identity(), keys);
    }

    /** Where the files end, and the way to write more. */
    private record Edge(Growth growth, LogFiles files) {}

    /**
     * Publishes what the ledger has grown by, at most {@link #MAX_STEP} leaves.
     *
     * @return whether there may be more to publish
     * @throws SigningRefused and other exceptions where something does not fit or does not work; then nothing more is
     *     published than the checkpoint on the disk says, and the next call begins from the disk
     */
    public boolean publish() {
        if (lock == null) {
            lock = FolderLock.take(log.files());
        }
        if (lock == null) {
            return false;
        }
        if (verdict != null) {
            throw verdict;
        }
        try {
            Edge at = edge == null ? resume() : edge;
            // Until the step is done, what is in memory is ahead of what is on the disk.
            edge = null;
            boolean grown = step(at);
            edge = at;
            return grown;
        } catch (SigningRefused refused) {
            // The files may be what is wrong: once, everything is written again from the ledger. If that is refused
            // too, it is the ledger that is not the one that was signed, and trying on would change nothing.
            verdict = anew ? refused : null;
            anew = true;
            throw refused;
        }
    }

    private Edge resume() {
        keys = KeyFolder.open(keys.path());
        LogFiles files = LogFiles.open(log.files(), steps);
        KeyHistory first =
                new KeyHistory(List.of(keys.signingKeys(log.origin()).getFirst().verifierKey()));
        Optional<SignedNote> note = log.latest();
        if (note.isEmpty() || anew) {
            return fromNothing(first, files);
        }
        KeyHistory signers = log.keys().upToSigner(note.get());
        Checkpoint published = Checkpoint.open(note.get().bytes(), signers.known());
        try {
            Growth growth = Growth.after(published, signers, log.files(), files);
            signer.witness(note.get(), this::consistency, keys);
            return new Edge(growth, files);
        } catch (IntegrityException damaged) {
            LOG.error(
                    "the published files are damaged and are written again from the ledger: {}", damaged.getMessage());
            metrics.alarm();
            return fromNothing(first, files);
        }
    }

    /** Before files that may be right are written over, the ledger shows that it leads to what was signed. */
    private Edge fromNothing(KeyHistory first, LogFiles files) {
        Optional<Checkpoint> signed = signer.last(keys);
        if (signed.isPresent()) {
            Growth trial = Growth.fromNothing(first, (path, bytes) -> {});
            long size = signed.get().size();
            while (trial.size() < size && grow(trial, size)) {
                // Page by page, up to what was signed.
            }
            if (trial.size() != size
                    || !Arrays.equals(trial.root(), signed.get().root())) {
                throw new SigningRefused("nothing is published, because the ledger's first " + trial.size()
                        + " events do not lead to what was signed: " + signed.get());
            }
        }
        return new Edge(Growth.fromNothing(first, files), files);
    }

    private boolean grow(Growth trial, long size) {
        List<Batch> batches = leaves.batchesAfter(trial.size(), room(trial.size(), size));
        leaves.forEach(batches, trial::append);
        return !batches.isEmpty();
    }

    /** Not beyond what was signed, while the files are behind it: that size must be there again first. */
    private static int room(long from, long signed) {
        return signed > from ? (int) Math.min(MAX_STEP, signed - from) : MAX_STEP;
    }

    private boolean step(Edge at) {
        long begin = System.nanoTime();
        Growth growth = at.growth();
        long from = growth.size();
        long signed = signer.last(keys).map(Checkpoint::size).orElse(0L);
        List<Batch> batches = leaves.batchesAfter(from, room(from, signed));
        if (batches.isEmpty()) {
            return false;
        }
        requireRoot(batches.getFirst().prevRoot(), from, growth);
        KeyHistory before = growth.keys();
        leaves.forEach(batches, leaf -> append(growth, leaf));
        requireRoot(batches.getLast().root(), growth.size(), growth);
        if (growth.size() < signed) {
            at.files().settle();
            return true;
        }
        growth.writePartials();
        at.files().settle();
        publish(at, before);
        log.published();
        anew = false;
        metrics.published(batches, System.nanoTime() - begin);
        at.files().deletePartials(new TileGrowth(from, growth.size()).grownFull());
        return true;
    }

    private void append(Growth growth, LedgerLeaf leaf) {
        growth.append(leaf);
        leaves.read(leaf, SigningKeyRotated.class)
                .filter(rotated -> rotated.name().equals(log.origin()))
                .ifPresent(rotated -> growth.handOver(growth.keys().and(VerifierKey.parse(rotated.key()))));
    }

    private void publish(Edge at, KeyHistory before) {
        Growth growth = at.growth();
        Checkpoint next = Checkpoint.of(log.origin(), growth.size(), growth.root());
        List<SigningKey> by =
                growth.keys().handedOverSince(before).stream().map(this::key).toList();
        SignedNote note = signer.sign(next, this::consistency, keys, by);
        if (!growth.keys().equals(before) || log.files().keys().isEmpty()) {
            at.files().write(LogFolder.KEYS, growth.keys().bytes());
            at.files().settle();
        }
        at.files().write(LogFolder.CHECKPOINT, note.bytes());
        at.files().settle();
    }

    private List<byte[]> consistency(long olderSize, long newerSize) {
        return ConsistencyProof.make(olderSize, newerSize, new TileHashes(newerSize, log.files()))
                .hashes();
    }

    /** A key that was made since the folder was read is read now. */
    private SigningKey key(VerifierKey verifier) {
        return find(verifier)
                .or(() -> {
                    keys = KeyFolder.open(keys.path());
                    return find(verifier);
                })
                .orElseThrow(() -> new SigningRefused("not signed, because the key " + verifier.shortName()
                        + " is not among this node's keys; copy the key folder here"));
    }

    private Optional<SigningKey> find(VerifierKey verifier) {
        return keys.signingKeys(log.origin()).stream()
                .filter(key -> key.verifierKey().equals(verifier))
                .findFirst();
    }

    private static void requireRoot(byte[] ofLedger, long position, Growth growth) {
        if (!Arrays.equals(ofLedger, growth.root())) {
            throw new SigningRefused("not signed, because the ledger says another root at position " + position
                    + " than its events lead to");
        }
    }

    /** Leaves the folder to whoever takes it next. */
    @Override
    public void close() {
        edge = null;
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }
}
