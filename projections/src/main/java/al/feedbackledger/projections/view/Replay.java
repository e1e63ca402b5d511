package al.feedbackledger.projections.view;

import org.springframework.jdbc.core.JdbcTemplate;

import javax.sql.DataSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * A view built anew beside the live one, in a schema of its own that is dropped at the end, from the first event up to
 * whatever position one likes. The live view is only read.
 */
public final class Replay implements AutoCloseable {
    /** Schemas of replays begin so; whatever a node that died has left is found by it. */
    private static final String MARK = "replay";

    private final ViewClaims claim;
    private final ViewStore live;
    private final ViewStore store;
    private final View view;

    private Replay(ViewClaims claim, ViewStore live, ViewStore store, View view) {
        this.claim = claim;
        this.live = live;
        this.store = store;
        this.view = view;
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
        ViewName name = live.store().name();
        ViewName replayed = new ViewName(MARK + name.name(), name.version());
        JdbcTemplate jdbc = live.store().jdbc();
        DataSource target = requireNonNull(jdbc.getDataSource());
        ViewClaims claim = new ViewClaims(target);
        if (!claim.take(replayed)) {
            claim.close();
            return Optional.empty();
        }
        ReplaySource source = new ReplaySource(target, name, replayed);
        ViewStore store = ViewStore.copyOf(name, replayed, source);
        store.drop();
        store.createIfAbsent();
        return Optional.of(new Replay(claim, live.store(), store, maker.apply(source)));
    }

    /** Folds the next events, in one transaction. */
    public void fold(List<LedgerEntry> entries) {
        store.fold(view, entries);
    }

    public long position() {
        return store.position();
    }

    /** The digest of the replayed rows, comparable with the live view's. */
    public String digest() {
        return store.digest();
    }

    /** Position and digest of the live view, of one moment. */
    public LiveView live() {
        return live.reading(() -> new LiveView(live.position(), new ViewDigest(live.name(), live.jdbc()).compute()));
    }

    /** Table by table, how the live view differs from the replay: of one moment. */
    public List<TableDifference> differences() {
        return live.reading(() -> new ViewComparison(store.name(), live.name(), live.jdbc()).compute());
    }

    /** Drops the replay. */
    @Override
    public void close() {
        try (claim) {
            store.drop();
        }
    }
}
