package al.feedbackledger.bench;

import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.GrowingBundle;
import al.feedbackledger.rules.integrity.tile.GrowingTiles;
import al.feedbackledger.rules.integrity.tile.TileCheck;
import al.feedbackledger.rules.integrity.tile.TileHashes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What checking costs whom: all tiles of a large log against its root, beside what this machine hashes when it does
 * nothing else, and one inclusion proof made from those tiles. Needs no application, so it also runs alone:
 * {@code java -cp … al.feedbackledger.bench.Proofs FOLDER [LEAVES]}.
 *
 * <p>The log is made of counted leaves, the same each time. Files come from the system's page cache, as they would for a
 * log that is read; every proof made is verified, and the root is the one that the writer's compact range says.
 */
final class Proofs {
    private static final int PROOFS = 5_000;
    private static final int ROUNDS = 5;
    private static final int FULL_LEAVES = 10_000_000;
    private static final int QUICK_LEAVES = 200_000;
    private static final int WRONG_OPTION = 2;
    private static final double NANOS = 1e9;

    private final long leaves;
    private final TileFolder files;
    private final byte[] root;

    private Proofs(Path folder, long leaves) {
        this.leaves = leaves;
        this.files = new TileFolder(folder);
        this.root = write();
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2 || (args.length == 2 && !args[1].matches("[1-9][0-9]{0,8}"))) {
            System.err.println("it takes an empty FOLDER for the log and, if you like, the number of LEAVES");
            System.exit(WRONG_OPTION);
        }
        Path folder = Files.createDirectories(Path.of(args[0]));
        int leaves = args.length > 1 ? Integer.parseInt(args[1]) : FULL_LEAVES;
        Report report = new Report(Extent.FULL);
        measure(folder, leaves, ROUNDS, report);
    }

    static void measure(Path scratch, Extent extent, Report report) {
        int leaves = extent.rounds() > 1 ? FULL_LEAVES : QUICK_LEAVES;
        measure(scratch.resolve("log"), leaves, extent.rounds(), report);
    }

    private static void measure(Path folder, int leaves, int rounds, Report report) {
        Report.say(String.format(Locale.ROOT, "proofs: writing the tiles of %,d leaves", leaves));
        Proofs log = new Proofs(folder, leaves);
        List<Double> checked = new ArrayList<>();
        List<Double> hashed = new ArrayList<>();
        List<Double> ceiling = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ceiling.add(log.bareHashes());
            checked.add(log.tiles());
            hashed.add(log.entries());
        }
        String what = String.format(Locale.ROOT, ", log of %,d", leaves);
        report.figure(
                "SHA-256 of a node, one after another, nothing else",
                String.format(Locale.ROOT, "%,.0f a second", Report.median(ceiling)));
        report.figure(
                "Tiles checked against the root" + what + " (aim: 500,000 leaves/s)", perSecond(checked, ceiling));
        report.figure("The same, each entry hashed to its leaf too" + what, perSecond(hashed, ceiling));
        log.proofs(report, what);
    }

    private static String perSecond(List<Double> measured, List<Double> ceiling) {
        double median = Report.median(measured);
        return String.format(
                Locale.ROOT, "%,.0f leaves/s, %.2f of the bare hashing", median, median / Report.median(ceiling));
    }

    private byte[] write() {
        GrowingTiles tiles = GrowingTiles.empty(files);
        GrowingBundle bundle = GrowingBundle.empty(files);
        CompactRange range = CompactRange.empty();
        for (long i = 0; i < leaves; i++) {
            byte[] entry = entry(i);
            byte[] leaf = TreeHash.leaf(entry);
            bundle.append(entry);
            tiles.append(leaf);
            range = range.append(leaf);
        }
        tiles.writePartial();
        bundle.writePartial();
        if (!Arrays.equals(range.root(), tiles.root())) {
            throw new IllegalStateException("tiles and compact range disagree");
        }
        return tiles.root();
    }

    /** As long as the opaque entry of an event. */
    private static byte[] entry(long number) {
        return Leaf.opaque(
                new byte[32], ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private double bareHashes() {
        long from = System.nanoTime();
        byte[] hash = root;
        for (long i = 0; i < leaves; i++) {
            hash = TreeHash.node(hash, root);
        }
        if (hash.length != root.length) {
            throw new IllegalStateException("hashed nothing");
        }
        return leaves * NANOS / (System.nanoTime() - from);
    }

    private double tiles() {
        long from = System.nanoTime();
        new TileCheck(leaves, files).requireRoot(root, tile -> {});
        return leaves * NANOS / (System.nanoTime() - from);
    }

    private double entries() {
        long from = System.nanoTime();
        new TileCheck(leaves, files).requireRoot(root, tile -> EntryBundle.read(
                        new BundlePath(tile.path().index(), tile.path().width()), files)
                .requireHashes(tile));
        return leaves * NANOS / (System.nanoTime() - from);
    }

    /** Leaves at random, each proof from tiles that nothing has kept. */
    private void proofs(Report report, String what) {
        Random random = new Random(leaves);
        double[] millis = new double[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long index = random.nextLong(leaves);
            long from = System.nanoTime();
            InclusionProof proof = InclusionProof.make(index, leaves, new TileHashes(leaves, files));
            millis[i] = (System.nanoTime() - from) / 1e6;
            proof.verify(TreeHash.leaf(entry(index)), root);
        }
        Arrays.sort(millis);
        report.figure(
                "Inclusion proof from tiles" + what + " (aim: 1 ms)",
                String.format(
                        Locale.ROOT,
                        "median %.2f ms, p99 %.2f ms; %,d made and verified",
                        millis[PROOFS / 2],
                        millis[PROOFS * 99 / 100],
                        PROOFS));
    }
}
