package al.feedbackledger.projections.view;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** How far each view has folded the ledger; views are called by their names without version, for example inbox. */
public interface ViewPositions {

    /**
     * Waits until all of the views have folded the event at the position.
     *
     * @return false when the time ran out first
     * @throws IllegalArgumentException for an unknown view
     */
    boolean await(Set<String> views, long position, Duration timeout);

    /** The last position folded by each view; 0 for none. */
    Map<String, Long> positions();

    /**
     * How many events each view is behind.
     *
     * @param head the ledger's last position
     */
    Map<String, Long> lag(long head);
}
