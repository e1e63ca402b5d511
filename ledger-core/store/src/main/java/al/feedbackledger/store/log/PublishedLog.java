package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import al.feedbackledger.rules.integrity.tile.TileHashes;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log this ledger publishes now, as its readers see it: from the static files alone. On the node that publishes,
 * those who wait are woken at once; on another one, the files are looked at every {@link #LOOK_EVERY} while somebody
 * waits.
 */
public final class PublishedLog {
    static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final LogIdentity log;
    private final LogFolder folder;
    private final VerifierKey firstKey;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile @Nullable Latest latest;
    private long lookedAtNanos = System.nanoTime() - LOOK_EVERY.toNanos();

    /**
     * @param logs the folder of all logs of this ledger
     * @param firstKey the oldest key of this log, which may have signed nothing yet
     */
    public PublishedLog(LogIdentity log, Path logs, VerifierKey firstKey) {
        this.log = log;
        this.folder = LogFolder.of(logs, log.number());
        this.firstKey = firstKey;
    }

    /** A checkpoint file, taken apart once. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by its bytes on purpose, in one place.
    private record Latest(byte[] bytes, SignedNote note, Checkpoint checkpoint) {}

    /** The first line of every checkpoint. */
    public String origin() {
        return log.origin();
    }

    /** 1, and one more after each restore that lacked signed events; the number in {@code /ledger/1/}. */
    public int number() {
        return log.number();
    }

    LogIdentity identity() {
        return log;
    }

    /** The key that signs now. */
    public VerifierKey key() {
        return keys().newest();
    }

    /** What a checker of this log is told beforehand: its origin, and every key that has signed, the newest last. */
    public KnownLog known() {
        return keys().known();
    }

    /** The keys that have signed this log, the oldest first. */
    public List<VerifierKey> verifierKeys() {
        return keys().keys();
    }

    KeyHistory keys() {
        return folder.keys().map(KeyHistory::parse).orElseGet(() -> new KeyHistory(List.of(firstKey)));
    }

    /** The latest checkpoint as it lies on the disk, its signature verified; nothing before the first. */
    public Optional<SignedNote> latest() {
        return read().map(Latest::note);
    }

    /**
     * A checkpoint and what it says.
     *
     * @param note as it is signed
     */
    public record Signed(SignedNote note, Checkpoint checkpoint) {}

    /** The latest checkpoint with what it says, both of one moment. */
    public Optional<Signed> signed() {
        return read().map(read -> new Signed(read.note(), read.checkpoint()));
    }

    /** What the latest checkpoint says: size and root. */
    public Optional<Checkpoint> checkpoint() {
        return read().map(Latest::checkpoint);
    }

    /**
     * Waits until a checkpoint covers the first leaves.
     *
     * @param size how many: the position of an event that is to be covered
     * @return whether one does
     */
    public boolean awaitSize(long size, Duration atMost) throws InterruptedException {
        long endNanos = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!covers(size)) {
                long left = endNanos - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                var unused = grown.await(Math.min(left, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean covers(long size) {
        Latest known = latest;
        if (known != null && known.checkpoint().size() >= size) {
            return true;
        }
        long now = System.nanoTime();
        if (now - lookedAtNanos < LOOK_EVERY.toNanos()) {
            return false;
        }
        lookedAtNanos = now;
        return read().filter(read -> read.checkpoint().size() >= size).isPresent();
    }

    /** Tells those who wait that the publisher has moved a checkpoint into place. */
    void published() {
        var unused = read();
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A proof that a leaf is in the tree of the latest checkpoint, made from the static files.
     *
     * @param index of the leaf: its event's position − 1
     * @param extra what the proof carries along, may be empty
     * @throws IntegrityException if no checkpoint covers the leaf yet
     */
    public TlogProof proof(long index, byte[] extra) {
        Latest covering = read().orElseThrow(() -> IntegrityException.because("the log has no checkpoint yet"));
        InclusionProof inclusion = InclusionProof.make(
                index,
                covering.checkpoint().size(),
                new TileHashes(covering.checkpoint().size(), folder));
        return TlogProof.of(extra, inclusion, covering.note());
    }

    /** Where the files of this log lie. */
    public Path folder() {
        return folder.path();
    }

    LogFolder files() {
        return folder;
    }

    private Optional<Latest> read() {
        Optional<byte[]> bytes = folder.checkpoint();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Latest known = latest;
        if (known == null || !Arrays.equals(known.bytes(), bytes.get())) {
            // The keys are published before the first checkpoint that needs them.
            Checkpoint checkpoint = Checkpoint.open(bytes.get(), known());
            known = new Latest(bytes.get(), SignedNote.parse(bytes.get()), checkpoint);
            latest = known;
        }
        return Optional.of(known);
    }
}
