package al.feedbackledger.store.axon;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;

import java.time.Duration;

/** Axon's token store on {@code ops.token}. */
public final class LedgerTokenStore {
    /** How long a processor may be silent before another node takes its work over. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(30);

    private LedgerTokenStore() {}

    /**
     * Makes the token store.
     *
     * @param connections give connections that take part in the processors' transactions
     * @param serializer a Jackson serializer; the seeded row holds JSON
     */
    public static TokenStore of(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(CLAIM_TIMEOUT)
                .schema(TokenSchema.builder()
                        .setTokenTable("ops.token")
                        .setProcessorNameColumn("processor_name")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("timestamp")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }
}
