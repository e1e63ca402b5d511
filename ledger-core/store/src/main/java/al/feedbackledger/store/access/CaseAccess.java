package al.feedbackledger.store.access;

import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.vault.Pepper;
import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Knows cases by their reference numbers, and persons by their tracking codes. Of a code only
 * HMAC-SHA-256(pepper, salt ‖ stream id ‖ code) is stored; a slow hash would add nothing to 75 random bits.
 *
 * <p>Wrong codes cost tokens. An address without tokens waits, whatever it types. A reference without tokens answers wrong
 * codes with "too many", but the right one still opens it: nobody can lock a person out by guessing.
 */
@CheckReturnValue
public final class CaseAccess {
    private static final int SALT_BYTES = 32;

    /** Wrong codes an address may type at once, and how fast it gets new tries. */
    static final int TRIES_PER_ADDRESS = 20;

    static final Duration ADDRESS_TRY_COMES_BACK = Duration.ofSeconds(6);

    /** Wrong codes for one reference before the answer becomes "too many". */
    static final int TRIES_PER_REFERENCE = 10;

    static final Duration REFERENCE_TRY_COMES_BACK = Duration.ofSeconds(30);

    /** About 20 MB at most. */
    private static final int MAX_BUCKETS = 100_000;

    private final JdbcClient database;
    private final Pepper pepper;
    private final Randomness randomness;
    private final AddressPrints addresses;
    private final TokenBuckets byAddress = new TokenBuckets(TRIES_PER_ADDRESS, ADDRESS_TRY_COMES_BACK, MAX_BUCKETS);
    private final TokenBuckets byReference =
            new TokenBuckets(TRIES_PER_REFERENCE, REFERENCE_TRY_COMES_BACK, MAX_BUCKETS);

    /** Stands in for the row of a reference that is unknown, so that both cost the same work. */
    private final CaseAccessRow nobody;

    public CaseAccess(JdbcClient database, Pepper pepper, Randomness randomness) {
        this.database = database;
        this.pepper = pepper;
        this.randomness = randomness;
        this.addresses = new AddressPrints(randomness);
        this.nobody = new CaseAccessRow(
                "", randomness.randomId().toString(), randomness.bytes(SALT_BYTES), randomness.bytes(SALT_BYTES));
    }

    /** A new reference number and tracking code for a case. The ledger may find the number taken: then ask again. */
    public NewAccess newAccess(String streamId) {
        ReferenceNumber reference = ReferenceNumber.draw(randomness::bytes);
        TrackingCode code = TrackingCode.draw(randomness::bytes);
        byte[] salt = randomness.bytes(SALT_BYTES);
        byte[] digest = pepper.mac(message(salt, streamId, code));
        return new NewAccess(reference, code, new CaseAccessRow(reference.compact(), streamId, salt, digest));
    }

    /** The case of a reference. It alone opens status and dates, and whether it may even do that is the case's matter. */
    public Optional<String> find(ReferenceNumber reference) {
        return load(reference).map(CaseAccessRow::streamId);
    }

    /**
     * Checks a tracking code. Known and unknown references take the same statement and the same hash.
     *
     * @param from the visitor's address; only its print of the day is kept, in memory
     */
    public CodeCheck check(ReferenceNumber reference, TrackingCode code, InetAddress from, Instant now) {
        String address = addresses.of(from, now);
        Duration wait = byAddress.take(address, now);
        if (wait.isPositive()) {
            return new CodeCheck.Throttled(wait);
        }
        Optional<CaseAccessRow> known = load(reference);
        CaseAccessRow row = known.orElse(nobody);
        byte[] digest = pepper.mac(message(row.salt(), row.streamId(), code));
        boolean right = MessageDigest.isEqual(digest, row.codeDigest()) && known.isPresent();
        if (right) {
            byAddress.giveBack(address, now);
            return new CodeCheck.Right(row.streamId());
        }
        Duration tooMany = byReference.take(reference.compact(), now);
        return tooMany.isPositive() ? new CodeCheck.Throttled(tooMany) : new CodeCheck.Wrong();
    }

    private Optional<CaseAccessRow> load(ReferenceNumber reference) {
        return database.sql(AccessSql.CASE_BY_REFERENCE)
                .param("reference", reference.compact())
                .query((row, number) -> new CaseAccessRow(
                        reference.compact(),
                        row.getString("stream_id"),
                        row.getBytes("salt"),
                        row.getBytes("code_digest")))
                .optional();
    }

    /** salt ‖ stream id ‖ code: salt and code have fixed lengths, so no two triples give the same message. */
    private static byte[] message(byte[] salt, String streamId, TrackingCode code) {
        byte[] text = (streamId + code.compact()).getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[salt.length + text.length];
        System.arraycopy(salt, 0, message, 0, salt.length);
        System.arraycopy(text, 0, message, salt.length, text.length);
        return message;
    }
}
