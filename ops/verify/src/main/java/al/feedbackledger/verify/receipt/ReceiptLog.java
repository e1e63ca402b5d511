package al.feedbackledger.verify.receipt;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import al.feedbackledger.rules.integrity.tile.TileHashes;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.source.CheckedFiles;
import al.feedbackledger.verify.source.KnownKeys;
import al.feedbackledger.verify.source.LogFiles;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A receipt's checkpoint beside others of its log: those that somebody kept, and the one that is published now. Two of
 * different sizes can only be held together by the published log, whose tiles prove that one is the other's beginning;
 * the tiles need not be believed for that, since the proof must lead to both signed roots.
 */
public final class ReceiptLog {
    private final Checkpoint own;
    private final Report report;

    /** @param own the checkpoint that the receipt carries, verified */
    public ReceiptLog(Checkpoint own, Report report) {
        this.own = own;
        this.report = report;
    }

    /**
     * Compares the receipt's checkpoint with each of the others.
     *
     * @param kept verified checkpoints
     * @param log where it can be asked
     */
    public void compare(List<Checkpoint> kept, KnownKeys keys, @Nullable LogFiles log) {
        Checkpoint now = log == null ? null : published(log, keys);
        TileHashes hashes = log == null || now == null ? null : new TileHashes(now.size(), new CheckedFiles(log));
        int compared = 0;
        for (Checkpoint other : kept) {
            compared += compare(other, now, hashes) ? 1 : 0;
        }
        if (now != null && compare(now, now, hashes)) {
            report.passed(
                    Check.CONSISTENCY,
                    "the log as it is published now, with " + grouped(now.size())
                            + " leaves, goes on from the receipt's checkpoint" + andKept(compared));
        } else if (compared > 0) {
            report.passed(Check.CONSISTENCY, compared + " other checkpoints are of the same history");
        } else if (kept.isEmpty()) {
            report.notRun(
                    Check.CONSISTENCY,
                    "no other checkpoint was given: nobody can say from a receipt alone whether others are shown this log");
        }
    }

    private static String andKept(int compared) {
        return compared == 0 ? "" : ", and so do " + compared + " checkpoints that were kept";
    }

    private Checkpoint published(LogFiles log, KnownKeys keys) {
        byte[] note = log.checkpoint().orElseThrow(() -> Finding.of(Check.FILES, "the file checkpoint is missing")
                .broken());
        return keys.open(note, "the published checkpoint");
    }

    /** Whether there is something to say for it; what there is against it is a finding. */
    private boolean compare(Checkpoint other, @Nullable Checkpoint now, @Nullable TileHashes hashes) {
        if (!own.origin().equals(other.origin())) {
            report.found(Finding.of(Check.CONSISTENCY, "the other checkpoint is of another log")
                    .unlike(IntegrityException.quoted(own.origin()), IntegrityException.quoted(other.origin())));
            return false;
        }
        if (own.size() == other.size()) {
            return sameSize(other);
        }
        if (now == null || hashes == null) {
            report.notRun(
                    Check.CONSISTENCY,
                    "the other checkpoint has " + grouped(other.size()) + " leaves and the receipt's "
                            + grouped(own.size())
                            + ": without the log nobody can say whether the smaller is the beginning of the larger; give --log");
            return false;
        }
        return proven(own.size() < other.size() ? own : other, own.size() < other.size() ? other : own, now, hashes);
    }

    private boolean sameSize(Checkpoint other) {
        if (!Arrays.equals(own.root(), other.root())) {
            report.found(Finding.of(Check.CONSISTENCY, "the log has shown two histories")
                    .at("first " + own.size() + " leaves")
                    .unlikeHash(other.root(), own.root()));
            return false;
        }
        return true;
    }

    private boolean proven(Checkpoint older, Checkpoint newer, Checkpoint now, TileHashes hashes) {
        if (newer.size() > now.size()) {
            report.found(Finding.of(Check.CONSISTENCY, "the log has become smaller than a checkpoint says")
                    .unlike("at least " + newer.size() + " leaves", now.size()));
            return false;
        }
        try {
            if (older.size() > 0) {
                ConsistencyProof.make(older.size(), newer.size(), hashes).verify(older.root(), newer.root());
            }
            return true;
        } catch (IntegrityException otherHistory) {
            report.found(Finding.of(Check.CONSISTENCY, otherHistory)
                    .at("from " + older.size() + " to " + newer.size() + " leaves"));
            return false;
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
