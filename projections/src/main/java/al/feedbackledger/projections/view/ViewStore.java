package al.feedbackledger.projections.view;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;
import java.util.List;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * The schema of one view in the database: made when absent, dropped and made again at will.
 *
 * <p>Its tables are described by the resource {@code /db/view/<name>_<version>.sql}. How far the view is stands in the
 * same schema and is written in the same transaction as its rows: a dropped view begins again by itself, and one that
 * broke off in the middle of a batch goes on exactly.
 */
public final class ViewStore {
    private static final Logger LOG = LoggerFactory.getLogger(ViewStore.class);

    private final ViewName name;
    private final ViewTables tables;
    private final ViewSql sql;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate inTransaction;

    /** @param dataSource the one the processors' transactions are made on */
    public ViewStore(ViewName name, DataSource dataSource) {
        this(name, name, dataSource);
    }

    private ViewStore(ViewName tables, ViewName name, DataSource dataSource) {
        this.name = name;
        this.tables = ViewTables.of(tables);
        this.sql = new ViewSql(name);
        this.jdbc = new JdbcTemplate(dataSource);
        this.inTransaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** The schema of a copy of a view: its tables under another name. */
    static ViewStore copyOf(ViewName original, ViewName copy, DataSource dataSource) {
        return new ViewStore(original, copy, dataSource);
    }

    /** A copy of this view, for making and dropping. */
    ViewStore copy(ViewCopy copy) {
        return copyOf(name, copy.of(name), dataSource());
    }

    public ViewName name() {
        return name;
    }

    /** For the view's own SQL; joins the transaction of the batch. */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    DataSource dataSource() {
        return requireNonNull(jdbc.getDataSource());
    }

    public JdbcClient client() {
        return JdbcClient.create(jdbc);
    }

    /**
     * Makes the schema and its tables when it is not there.
     *
     * @return whether it was made now
     */
    public boolean createIfAbsent() {
        return create(tables.tables() + tables.secondary());
    }

    /** Makes the schema for folding in bulk: {@link #addSecondaryIndexes} belongs to it. */
    void createWithoutSecondaryIndexes() {
        var unused = create(tables.tables());
    }

    private boolean create(String statements) {
        return Boolean.TRUE.equals(inTransaction.execute(status -> {
            // Nodes that start together must not both make it.
            jdbc.query(ViewSql.LOCK_CREATION, row -> {}, name.schema());
            if (exists()) {
                return false;
            }
            jdbc.execute(sql.create() + statements);
            LOG.info("made view {}", name.processor());
            return true;
        }));
    }

    /** The indexes that only readers need, and what the planner must know of tables that grew at once. */
    void addSecondaryIndexes() {
        inTransaction.executeWithoutResult(status -> LongWork.on(jdbc, () -> {
            jdbc.execute(sql.lookIn() + tables.secondary());
            List<String> all = jdbc.queryForList(ViewSql.TABLES, String.class, name.schema());
            all.forEach(table -> jdbc.execute(ViewSql.analyze(table)));
            return all.size();
        }));
    }

    boolean exists() {
        return Boolean.TRUE.equals(jdbc.queryForObject(ViewSql.EXISTS, Boolean.class, name.schema()));
    }

    /** Removes everything of the view. Its processor must not be running. */
    public void drop() {
        jdbc.execute(sql.drop());
    }

    /** The last position folded; 0 for none. */
    public long position() {
        return requireNonNull(jdbc.queryForObject(sql.position(), Long.class));
    }

    /**
     * Reads several statements' worth at one moment, all of it from the same schema even while another takes its place:
     * the lock comes before the moment is fixed, because a schema's name is looked up as it is now, not as it was then.
     */
    public <T> T reading(Supplier<T> read) {
        TransactionTemplate snapshot = new TransactionTemplate(requireNonNull(inTransaction.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return requireNonNull(snapshot.execute(status -> {
            jdbc.execute(sql.lockForReading());
            return read.get();
        }));
    }

    /** Does several changes as one, or takes part in the running transaction. */
    <T> T changing(Supplier<T> change) {
        return requireNonNull(inTransaction.execute(status -> change.get()));
    }

    /**
     * The digest of all rows: hexadecimal SHA-256 over the names of the tables in order, each followed by its rows as
     * text in order of the primary key's text, compared byte by byte; every line ends in a line feed.
     */
    public String digest() {
        return requireNonNull(inTransaction.execute(status -> new ViewDigest(name, jdbc).compute()));
    }

    /** Folds events outside a processor, in one transaction. */
    public void fold(View view, List<LedgerEntry> entries) {
        inTransaction.executeWithoutResult(status -> {
            Gathering gathering = gather(view);
            gathering.takeAll(entries);
            gathering.write();
        });
    }

    /** Begins a batch in the running transaction. */
    Gathering gather(View view) {
        return new Gathering(view.begin(), lockPosition(), this::advance);
    }

    private long lockPosition() {
        return requireNonNull(jdbc.queryForObject(sql.lockPosition(), Long.class));
    }

    private void advance(long position) {
        jdbc.update(sql.advance(), position);
    }
}
