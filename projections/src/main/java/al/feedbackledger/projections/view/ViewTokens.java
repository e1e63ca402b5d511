package al.feedbackledger.projections.view;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.util.List;

/**
 * How far a view is, as Axon asks for it: the progress row of the view's own schema.
 *
 * <p>Axon's token and the position of the rows are one and the same number, so they cannot disagree: a view that was
 * dropped has no token either and begins again. One node at a time holds the claim.
 */
final class ViewTokens implements TokenStore {
    private static final int ONLY_SEGMENT = 0;

    private final ViewName name;
    private final ViewSql sql;
    private final JdbcTemplate jdbc;
    private final String owner;
    private final Duration claimTimeout;

    ViewTokens(ViewStore store, String owner, Duration claimTimeout) {
        this.name = store.name();
        this.sql = new ViewSql(store.name());
        this.jdbc = store.jdbc();
        this.owner = owner;
        this.claimTimeout = claimTimeout;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        long position = token == null ? 0 : token.position().orElse(0);
        if (jdbc.update(sql.store(), position, owner) != 1) {
            throw taken();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Axon: null is the beginning of the ledger.
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        List<Long> claimed =
                jdbc.queryForList(sql.claim(), Long.class, owner, owner, (double) claimTimeout.toSeconds());
        if (claimed.isEmpty()) {
            throw taken();
        }
        long position = claimed.getFirst();
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        if (jdbc.update(sql.extend(), owner) != 1) {
            throw taken();
        }
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        jdbc.update(sql.release(), owner);
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return new int[] {ONLY_SEGMENT};
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        throw new UnableToInitializeTokenException("a view folds in ledger order: it has one segment");
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    private UnableToClaimTokenException taken() {
        return new UnableToClaimTokenException("another node folds view " + name.processor());
    }
}
