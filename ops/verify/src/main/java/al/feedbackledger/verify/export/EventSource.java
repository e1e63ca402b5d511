package al.feedbackledger.verify.export;

import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.LineReader;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Unfinished;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * The events of the export in their order, each read and hashed by one of several threads. A few hundred are under way
 * at a time, however many there are.
 */
final class EventSource implements AutoCloseable {
    static final String FILE = "events.jsonl";
    private static final int CHUNK_EVENTS = 256;
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final LineReader lines;
    private final Batches batches;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool = Executors.newFixedThreadPool(threads);
    private final Deque<Future<List<Numbered>>> underWay = new ArrayDeque<>();
    private long asked;
    private long outside;

    /** An event and the batch its position falls into. */
    record Numbered(ReadEvent event, BatchLine batch) {}

    private record Given(Line line, BatchLine batch) {}

    EventSource(Path folder, Batches batches) {
        this.lines = new LineReader(folder, FILE);
        this.batches = batches;
    }

    /** Gives every event, in the order of the file. */
    void each(BiConsumer<ReadEvent, BatchLine> taker) {
        boolean more = true;
        while (more || !underWay.isEmpty()) {
            while (more && underWay.size() < threads * 3) {
                List<Given> chunk = chunk();
                more = !chunk.isEmpty() && outside == 0;
                if (!chunk.isEmpty()) {
                    underWay.add(pool.submit(() -> read(chunk)));
                }
            }
            if (!underWay.isEmpty()) {
                finished(underWay.remove()).forEach(numbered -> taker.accept(numbered.event(), numbered.batch()));
            }
        }
        if (outside > 0) {
            throw Finding.of(Check.BATCHES, "no batch holds the event")
                    .at("position " + outside)
                    .broken();
        }
    }

    private List<Given> chunk() {
        List<Given> chunk = new ArrayList<>();
        int bytes = 0;
        while (chunk.size() < CHUNK_EVENTS && bytes < CHUNK_BYTES) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            asked++;
            @Nullable BatchLine batch = batches.holding(asked);
            if (batch == null) {
                // Told when all before it is looked at: a doubled line further up is the cause, and this its effect.
                outside = asked;
                break;
            }
            chunk.add(new Given(line, batch));
            bytes += line.bytes().length;
        }
        return chunk;
    }

    private static List<Numbered> read(List<Given> chunk) {
        List<Numbered> read = new ArrayList<>(chunk.size());
        for (Given given : chunk) {
            try {
                read.add(new Numbered(ReadEvent.of(given.line(), given.batch().recordedAtMicros()), given.batch()));
            } catch (IllegalArgumentException noBytes) {
                throw given.line().refused("a text of the event has no UTF-8 bytes");
            }
        }
        return read;
    }

    private static List<Numbered> finished(Future<List<Numbered>> chunk) {
        try {
            return chunk.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new Unfinished("the events could not be read", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unfinished("the check was stopped", stopped);
        }
    }

    /** Bytes of the file read so far. */
    long consumed() {
        return lines.consumed();
    }

    @Override
    public void close() {
        pool.shutdownNow();
        lines.close();
    }
}
