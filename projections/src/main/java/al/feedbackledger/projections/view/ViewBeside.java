package al.feedbackledger.projections.view;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A view of the same kind beside the live one, in a schema of its own, kept by the very code that keeps the live one, and
 * claimed so that nobody else works on it.
 */
final class ViewBeside implements AutoCloseable {
    private final ViewClaims claim;
    private final ViewName claimed;
    private final ViewStore live;
    private final RenamingSource source;
    private final ViewStore store;
    private final View view;

    private ViewBeside(ViewClaims claim, View live, Function<DataSource, View> maker, ViewCopy copy) {
        ViewName name = live.store().name();
        this.claim = claim;
        this.claimed = copy.claim(name);
        this.live = live.store();
        this.source = new RenamingSource(live.store().dataSource(), name, copy.of(name));
        this.store = ViewStore.copyOf(name, copy.of(name), source);
        this.view = maker.apply(source);
    }

    /**
     * Claims a copy of a view.
     *
     * @param maker makes a view of the same kind on a data source
     * @return nothing while somebody works on it, on whatever node
     */
    static Optional<ViewBeside> claim(View live, Function<DataSource, View> maker, ViewCopy copy) {
        ViewClaims claim = new ViewClaims(live.store().dataSource());
        if (!claim.take(copy.claim(live.store().name()))) {
            claim.close();
            return Optional.empty();
        }
        return Optional.of(new ViewBeside(claim, live, maker, copy));
    }

    ViewStore live() {
        return live;
    }

    ViewStore store() {
        return store;
    }

    /** Whether nobody else can have begun to work on it since. */
    boolean isClaimed() {
        return claim.holds(claimed);
    }

    /** Makes its schema without a row; whatever an earlier one has left behind is dropped. */
    void begin(Consumer<ViewStore> maker) {
        try {
            store.drop();
            maker.accept(store);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    long position() {
        return store.position();
    }

    /** Position and digest of the live view, of one moment. */
    Replay.LiveView liveNow() {
        return live.reading(
                () -> new Replay.LiveView(live.position(), new ViewDigest(live.name(), live.jdbc()).compute()));
    }

    /** Folds the next events, in one transaction. */
    void fold(List<LedgerEntry> entries) {
        store.fold(view, entries);
    }

    /**
     * Folds the next events without waiting for the disk: what a crash takes away is built again anyway, and the commit by
     * which the copy becomes the live view waits for everything before it.
     */
    void foldInBulk(List<LedgerEntry> entries) {
        store.changing(() -> {
            store.jdbc().execute(ViewSql.DO_NOT_WAIT_FOR_THE_DISK);
            fold(entries);
            return entries.size();
        });
    }

    /** The connection of the running transaction as it is, on which the live view's schema means the live view's. */
    JdbcTemplate withoutRenaming() {
        Connection renaming = DataSourceUtils.getConnection(source);
        try {
            return new JdbcTemplate(new SingleConnectionDataSource(renaming.unwrap(Connection.class), true));
        } catch (SQLException e) {
            throw new IllegalStateException("a connection of a pool leads to the driver's", e);
        } finally {
            DataSourceUtils.releaseConnection(renaming, source);
        }
    }

    /** Lets go of it; what is in its schema stays. */
    @Override
    public void close() {
        claim.close();
    }
}
