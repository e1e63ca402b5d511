package al.feedbackledger.verify.export;

import al.feedbackledger.verify.history.Restore;
import al.feedbackledger.verify.report.Progress;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.work.InOrder;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * The checks of every stream by itself. Events are dealt to parts by their stream, so that a part holds whole streams in
 * ledger order and fits into memory; the parts are worked on by several threads.
 */
final class StreamPass implements AutoCloseable {
    /** Bytes of the events' file for each part: what a part's streams then take in memory is about as much. */
    private static final long BYTES_IN_A_PART = 8L * 1024 * 1024;

    private static final int MOST_PARTS = 512;

    private final Spool spool;
    private final Report report;
    private long streams;

    /** @param bytes of the file of events */
    StreamPass(Path scratch, long bytes, Report report) {
        this.spool = new Spool(scratch, "streams", (int) Math.min(bytes / BYTES_IN_A_PART + 1, MOST_PARTS));
        this.report = report;
    }

    void add(ReadEvent event, List<VaultLine.State> vault) {
        int part = Math.floorMod(event.line().stream().hashCode() * 0x9E3779B9, spool.count());
        spool.add(part, SpooledEvent.bytes(event, vault));
    }

    /**
     * Folds every stream; deltas go to the publications.
     *
     * @param restores of the whole ledger, in its order
     */
    void run(List<Restore> restores, Publications publications, Progress progress) {
        spool.written();
        progress.begin("streams");
        try (InOrder threads = new InOrder()) {
            Iterator<Callable<Integer>> parts = IntStream.range(0, spool.count())
                    .mapToObj(part -> (Callable<Integer>) () -> fold(part, restores, publications))
                    .iterator();
            int[] done = new int[1];
            threads.each(parts, more -> {
                streams += more;
                progress.at(++done[0], spool.count());
            });
        } finally {
            progress.end();
        }
    }

    /** How many streams the part has. */
    private int fold(int part, List<Restore> restores, Publications publications) {
        Map<String, StreamLife> lives = new HashMap<>();
        spool.read(part, record -> {
            SpooledEvent event = SpooledEvent.read(record);
            lives.computeIfAbsent(event.stream(), unused -> new StreamLife(report, restores, publications::add))
                    .take(event);
        });
        lives.values().forEach(StreamLife::end);
        return lives.size();
    }

    long streams() {
        return streams;
    }

    @Override
    public void close() {
        spool.close();
    }
}
