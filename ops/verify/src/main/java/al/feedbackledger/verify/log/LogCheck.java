package al.feedbackledger.verify.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.proof.TreeRoot;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.HashTile;
import al.feedbackledger.rules.integrity.tile.HashTilePath;
import al.feedbackledger.rules.integrity.tile.TileCheck;
import al.feedbackledger.rules.integrity.tile.TileHashes;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSource;
import al.feedbackledger.verify.history.Earlier;
import al.feedbackledger.verify.history.Restore;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Progress;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.source.CheckedFiles;
import al.feedbackledger.verify.source.KnownKeys;
import al.feedbackledger.verify.source.LogFiles;
import al.feedbackledger.verify.work.InOrder;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** A published log from its first entry to its signed root, read once from left to right in bounded memory. */
public final class LogCheck {
    private final LogFiles files;
    private final KnownKeys keys;
    private final Report report;
    private final Progress progress;
    private final List<Restore> restores = new ArrayList<>();

    /** @param keys none where the signature cannot be checked */
    public LogCheck(LogFiles files, KnownKeys keys, Report report, Progress progress) {
        this.files = files;
        this.keys = keys;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Checks everything that the files can show.
     *
     * @return what the log says of itself
     * @throws Finding.Broken where it cannot be gone on
     */
    public Checkpoint run(Earlier earlier) {
        Checkpoint now = checkpoint();
        TileSource checked = new CheckedFiles(files);
        tiles(now, checked);
        TileHashes hashes = new TileHashes(now.size(), checked);
        earlier.compare(now, size -> TreeRoot.of(size, hashes), restores, report);
        Earlier.tell(restores, keys, report);
        report.passed(Check.FILES, "every file of " + grouped(now.size()) + " leaves");
        return now;
    }

    /** The signed checkpoint as it is published. */
    public Checkpoint checkpoint() {
        byte[] note = files.checkpoint().orElseThrow(() -> Finding.of(Check.FILES, "the file checkpoint is missing")
                .broken());
        if (keys.isEmpty()) {
            report.notRun(Check.SIGNATURE, "no --key was given: anybody could have written this checkpoint");
            try {
                return Checkpoint.claimed(note);
            } catch (IntegrityException refused) {
                throw Finding.of(Check.SIGNATURE, refused).at("the checkpoint").broken();
            }
        }
        Checkpoint now = keys.open(note, "the checkpoint");
        report.passed(Check.SIGNATURE, "signed by the key of " + now.origin());
        return now;
    }

    /** A tile of leaves' hashes, and what its entries show: looked at by several threads, taken in order by one. */
    private record Leaves(
            HashTile tile, List<Restore> restores, @Nullable IntegrityException wrong) {}

    private void tiles(Checkpoint now, TileSource checked) {
        progress.begin("leaves");
        TileCheck check = new TileCheck(now.size(), checked);
        try (InOrder threads = new InOrder()) {
            threads.each(
                    LongStream.range(0, check.tiles())
                            .mapToObj(index -> (Callable<Leaves>) () -> leaves(check.leaves(index), checked))
                            .iterator(),
                    leaves -> take(leaves, check, now.size()));
            check.requireRoot(now.root());
            report.passed(Check.TREE, grouped(now.size()) + " leaves lead to the tiles and to the signed root");
            report.passed(Check.LEAVES, grouped(now.size()) + " entries are the ones in the tree");
        } catch (IntegrityException refused) {
            report.found(Finding.of(Check.TREE, refused));
        } finally {
            progress.end();
        }
    }

    private static Leaves leaves(HashTile tile, TileSource checked) {
        HashTilePath path = tile.path();
        EntryBundle bundle = bundle(new BundlePath(path.index(), path.width()), checked);
        IntegrityException wrong = null;
        try {
            bundle.requireHashes(tile);
        } catch (IntegrityException refused) {
            wrong = refused;
        }
        long first = path.index() * TilePath.FULL_WIDTH;
        List<Restore> found = new ArrayList<>();
        for (int i = 0; i < bundle.entries().size(); i++) {
            Restore.of(first + i, bundle.entries().get(i)).ifPresent(found::add);
        }
        return new Leaves(tile, found, wrong);
    }

    private void take(Leaves leaves, TileCheck check, long size) {
        if (leaves.wrong() != null) {
            report.found(Finding.of(Check.LEAVES, leaves.wrong()));
        }
        restores.addAll(leaves.restores());
        check.take(leaves.tile());
        HashTilePath path = leaves.tile().path();
        progress.at(path.index() * TilePath.FULL_WIDTH + path.width(), size);
    }

    private static EntryBundle bundle(BundlePath path, TileSource checked) {
        try {
            return EntryBundle.read(path, checked);
        } catch (IntegrityException refused) {
            throw Finding.of(Check.FILES, refused).broken();
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
