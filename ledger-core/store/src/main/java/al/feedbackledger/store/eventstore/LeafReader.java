package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads the ledger as the published log shows it: batches with their roots, and the entry of each event, made anew from
 * its stored bytes. What does not fit together is an alarm and never passed on.
 */
public final class LeafReader {
    /** Rows held at a time, whatever is asked for. */
    private static final int FETCH = 1_000;

    private static final int MAX_BATCHES = 8_192;

    private final DataSource dataSource;
    private final PayloadFormat format;

    public LeafReader(DataSource dataSource, PayloadFormat format) {
        this.dataSource = dataSource;
        this.format = format;
    }

    /**
     * What one commit added.
     *
     * @param prevRoot of the tree before it
     * @param root of the tree of as many leaves as its last position
     */
    @SuppressWarnings("ArrayRecordComponent") // A row from the database: read once, never compared.
    public record Batch(long firstPosition, long lastPosition, byte[] prevRoot, byte[] root, Instant recordedAt) {}

    /**
     * One event as the log shows it.
     *
     * @param payload the stored bytes
     * @param entry what stands in the log
     * @param hash the entry's leaf hash, which is the stored one
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
    public record LedgerLeaf(
            long position, String eventName, int revision, byte[] payload, byte[] entry, byte[] hash) {}

    /**
     * The batches after a position, in order, without a gap.
     *
     * @param position the last position of a batch, or 0
     * @param atMostEvents in all of them together; the first is given whatever it holds
     * @throws LedgerHole if a batch does not begin where the one before it ends
     */
    public List<Batch> batchesAfter(long position, int atMostEvents) {
        List<Batch> batches = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ReadSql.BATCHES_AFTER)) {
            statement.setLong(1, position);
            statement.setInt(2, MAX_BATCHES);
            try (ResultSet rows = statement.executeQuery()) {
                long before = position;
                while (rows.next()) {
                    Batch batch = batch(rows);
                    requireNext("batch at position", before + 1, batch.firstPosition());
                    before = batch.lastPosition();
                    if (!batches.isEmpty() && before - position > atMostEvents) {
                        break;
                    }
                    batches.add(batch);
                }
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
        return batches;
    }

    /** The root of the tree of the first leaves, where a batch ends with the last of them. */
    public Optional<byte[]> rootAt(long position) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ReadSql.ROOT_AT)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes("root")) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    /**
     * Gives the leaves of some batches one after another; only some rows are in memory at a time.
     *
     * @throws LedgerHole if a position is missing
     * @throws LeafDiffers if an event's bytes do not lead to its stored leaf
     */
    public void forEach(List<Batch> batches, Consumer<LedgerLeaf> taker) {
        if (batches.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            // Only inside a transaction does the driver fetch rows by and by.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(ReadSql.LEAVES)) {
                statement.setFetchSize(FETCH);
                statement.setLong(1, batches.getFirst().firstPosition() - 1);
                statement.setLong(2, batches.getLast().lastPosition());
                try (ResultSet rows = statement.executeQuery()) {
                    for (Batch batch : batches) {
                        give(batch, rows, taker);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    /** The event that a leaf stands for, if it is one of this kind. */
    public <T> Optional<T> read(LedgerLeaf leaf, Class<T> kind) {
        return format.name(kind).equals(leaf.eventName())
                ? Optional.of(kind.cast(format.read(leaf.eventName(), leaf.revision(), leaf.payload())))
                : Optional.empty();
    }

    private void give(Batch batch, ResultSet rows, Consumer<LedgerLeaf> taker) throws SQLException {
        long recordedAt = micros(batch.recordedAt());
        for (long position = batch.firstPosition(); position <= batch.lastPosition(); position++) {
            requireNext("position", position, rows.next() ? rows.getLong("position") : 0);
            taker.accept(leaf(rows, position, recordedAt));
        }
    }

    private LedgerLeaf leaf(ResultSet row, long position, long recordedAtMicros) throws SQLException {
        String name = row.getString("event_name");
        int revision = row.getInt("revision");
        byte[] payload = row.getBytes("payload");
        byte[] bytes = EventBytes.of(
                row.getString("stream_id"),
                row.getLong("sequence_no"),
                row.getString("event_id"),
                name,
                revision,
                micros(row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
                recordedAtMicros,
                payload,
                row.getBytes("metadata"));
        byte[] entry = format.isPublic(name) ? Leaf.open(bytes) : Leaf.opaque(row.getBytes("blind"), bytes);
        byte[] hash = TreeHash.leaf(entry);
        if (!Arrays.equals(hash, row.getBytes("leaf_hash"))) {
            throw new LeafDiffers(position);
        }
        return new LedgerLeaf(position, name, revision, payload, entry, hash);
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getBytes("prev_root"),
                row.getBytes("root"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static void requireNext(String where, long expected, long found) {
        if (expected != found) {
            throw new LedgerHole(where, expected, found);
        }
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }
}
