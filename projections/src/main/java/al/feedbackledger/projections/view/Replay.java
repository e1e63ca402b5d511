package al.feedbackledger.projections.view;

import javax.sql.DataSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A view built anew beside the live one, in a schema of its own that is dropped at the end, from the first event up to
 * whatever position one likes. The live view is only read.
 */
public final class Replay implements AutoCloseable {
    private final ViewBeside beside;

    private Replay(ViewBeside beside) {
        this.beside = beside;
    }

    /**
     * How many rows of a table a replay has and the live view has not, and so on.
     *
     * @param rows in the replay
     * @param added rows that only the live view has
     * @param changed rows that both have, by their key, with different content
     * @param removed rows that only the replay has
     */
    public record TableDifference(String table, long rows, long liveRows, long added, long changed, long removed) {
        public boolean isNone() {
            return added == 0 && changed == 0 && removed == 0;
        }
    }

    /**
     * The live view at one moment.
     *
     * @param position the last one it has folded
     */
    public record LiveView(long position, String digest) {}

    /**
     * Begins a replay; what an earlier one of this view has left behind is dropped.
     *
     * @param live the live view
     * @param maker makes a view of the same kind on a data source
     * @return nothing while another one of this view runs, on whatever node
     */
    public static Optional<Replay> begin(View live, Function<DataSource, View> maker) {
        return ViewBeside.claim(live, maker, ViewCopy.REPLAY).map(Replay::ofNothing);
    }

    private static Replay ofNothing(ViewBeside beside) {
        beside.begin(ViewStore::createIfAbsent);
        return new Replay(beside);
    }

    /** Folds the next events, in one transaction. */
    public void fold(List<LedgerEntry> entries) {
        beside.fold(entries);
    }

    public long position() {
        return beside.store().position();
    }

    /** The digest of the replayed rows, comparable with the live view's. */
    public String digest() {
        return beside.store().digest();
    }

    /** Position and digest of the live view, of one moment. */
    public LiveView live() {
        return beside.liveNow();
    }

    /** Table by table, how the live view differs from the replay: of one moment. */
    public List<TableDifference> differences() {
        ViewStore live = beside.live();
        return live.reading(() -> new ViewComparison(beside.store().name(), live.name(), live.jdbc()).compute());
    }

    /** Drops the replay. */
    @Override
    public void close() {
        try (beside) {
            beside.store().drop();
        }
    }
}
