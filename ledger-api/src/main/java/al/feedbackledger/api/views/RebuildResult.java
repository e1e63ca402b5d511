package al.feedbackledger.api.views;

import al.feedbackledger.projections.view.ViewRebuilds.Compared;
import al.feedbackledger.projections.view.ViewRebuilds.Outcome;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of building a view anew, of going back, or of dropping what was kept.
 *
 * @param outcome {@code switched}: the places were changed; {@code different}: the live view is not what the events say and
 *     stays, what was built stays beside it; {@code still-read}: the view was read without a pause, nothing has changed;
 *     {@code nothing-kept}: there is no view to go back to or to drop; {@code dropped}
 * @param position where the new live view stood when it took the place
 * @param comparedAt the position at which digests were compared; missing where nothing was built
 * @param liveDigest of the view that was live: hexadecimal SHA-256, as documented with the views
 * @param builtDigest of the one that was built from the events
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildResult(
        String view,
        String outcome,
        @Nullable Long position,
        @Nullable Long comparedAt,
        @Nullable String liveDigest,
        @Nullable String builtDigest) {

    /**
     * How far the work is.
     *
     * @param phase {@code folding}, {@code indexing}, {@code comparing}, {@code catching-up} or {@code switching}
     * @param done of the phase: events, or steps
     */
    public record RebuildStep(String phase, long done, long of) {}

    static RebuildResult of(String view, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Switched switched -> of(view, "switched", switched.position(), switched.compared());
            case Outcome.Different different -> of(view, "different", null, different.compared());
            case Outcome.StillRead unused -> of(view, "still-read", null, null);
            case Outcome.NothingKept unused -> of(view, "nothing-kept", null, null);
            case Outcome.Dropped unused -> of(view, "dropped", null, null);
            case Outcome.Busy unused -> throw new IllegalArgumentException("who is busy has no result");
        };
    }

    private static RebuildResult of(String view, String outcome, @Nullable Long position, @Nullable Compared compared) {
        return compared == null
                ? new RebuildResult(view, outcome, position, null, null, null)
                : new RebuildResult(view, outcome, position, compared.position(), compared.live(), compared.built());
    }
}
