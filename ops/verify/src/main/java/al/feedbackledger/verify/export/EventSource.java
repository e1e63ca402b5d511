package al.feedbackledger.verify.export;

import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.LineReader;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.work.InOrder;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * The events of the export in their order, each read and hashed by one of several threads. A few thousand are under way
 * at a time, however many there are.
 */
final class EventSource implements AutoCloseable {
    static final String FILE = "events.jsonl";
    private static final int CHUNK_EVENTS = 256;
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final LineReader lines;
    private final Batches batches;
    private final InOrder threads = new InOrder();
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
        threads.each(new Chunks(), read -> read.forEach(numbered -> taker.accept(numbered.event(), numbered.batch())));
        if (outside > 0) {
            throw Finding.of(Check.BATCHES, "no batch holds the event")
                    .at("position " + outside)
                    .broken();
        }
    }

    /** The lines in pieces, up to the first that no batch holds. */
    private final class Chunks implements Iterator<Callable<List<Numbered>>> {
        private List<Given> next = List.of();

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && outside == 0) {
                next = chunk();
            }
            return !next.isEmpty();
        }

        @Override
        public Callable<List<Numbered>> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<Given> chunk = next;
            next = List.of();
            return () -> read(chunk);
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

    /** Bytes of the file read so far. */
    long consumed() {
        return lines.consumed();
    }

    @Override
    public void close() {
        threads.close();
        lines.close();
    }
}
