package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.CaseKeyRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The epochs of the keys that wrap the keys of cases. When an epoch ends the next key is made, every live case key is
 * wrapped by it, and after as long as backups are kept the old key is destroyed: then no backup opens any word that was
 * erased in that epoch.
 *
 * <p>Every step may be broken off and is taken up again by the next call. Cases are sealed and erased meanwhile: a case
 * key that is erased while it is wrapped anew stays erased, and one that is made under the old key is wrapped anew by the
 * next call. Called on one node at a time; the others read the key folder and find the new key there.
 */
public final class Epochs {
    private static final Logger LOG = LoggerFactory.getLogger(Epochs.class);

    /** Case keys that are wrapped anew in one go. */
    private static final int BATCH = 500;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final KeyFolder keys;
    private final Randomness randomness;
    private final Duration backupsKept;

    /** @param backupsKept how long any backup of the database is kept */
    public Epochs(DataSource dataSource, KeyFolder keys, Randomness randomness, Duration backupsKept) {
        this.database = JdbcClient.create(dataSource);
        this.batches = new JdbcTemplate(dataSource);
        this.keys = keys;
        this.randomness = randomness;
        this.backupsKept = backupsKept;
    }

    /**
     * One epoch.
     *
     * @param destroyAfter when its key is destroyed; null while case keys are wrapped by it
     * @param destroyedAt since when its key is gone
     */
    public record Epoch(
            int number,
            Instant startedAt,
            @Nullable Instant destroyAfter,
            @Nullable Instant destroyedAt) {}

    /** All epochs, oldest first; the last is the present one. */
    public List<Epoch> all() {
        return database.sql(EpochSql.ALL)
                .query((row, number) -> new Epoch(
                        row.getInt("epoch"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("destroy_after", OffsetDateTime.class)),
                        instant(row.getObject("destroyed_at", OffsetDateTime.class))))
                .list();
    }

    /** Ends the present epoch, if it has lasted, and does whatever earlier calls left to be done. */
    public void keepUp(Instant now, Duration lasting) {
        noteStart(now);
        Instant since = all().getLast().startedAt();
        if (!now.isBefore(since.plus(lasting))) {
            rotate(now);
        } else {
            settle(now);
        }
    }

    /**
     * Begins the next epoch: makes its key, wraps every live case key by it and fixes when the old keys go.
     *
     * @return the new epoch
     * @throws KeysRefused if the key cannot be written
     */
    public int rotate(Instant now) {
        noteStart(now);
        int next = keys.makeNextEpoch(randomness);
        noteStart(now);
        settle(now);
        LOG.info("epoch {} has begun", next);
        return next;
    }

    /** Writes down what the folder holds and the database does not know yet, first of all the first epoch. */
    private void noteStart(Instant now) {
        new KeyFingerprints(database).recordNew(keys);
        for (int epoch : keys.epochs()) {
            database.sql(EpochSql.START)
                    .param("epoch", epoch)
                    .param("name", KeyFolder.EPOCH_PREFIX + epoch)
                    .param("now", utc(now))
                    .update();
        }
    }

    private void settle(Instant now) {
        int current = keys.currentEpoch();
        wrapAnew(current);
        database.sql(EpochSql.SCHEDULE)
                .param("current", current)
                .param("after", utc(now.plus(backupsKept)))
                .update();
        database.sql(EpochSql.DUE).param("now", utc(now)).query(Integer.class).list().stream()
                .filter(this::isUnused)
                .forEach(epoch -> destroy(epoch, now));
        // A node that died between the record and the file has left the file.
        database.sql(EpochSql.DESTROYED).query(Integer.class).list().forEach(keys::destroyEpoch);
    }

    private void wrapAnew(int current) {
        String after = "";
        List<CaseKeyRow> page = page(current, after);
        while (!page.isEmpty()) {
            List<Object[]> rows = new ArrayList<>();
            for (CaseKeyRow row : page) {
                wrappedAnew(row).ifPresent(rows::add);
            }
            int[] unused = batches.batchUpdate(EpochSql.WRAP_ANEW, rows);
            after = page.getLast().streamId();
            page = page(current, after);
        }
    }

    private List<CaseKeyRow> page(int current, String after) {
        return database.sql(EpochSql.OLD_KEYS)
                .param("current", current)
                .param("after", after)
                .param("limit", BATCH)
                .query((row, number) -> new CaseKeyRow(
                        row.getString("stream_id"),
                        row.getInt("generation"),
                        row.getInt("epoch"),
                        row.getBytes("nonce"),
                        row.getBytes("wrapped_key")))
                .list();
    }

    private Optional<Object[]> wrappedAnew(CaseKeyRow row) {
        try {
            CaseKeyRow anew = CaseKey.unwrap(row, keys).wrapped(row.streamId(), row.generation(), keys, randomness);
            return Optional.of(new Object[] {
                anew.epoch(), anew.nonce(), anew.wrappedKey(), row.streamId(), row.generation(), row.wrappedKey()
            });
        } catch (DamageFound damaged) {
            LOG.error(
                    "the key of a case cannot be wrapped anew ({}); the old epoch's key stays until it can",
                    damaged.damage());
            return Optional.empty();
        }
    }

    private boolean isUnused(int epoch) {
        boolean unused = database.sql(EpochSql.IS_UNUSED)
                .param("epoch", epoch)
                .query(Boolean.class)
                .single();
        if (!unused) {
            LOG.error("the key of epoch {} is due to be destroyed and still wraps keys of cases", epoch);
        }
        return unused;
    }

    /** Recorded first: a key that is gone without a record would look like the wrong key folder. */
    private void destroy(int epoch, Instant now) {
        database.sql(EpochSql.DESTROY)
                .param("epoch", epoch)
                .param("now", utc(now))
                .update();
        keys.destroyEpoch(epoch);
        LOG.info("the key of epoch {} is destroyed", epoch);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
