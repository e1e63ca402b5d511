package al.feedbackledger.store.vault;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Forgets receipts whose time is over: a client that repeats a request does so within days. */
public final class ReceiptRetention {
    /** How long a receipt is kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient database;

    public ReceiptRetention(JdbcClient database) {
        this.database = database;
    }

    /** Removes receipts older than {@link #KEPT}; says how many. */
    @CanIgnoreReturnValue
    public int forgetOld(Instant now) {
        return database.sql(VaultSql.FORGET_RECEIPTS)
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
