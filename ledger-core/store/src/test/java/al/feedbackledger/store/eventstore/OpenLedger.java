package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.vault.ErasureLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A ledger on a fresh database, with a writer, a reader and a tail. */
public final class OpenLedger implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123456Z");

    public final TestDatabase testDatabase;
    public final LedgerDatabase database;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final LedgerReader reader;
    public final LedgerTail tail;
    public final LedgerWriter writer;

    /** Where this ledger's log of erasures lies. */
    public final Path keyFolder;

    public final ErasureLog erasures;

    public OpenLedger(TestPostgres.Release release, int poolSize) {
        this(TestPostgres.newDatabase(release), poolSize, null, newFolder());
    }

    /** Opens a ledger on a database; the writer's connections may be replaced. */
    public OpenLedger(TestDatabase testDatabase, int poolSize, @Nullable Connections ofWriter) {
        this(testDatabase, poolSize, ofWriter, newFolder());
    }

    /** Opens a ledger whose log of erasures lies in a folder of keys. */
    public OpenLedger(TestDatabase testDatabase, int poolSize, @Nullable Connections ofWriter, Path keyFolder) {
        this.testDatabase = testDatabase;
        this.database = testDatabase.open(poolSize);
        this.reader = new LedgerReader(database.pool(), meters);
        this.tail = new LedgerTail(() -> database.direct("tail"), meters);
        Connections connections = ofWriter == null ? () -> database.direct("writer") : ofWriter;
        this.keyFolder = keyFolder;
        this.erasures = new ErasureLog(keyFolder, JdbcClient.create(database.pool()));
        this.writer = new LedgerWriter(connections, "node-of-test", tail::advance, erasures, meters);
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("ledger-test-erasures-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the log of erasures", e);
        }
    }

    /** An event of a case, dated at noon. */
    public static StagedEvent event(String stream, long sequenceNo) {
        return event(stream, sequenceNo, LedgerIds.next());
    }

    static StagedEvent event(String stream, long sequenceNo, String eventId) {
        return new StagedEvent(
                stream, sequenceNo, eventId, "WordsSaid", 1, NOON, new byte[] {'x'}, new byte[] {'{', '}'}, false);
    }

    /** Appends and waits. */
    public Appended append(AppendRequest request) {
        return writer.append(request).join();
    }

    public Appended append(StagedEvent... events) {
        return append(AppendRequest.of(List.of(events)));
    }

    /** Appends what must be refused and says why it was. */
    AppendRefusal refusal(AppendRequest request) {
        try {
            writer.append(request).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppendRefused refused) {
                return refused.refusal();
            }
            throw e;
        }
        throw new AssertionError("the request was taken");
    }

    /** The first column of a query, as superuser. */
    public List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = testDatabase.asAdmin();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Runs statements as superuser. */
    public void tamper(String... statements) throws SQLException {
        try (Connection connection = testDatabase.asAdmin();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        writer.close();
        tail.close();
        database.close();
    }
}
