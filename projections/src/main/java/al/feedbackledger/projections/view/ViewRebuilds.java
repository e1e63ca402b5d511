package al.feedbackledger.projections.view;

import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds views anew beside the live ones and puts them in their place, without a moment at which a reader finds less than
 * before; keeps what was live, and goes back to it.
 */
public final class ViewRebuilds {
    private final Map<String, View> live;
    private final Map<String, Function<DataSource, View>> makers;
    private final LedgerPages ledger;

    /** @param makers make a view of each kind, by the views' names */
    public ViewRebuilds(List<View> live, Map<String, Function<DataSource, View>> makers, LedgerPages ledger) {
        this.live = live.stream()
                .collect(Collectors.toMap(view -> view.store().name().name(), view -> view));
        this.makers = Map.copyOf(makers);
        this.ledger = ledger;
        if (!this.live.keySet().equals(this.makers.keySet())) {
            throw new IllegalArgumentException("every view can be built anew, and nothing else");
        }
    }

    /** What is being done, in this order. */
    public enum Phase {
        /** Events are folded in bulk. */
        FOLDING,
        /** Indexes that only readers need are made. */
        INDEXING,
        /** Digests are compared with the live view's. */
        COMPARING,
        /** Events that came meanwhile are folded. */
        CATCHING_UP,
        /** The schemas change places. */
        SWITCHING
    }

    /** Is told how far the work is; what it throws ends the work, and the live view stays as it is. */
    public interface Watcher {
        void at(Phase phase, long done, long of);
    }

    /**
     * Two digests at one position.
     *
     * @param live of the live view
     * @param built of the one that was built from the events
     */
    public record Compared(long position, String live, String built) {
        public boolean same() {
            return live.equals(built);
        }
    }

    /** How it ended. */
    public sealed interface Outcome {
        /**
         * The places were changed.
         *
         * @param position where the new live view stood then
         * @param compared null where it was not built anew
         */
        record Switched(long position, @Nullable Compared compared) implements Outcome {}

        /** The live view is not what the events say; it stays, and what was built stays beside it. */
        record Different(Compared compared) implements Outcome {}

        /** Somebody else builds this view or goes back, on whatever node. */
        record Busy() implements Outcome {}

        /** The view was read without a pause for so long that the places could not be changed; nothing has changed. */
        record StillRead() implements Outcome {}

        /** There is no view kept from before. */
        record NothingKept() implements Outcome {}

        /** What was kept is dropped. */
        record Dropped() implements Outcome {}
    }

    public Set<String> views() {
        return live.keySet();
    }

    /**
     * How a view stands.
     *
     * @param version of the view: its tables and what they mean
     * @param position the last one it has folded
     * @param kept whether an earlier one is kept, which one can go back to
     */
    public record ViewStanding(String view, int version, long position, boolean kept) {}

    /** Every view, by name. */
    public List<ViewStanding> standing() {
        return live.values().stream()
                .map(view -> standing(view.store()))
                .sorted(Comparator.comparing(ViewStanding::view))
                .toList();
    }

    private static ViewStanding standing(ViewStore store) {
        ViewName name = store.name();
        return new ViewStanding(
                name.name(),
                name.version(),
                store.position(),
                store.copy(ViewCopy.BEFORE).exists());
    }

    /**
     * Builds a view from the first event on and puts it in the live one's place.
     *
     * @param view one of {@link #views()}
     * @param evenIfDifferent also where the live view is not what the events say: that repairs it
     */
    public Outcome rebuild(String view, boolean evenIfDifferent, Watcher watcher) {
        Optional<ViewBeside> claimed = claim(view, ViewCopy.NEXT);
        if (claimed.isEmpty()) {
            return new Outcome.Busy();
        }
        try (ViewBeside next = claimed.get()) {
            return new Rebuild(next, ledger, watcher).anew(evenIfDifferent);
        }
    }

    /** Brings what was kept up to date and puts it in the live view's place, which is kept from then on. */
    public Outcome rollBack(String view, Watcher watcher) {
        Optional<ViewBeside> claimed = claim(view, ViewCopy.BEFORE);
        if (claimed.isEmpty()) {
            return new Outcome.Busy();
        }
        try (ViewBeside before = claimed.get()) {
            return before.store().exists() ? new Rebuild(before, ledger, watcher).again() : new Outcome.NothingKept();
        }
    }

    /** Drops what was kept, and what an interrupted or refused rebuild has left behind. */
    public Outcome dropOld(String view) {
        Optional<ViewBeside> claimed = claim(view, ViewCopy.BEFORE);
        if (claimed.isEmpty()) {
            return new Outcome.Busy();
        }
        try (ViewBeside before = claimed.get()) {
            before.live().copy(ViewCopy.NEXT).drop();
            boolean kept = before.store().exists();
            before.store().drop();
            return kept ? new Outcome.Dropped() : new Outcome.NothingKept();
        }
    }

    private Optional<ViewBeside> claim(String view, ViewCopy copy) {
        View found = live.get(view);
        Function<DataSource, View> maker = makers.get(view);
        if (found == null || maker == null) {
            throw new IllegalArgumentException("no view is called " + view);
        }
        return ViewBeside.claim(found, maker, copy);
    }
}
