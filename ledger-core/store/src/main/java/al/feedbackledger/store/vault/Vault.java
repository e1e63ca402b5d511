package al.feedbackledger.store.vault;

import al.feedbackledger.rules.integrity.FieldCommitment;
import al.feedbackledger.store.eventstore.CaseKeyRow;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Seals and opens what people wrote. The record keeps a commitment and a reference; the words lie here, under a key of
 * their case's own, where they can be erased without touching the record.
 *
 * <pre>
 * ciphertext  = AES-256-GCM(case key, nonce, salt ‖ UTF-8 of the value, associated: stream id ‖ path ‖ ref)
 * wrapped key = AES-256-GCM(epoch key, nonce, case key, associated: stream id ‖ uint32 generation ‖ uint32 epoch)
 * </pre>
 */
@CheckReturnValue
public final class Vault {
    /** UTF-8 bytes of a sealed text at most; four for each of 16,384 characters, far beyond what any door takes. */
    public static final int MAX_VALUE_BYTES = 65_536;

    /** Values opened in one call at most. */
    public static final int MAX_FIELDS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private final JdbcClient database;
    private final KeyFolder keys;
    private final Randomness randomness;
    private final Erasures erasures;

    /** Counts how often a case's words have been erased; asked only when a case without a live key gets words again. */
    @FunctionalInterface
    public interface Erasures {
        int of(String streamId);
    }

    public Vault(JdbcClient database, KeyFolder keys, Randomness randomness, Erasures erasures) {
        this.database = database;
        this.keys = keys;
        this.randomness = randomness;
        this.erasures = erasures;
    }

    /** A sealer for a case that begins with the command: its first words make its key, without a look at the database. */
    public WordSealer sealerForNewCase(String streamId, Instant at) {
        return new WordSealer(streamId, at, randomness, () -> newKey(streamId, 1));
    }

    /** A sealer for a case that exists: with its live key, or, where it has none, with one of the next generation. */
    public WordSealer sealerFor(String streamId, Instant at) {
        return new WordSealer(streamId, at, randomness, () -> liveOrNextKey(streamId));
    }

    private WordSealer.KeyInUse liveOrNextKey(String streamId) {
        CaseKeyRow row = database.sql(VaultSql.CASE_KEY)
                .param("stream", streamId)
                .query((found, number) -> keyRow(streamId, found, "nonce"))
                .optional()
                .orElse(null);
        if (row == null) {
            return newKey(streamId, Math.addExact(erasures.of(streamId), 1));
        }
        try {
            return new WordSealer.KeyInUse(CaseKey.unwrap(row, keys), row.generation(), null);
        } catch (DamageFound damaged) {
            throw new IllegalStateException(
                    "the key of case " + streamId + " does not open: " + damaged.damage(), damaged);
        }
    }

    private WordSealer.KeyInUse newKey(String streamId, int generation) {
        CaseKey.Wrapped made = CaseKey.create(streamId, generation, keys, randomness);
        return new WordSealer.KeyInUse(made.key(), generation, made.row());
    }

    /** Opens one value of a case; see {@link #open(String, List)}. */
    public Opened open(String streamId, SealedField field) {
        return open(streamId, List.of(field)).values().iterator().next();
    }

    /**
     * Opens values of one case. Whoever calls has made sure that the reader may read them.
     *
     * @param fields at most {@link #MAX_FIELDS}
     * @return what came of each, by reference, in the order asked
     */
    public Map<String, Opened> open(String streamId, List<SealedField> fields) {
        requireRoom(fields);
        Map<String, Opened> opened = new LinkedHashMap<>();
        if (fields.isEmpty()) {
            return opened;
        }
        Map<String, Stored> stored = load(fields);
        for (SealedField field : fields) {
            Opened outcome = open(streamId, field, stored.get(field.text().ref()));
            if (outcome instanceof Opened.Unreadable unreadable) {
                tell(field.text().ref(), unreadable.damage());
            }
            opened.put(field.text().ref(), outcome);
        }
        return opened;
    }

    /**
     * Opens values of one case with the salts of their commitments: whoever gets them can show others that these are the
     * words the record committed to. Whoever calls has made sure that the reader may read them.
     *
     * @param fields at most {@link #MAX_FIELDS}
     * @return by reference, in the order asked; what is erased or unreadable is absent
     */
    public Map<String, SaltedWords> openWithSalts(String streamId, List<SealedField> fields) {
        requireRoom(fields);
        Map<String, SaltedWords> opened = new LinkedHashMap<>();
        if (fields.isEmpty()) {
            return opened;
        }
        Map<String, Stored> stored = load(fields);
        for (SealedField field : fields) {
            String ref = field.text().ref();
            Stored found = stored.get(ref);
            if (found == null) {
                continue;
            }
            try {
                opened.put(ref, found.open(streamId, field, keys));
            } catch (DamageFound damaged) {
                tell(ref, damaged.damage());
            }
        }
        return opened;
    }

    /**
     * Looks whether values of many cases are there and open to what the events committed to. Gives away no words.
     *
     * @param fields at most {@link #MAX_FIELDS}
     * @return by reference, in the order asked
     */
    public Map<String, Kept> look(List<CaseField> fields) {
        Map<String, Kept> looked = new LinkedHashMap<>();
        openAll(fields).forEach((ref, kept) -> looked.put(ref, kept.withoutWords()));
        return looked;
    }

    /**
     * Opens values of many cases with the salts of their commitments. Whoever calls has made sure that the reader may read
     * them, and has it on record.
     *
     * @param fields at most {@link #MAX_FIELDS}
     * @return by reference, in the order asked
     */
    public Map<String, Kept> openAll(List<CaseField> fields) {
        requireRoom(fields);
        Map<String, Kept> kept = new LinkedHashMap<>();
        if (fields.isEmpty()) {
            return kept;
        }
        Map<String, Stored> stored = load(fields.stream().map(CaseField::field).toList());
        fields.forEach(field -> kept.put(field.ref(), kept(field, stored.get(field.ref()))));
        return kept;
    }

    private Kept kept(CaseField field, @Nullable Stored stored) {
        if (stored == null) {
            return Kept.MISSING;
        }
        try {
            return new Kept(Kept.State.PRESENT, stored.open(field.streamId(), field.field(), keys));
        } catch (DamageFound damaged) {
            tell(field.ref(), damaged.damage());
            return Kept.UNREADABLE;
        }
    }

    private static void requireRoom(List<?> fields) {
        if (fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException(fields.size() + " values at once, more than " + MAX_FIELDS);
        }
    }

    private static void tell(String ref, Opened.Damage damage) {
        LOG.error("the sealed value {} is unreadable: {}", ref, damage);
    }

    private Map<String, Stored> load(List<SealedField> fields) {
        List<UUID> refs = fields.stream()
                .map(field -> UUID.fromString(field.text().ref()))
                .toList();
        Map<String, Stored> stored = new HashMap<>();
        database.sql(VaultSql.SEALED_VALUES).param("refs", refs).query((RowCallbackHandler)
                row -> stored.put(row.getString("ref"), Stored.of(row)));
        return stored;
    }

    private Opened open(String streamId, SealedField field, @Nullable Stored stored) {
        if (stored == null) {
            return new Opened.Gone();
        }
        try {
            return new Opened.Words(stored.open(streamId, field, keys).text());
        } catch (DamageFound damaged) {
            return new Opened.Unreadable(damaged.damage());
        }
    }

    static byte[] associated(String streamId, String path, String ref) {
        return Crypto.utf8(streamId + path + ref);
    }

    private static CaseKeyRow keyRow(String streamId, ResultSet row, String nonce) throws SQLException {
        return new CaseKeyRow(
                streamId,
                row.getInt("generation"),
                row.getInt("epoch"),
                row.getBytes(nonce),
                row.getBytes("wrapped_key"));
    }

    /** A stored value with the key of the case it is stored under, if that has one. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(
            String streamId,
            String path,
            byte[] nonce,
            byte[] ciphertext,
            @Nullable CaseKeyRow key) {
        static Stored of(ResultSet row) throws SQLException {
            String streamId = row.getString("stream_id");
            boolean hasKey = row.getBytes("wrapped_key") != null;
            return new Stored(
                    streamId,
                    row.getString("path"),
                    row.getBytes("nonce"),
                    row.getBytes("ciphertext"),
                    hasKey ? keyRow(streamId, row, "key_nonce") : null);
        }

        SaltedWords open(String expectedStream, SealedField field, KeyFolder keys) throws DamageFound {
            if (!streamId.equals(expectedStream) || !path.equals(field.path())) {
                throw new DamageFound(Opened.Damage.MISPLACED);
            }
            if (key == null) {
                throw new DamageFound(Opened.Damage.CASE_KEY_MISSING);
            }
            byte[] associated = associated(streamId, path, field.text().ref());
            byte[] plain = Crypto.open(CaseKey.unwrap(key, keys).bytes(), nonce, associated, ciphertext)
                    .filter(bytes -> bytes.length >= WordSealer.SALT_BYTES)
                    .orElseThrow(() -> new DamageFound(Opened.Damage.VALUE_ALTERED));
            return committedWords(plain, field);
        }

        private static SaltedWords committedWords(byte[] plain, SealedField field) throws DamageFound {
            byte[] salt = Arrays.copyOf(plain, WordSealer.SALT_BYTES);
            try {
                String words = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(plain, salt.length, plain.length - salt.length))
                        .toString();
                byte[] commitment = Base64.getDecoder().decode(field.text().commitment());
                if (FieldCommitment.opens(commitment, salt, field.path(), words)) {
                    return new SaltedWords(salt, words);
                }
            } catch (CharacterCodingException | IllegalArgumentException notWhatWasCommitted) {
                throw new DamageFound(Opened.Damage.COMMITMENT_DIFFERS);
            }
            throw new DamageFound(Opened.Damage.COMMITMENT_DIFFERS);
        }

        @Override
        public String toString() {
            return "Stored[hidden]";
        }
    }
}
