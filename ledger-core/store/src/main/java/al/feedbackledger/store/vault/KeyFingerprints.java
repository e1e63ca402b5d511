package al.feedbackledger.store.vault;

import al.feedbackledger.store.vault.KeysRefused.Code;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fingerprints of a ledger's keys in {@code ops.key}: the first start records them, every later one compares. A node
 * with other keys would seal words nobody else can open and refuse every tracking code, so it must not start. Only the
 * keys of epochs that have ended may be missing.
 */
public final class KeyFingerprints {
    private final JdbcClient database;

    public KeyFingerprints(JdbcClient database) {
        this.database = database;
    }

    /**
     * Lets keys pass that the database knows, or that are new to it.
     *
     * @throws KeysRefused if a recorded key is another one or is missing in the folder
     */
    public void check(KeyFolder keys) {
        SortedMap<String, byte[]> mine = keys.fingerprints();
        Set<String> mayBeGone = Set.copyOf(
                database.sql(EpochSql.MAY_BE_GONE).query(String.class).list());
        refuseOthers(mine, recorded(), mayBeGone, keys);
        record(mine);
        // Once more: another node may have recorded its keys between the two statements.
        refuseOthers(mine, recorded(), mayBeGone, keys);
    }

    /** Records keys that the database does not know yet, such as that of a new epoch. */
    void recordNew(KeyFolder keys) {
        record(keys.fingerprints());
    }

    private void record(SortedMap<String, byte[]> mine) {
        for (Map.Entry<String, byte[]> key : mine.entrySet()) {
            database.sql(VaultSql.RECORD_KEY)
                    .param("name", key.getKey())
                    .param("fingerprint", key.getValue())
                    .update();
        }
    }

    private SortedMap<String, byte[]> recorded() {
        SortedMap<String, byte[]> recorded = new TreeMap<>();
        database.sql(VaultSql.RECORDED_KEYS)
                .query((RowCallbackHandler) row -> recorded.put(row.getString("name"), row.getBytes("fingerprint")));
        return recorded;
    }

    private static void refuseOthers(
            SortedMap<String, byte[]> mine, SortedMap<String, byte[]> recorded, Set<String> mayBeGone, KeyFolder keys) {
        for (Map.Entry<String, byte[]> key : recorded.entrySet()) {
            byte[] own = mine.get(key.getKey());
            if (own == null && mayBeGone.contains(key.getKey())) {
                continue;
            }
            if (own == null) {
                throw new KeysRefused(
                        Code.OTHER_KEYS,
                        "The database was written with a key " + key.getKey() + " that " + keys + " does not hold. Use"
                                + " the key folder that belongs to this database. If this is a restored backup, it is"
                                + " older than backups are kept: what it needs was destroyed on purpose.");
            }
            if (!MessageDigest.isEqual(own, key.getValue())) {
                throw new KeysRefused(
                        Code.OTHER_KEYS,
                        "The database was written with another key " + key.getKey() + " than the one in " + keys
                                + ". Use the key folder that belongs to this database.");
            }
        }
    }
}
