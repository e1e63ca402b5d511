package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.TreeHash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The auditor's program as he runs it: its one jar, in 256 MiB, on a large export and on the tiles of its log, beside what
 * this machine hashes when it does nothing else. Also alone: {@code java -cp … al.feedbackledger.bench.ledger.Verifying
 * FOLDER EVENTS ROUNDS}.
 */
final class Verifying {
    private static final long FULL = 10_000_000;
    private static final long QUICK = 200_000;
    private static final int FULL_ROUNDS = 3;
    private static final int HASHES = 3_000_000;
    private static final int KIBIBYTES = 500_000;
    private static final int KIBIBYTE = 1_024;
    private static final double NANOS = 1e9;

    private final Path folder;
    private final long events;
    private final Table table;

    private Verifying(Path folder, long events, Table table) {
        this.folder = folder;
        this.events = events;
        this.table = table;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Table table = new Table();
        Path folder = Path.of(words[0]);
        Table.say("writing");
        long events = Files.exists(folder.resolve("export"))
                ? Long.parseLong(words[1])
                : LargeExport.write(folder, EventMix.read(), 1, Long.parseLong(words[1]));
        new Verifying(folder, events, table).measure(Integer.parseInt(words[2]));
        System.out.println(table.markdown("verify"));
    }

    static void measure(Session session, boolean isQuick, Path scratch) throws IOException, InterruptedException {
        long wanted = isQuick ? QUICK : FULL;
        Table.say(Table.text("writing an export and a log of %,d events", wanted));
        long events = LargeExport.write(scratch, session.mix(), session.order().nextLong(), wanted);
        new Verifying(scratch, events, session.table()).measure(isQuick ? 1 : FULL_ROUNDS);
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        List<Double> ofExport = new ArrayList<>();
        List<Double> ofLog = new ArrayList<>();
        List<Double> nodes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            nodes.add(nodes());
            ofExport.add(run("export"));
            ofLog.add(run("log"));
        }
        String altered = found("export", folder.resolve("export/events.jsonl"))
                + "; "
                + found("log", folder.resolve("log/tile/entries/000"));
        table.run("verify, one byte altered", "", altered, "");
        double hashes = Table.median(nodes);
        String machine = Table.text(
                "SHA-256 of this machine, one core: %,.0f nodes/s, %,.0f MB/s of 1 KiB", hashes, megabytes());
        table.row(
                Table.text("Verify an export of %,d events in 256 MiB", events),
                Table.text("%,.0f events/s", Table.median(ofExport)),
                machine,
                "≥ 150,000 events/s");
        table.row(
                Table.text("Verify the tiles and entries of %,d leaves in 256 MiB", events),
                Table.text("%,.0f leaves/s, **%.2f** of the nodes", Table.median(ofLog), Table.median(ofLog) / hashes),
                machine,
                "≥ 500,000 leaves/s");
    }

    /** Events or leaves a second, start included. */
    private double run(String command) throws IOException, InterruptedException {
        VerifierRun run = VerifierRun.of(folder, command);
        boolean counted = run.said().contains(String.format(Locale.ROOT, "%,d ", events));
        double perSecond = events / run.seconds();
        table.run(
                "verify " + command,
                Table.text("%,.0f/s", perSecond),
                run.code() == 0 && counted
                        ? Table.text("exit code 0, %,d checked", events)
                        : "NOT AS IT SHOULD BE: exit code " + run.code() + ", " + run.said(),
                Table.text(
                        "%.3f; %d MB resident at most",
                        1_000 * run.coreSeconds() / events, run.mostResidentMegabytes()));
        return perSecond;
    }

    /** What the program says when one byte in the middle of a file is another. */
    private String found(String command, Path file) throws IOException, InterruptedException {
        long at = Files.size(file) / 2;
        flip(file, at);
        try {
            return command + " ends with " + VerifierRun.of(folder, command).code();
        } finally {
            flip(file, at);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ 1);
        }
    }

    private static double nodes() {
        byte[] other = new byte[Digests.HASH_BYTES];
        byte[] hash = other;
        long from = System.nanoTime();
        for (int i = 0; i < HASHES; i++) {
            hash = TreeHash.node(hash, other);
        }
        return perSecond(HASHES, from, hash);
    }

    private static double megabytes() {
        MessageDigest sha256 = Digests.sha256();
        byte[] block = new byte[KIBIBYTE];
        long from = System.nanoTime();
        for (int i = 0; i < KIBIBYTES; i++) {
            block[0] = sha256.digest(block)[0];
        }
        return perSecond((double) KIBIBYTES * KIBIBYTE / 1e6, from, block);
    }

    private static double perSecond(double many, long from, byte[] result) {
        if (result.length == 0) {
            throw new IllegalStateException("hashed nothing");
        }
        return many * NANOS / (System.nanoTime() - from);
    }
}
