package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.ErasureJournal;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What was erased, remembered beside the keys and outside the database: a restored backup holds the words again, and from
 * this log exactly these are erased again before any door opens.
 *
 * <p>A line is written after the COMMIT of the erasure and before anybody is told. Whatever is in the log is therefore
 * erased in the ledger; whatever a crash kept out of it is found at the next start by comparing with the events.
 */
public final class ErasureLog implements ErasureJournal {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureLog.class);

    /** References in one statement. */
    private static final int PAGE = 5_000;

    private final ErasureFile file;
    private final JdbcClient database;
    private final List<ErasedCase> unwritten = new ArrayList<>();

    /** The log in a key folder, over the database whose words it guards. */
    public ErasureLog(Path keyFolder, JdbcClient database) {
        this.file = new ErasureFile(keyFolder);
        this.database = database;
    }

    /** Hands over all erasures that the ledger records, in its order. */
    @FunctionalInterface
    public interface Recorded {
        void each(Consumer<ErasedCase> reader);
    }

    /**
     * What the log found to do.
     *
     * @param lines in the log
     * @param words that were there again
     * @param cases whose words were there again
     */
    public record Reapplied(int lines, int words, int cases) {}

    @Override
    public synchronized void write(List<ErasedCase> erased) {
        unwritten.addAll(erased);
        requireWritten();
    }

    @Override
    public synchronized void requireWritten() {
        if (unwritten.isEmpty()) {
            return;
        }
        try {
            file.append(unwritten);
            unwritten.clear();
        } catch (IOException e) {
            LOG.error(
                    "the log of erasures cannot be written; nothing more is taken until it can: {}",
                    e.getClass().getSimpleName());
            throw new LedgerUnavailable("the log of erasures cannot be written", e);
        }
    }

    /**
     * Adds what the ledger records and the log lacks, because a node died between the two. Idempotent.
     *
     * @return how many cases were added
     * @throws KeysRefused if the log cannot be read or written
     */
    public synchronized int complete(Recorded recorded) {
        Set<UUID> logged = new HashSet<>();
        // A reference is erased once, so the first of a line stands for the line.
        file.each(line -> line.refs().stream().limit(1).forEach(logged::add));
        List<ErasedCase> missing = new ArrayList<>();
        recorded.each(erased -> {
            if (!erased.refs().isEmpty() && !logged.contains(erased.refs().getFirst())) {
                missing.add(erased);
            }
        });
        if (!missing.isEmpty()) {
            write(missing);
            LOG.warn("the log of erasures lacked {} cases that the ledger records; it holds them now", missing.size());
        }
        return missing.size();
    }

    /**
     * The erasures that the log names and the ledger does not record, because a restore lost the events.
     *
     * @throws KeysRefused if the log cannot be read
     */
    public List<ErasedCase> unrecorded(Recorded recorded) {
        Set<UUID> known = new HashSet<>();
        // A reference is erased once; and where the ledger records an erasure anew, it names some of the line's only.
        recorded.each(erased -> erased.refs().stream().limit(1).forEach(known::add));
        List<ErasedCase> lost = new ArrayList<>();
        file.each(line -> {
            if (line.refs().stream().noneMatch(known::contains)) {
                lost.add(line);
            }
        });
        return lost;
    }

    /**
     * Erases again whatever the log names and the database holds: after a restore, and at every start. Idempotent.
     *
     * @throws KeysRefused if the log cannot be read
     */
    public Reapplied reapply() {
        Again again = new Again();
        file.each(again::add);
        again.flush();
        if (again.words > 0) {
            LOG.warn(
                    "{} erased texts of {} cases were in the database again and are erased again",
                    again.words,
                    again.cases);
        }
        return new Reapplied(again.lines, again.words, again.cases);
    }

    /** Goes through the log in pages. */
    private final class Again {
        private final List<UUID> page = new ArrayList<>();
        private int lines;
        private int words;
        private int cases;

        void add(ErasedCase line) {
            lines++;
            page.addAll(line.refs());
            if (page.size() >= PAGE) {
                flush();
            }
        }

        void flush() {
            if (page.isEmpty()) {
                return;
            }
            String refs = page.stream().map(UUID::toString).collect(Collectors.joining(","));
            database.sql(VaultSql.ERASE_AGAIN)
                    .param("refs", refs)
                    .query((row, number) -> {
                        words += row.getInt("words");
                        cases += row.getInt("cases");
                        return number;
                    })
                    .single();
            page.clear();
        }
    }
}
