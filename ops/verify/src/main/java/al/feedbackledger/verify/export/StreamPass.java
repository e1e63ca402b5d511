package al.feedbackledger.verify.export;

import al.feedbackledger.verify.report.Progress;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.report.Unfinished;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        spool.add(part, out -> SpooledEvent.of(event, vault).write(out));
    }

    /** Folds every stream; deltas go to the publications. */
    void run(Publications publications, Progress progress) {
        spool.written();
        progress.begin("streams");
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < spool.count(); i++) {
                int part = i;
                parts.add(pool.submit(() -> fold(part, publications)));
            }
            for (int i = 0; i < parts.size(); i++) {
                await(parts.get(i));
                progress.at(i + 1L, parts.size());
            }
        } finally {
            progress.end();
        }
    }

    private void fold(int part, Publications publications) {
        Map<String, StreamLife> lives = new HashMap<>();
        spool.read(part, in -> {
            SpooledEvent event = SpooledEvent.read(in);
            lives.computeIfAbsent(event.stream(), unused -> new StreamLife(report, publications::add))
                    .take(event);
        });
        lives.values().forEach(StreamLife::end);
        count(lives.size());
    }

    private synchronized void count(int more) {
        streams += more;
    }

    synchronized long streams() {
        return streams;
    }

    private static void await(Future<?> part) {
        try {
            part.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new Unfinished("a part of the streams could not be checked", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unfinished("the check was stopped", stopped);
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
