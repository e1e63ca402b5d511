package al.feedbackledger.projections.view;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;

/**
 * How far a view is, as Axon asks for it: the progress row of the view's own schema.
 *
 * <p>Axon's token and the position of the rows are one and the same number, so they cannot disagree: a view that was
 * dropped has no token either and begins again.
 */
final class ViewTokens implements TokenStore {
    private static final int ONLY_SEGMENT = 0;

    private final ViewStore store;
    private final ViewClaims claims;

    ViewTokens(ViewStore store, ViewClaims claims) {
        this.store = store;
        this.claims = claims;
    }

    /** Nothing to do: the batch writes its position itself, in the transaction that Axon stores its token in. */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {}

    @Override
    @SuppressWarnings("NullAway") // Axon: null is the beginning of the ledger.
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        if (!claims.take(store.name())) {
            throw taken();
        }
        long position = store.position();
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        if (!claims.holds(store.name())) {
            throw taken();
        }
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        claims.release(store.name());
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
        return new UnableToClaimTokenException(
                "another node folds view " + store.name().processor());
    }
}
