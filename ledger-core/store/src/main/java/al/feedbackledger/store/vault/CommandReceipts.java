package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.ReceiptRow;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Remembers acts that were done, so that a repeated request gets its old reply, also after the state has moved on. Looked
 * up before versions and states are checked, and again by the ledger's writer under its lock.
 */
@CheckReturnValue
public final class CommandReceipts {
    /** How long a receipt is kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient database;
    private final Randomness randomness;

    /** What is known of a request. */
    public sealed interface Earlier {
        /** It is new. */
        record Never() implements Earlier {}

        /** It was done before; this was the reply, byte for byte. */
        @SuppressWarnings("ArrayRecordComponent") // Handed to the one who asked; never compared.
        record Repeated(byte[] reply, String streamId) implements Earlier {
            /** Without the reply. */
            @Override
            public String toString() {
                return "Repeated[hidden]";
            }
        }

        /** The key was used before for another request. */
        record OtherRequest() implements Earlier {}
    }

    /** Makes the reply of an act from the places of its events in the ledger. */
    @FunctionalInterface
    public interface Reply {
        byte[] at(long firstPosition, long lastPosition);
    }

    public CommandReceipts(JdbcClient database, Randomness randomness) {
        this.database = database;
        this.randomness = randomness;
    }

    /** What is known of the request, by one statement. */
    public Earlier find(ClaimedCommand command) {
        return database.sql(VaultSql.RECEIPT)
                .param("keyHash", command.keyHash())
                .query((row, number) -> earlier(command, row))
                .optional()
                .orElseGet(Earlier.Never::new);
    }

    private static Earlier earlier(ClaimedCommand command, ResultSet row) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("request_mac"), command.requestMac())) {
            return new Earlier.OtherRequest();
        }
        return new Earlier.Repeated(command.open(row.getBytes("sealed_reply")), row.getString("stream_id"));
    }

    /** The receipt that the ledger's transaction stores; its reply is made and sealed once the positions are known. */
    public ReceiptRow receipt(ClaimedCommand command, String streamId, Reply reply) {
        return new ReceiptRow(
                command.keyHash(),
                command.requestMac(),
                streamId,
                (first, last) -> command.seal(reply.at(first, last), randomness));
    }

    /** Removes receipts older than {@link #KEPT}; says how many. */
    @CanIgnoreReturnValue
    public int forgetOld(Instant now) {
        OffsetDateTime before = now.minus(KEPT).atOffset(ZoneOffset.UTC);
        return database.sql(VaultSql.FORGET_RECEIPTS).param("before", before).update();
    }
}
