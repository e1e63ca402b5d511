package al.feedbackledger.api.audit;

import al.feedbackledger.api.audit.AsOf.Moment;
import al.feedbackledger.api.audit.ReplayResult.LiveThen;
import al.feedbackledger.api.audit.ReplayResult.TableThen;
import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.LedgerPages;
import al.feedbackledger.projections.view.Replay;
import al.feedbackledger.projections.view.Replay.LiveView;
import al.feedbackledger.projections.view.Replay.TableDifference;
import al.feedbackledger.projections.view.View;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds views anew as they were at a past moment, beside the live ones, and compares. */
public final class Replays {
    private static final int EVENTS_AT_ONCE = 1_000;

    private final LedgerPages ledger;
    private final Map<String, View> live;
    private final Map<String, Function<DataSource, View>> makers;

    /** @param makers make a view of each kind, by the views' names */
    public Replays(LedgerPages ledger, List<View> live, Map<String, Function<DataSource, View>> makers) {
        this.ledger = ledger;
        this.live = live.stream()
                .collect(Collectors.toMap(view -> view.store().name().name(), view -> view));
        this.makers = Map.copyOf(makers);
        if (!this.live.keySet().equals(this.makers.keySet())) {
            throw new IllegalArgumentException("every view can be replayed, and nothing else");
        }
    }

    /** Is told how far a replay is. */
    public interface Watcher {
        void at(long folded, long of);
    }

    public Set<String> views() {
        return live.keySet();
    }

    /**
     * @param view one of {@link #views()}
     * @return nothing while this view is being replayed already
     */
    public Optional<ReplayResult> run(String view, Moment moment, boolean compare, Watcher watcher) {
        View now = live.get(view);
        Function<DataSource, View> maker = makers.get(view);
        if (now == null || maker == null) {
            throw new IllegalArgumentException("no view is called " + view);
        }
        Optional<Replay> begun = Replay.begin(now, maker);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        try (Replay replay = begun.get()) {
            fold(replay, moment.position(), watcher);
            String digest = replay.digest();
            List<TableDifference> tables = replay.differences();
            return Optional.of(new ReplayResult(
                    view,
                    moment.position(),
                    moment.recordedAt(),
                    digest,
                    tables.stream().map(table -> shown(table, compare)).toList(),
                    compare ? compared(replay, watcher) : null));
        }
    }

    private static TableThen shown(TableDifference table, boolean compare) {
        return compare
                ? new TableThen(
                        table.table(), table.rows(), table.liveRows(), table.added(), table.changed(), table.removed())
                : new TableThen(table.table(), table.rows(), null, null, null, null);
    }

    /** Goes on to where the live view is; null where that is behind the replay. */
    private @Nullable LiveThen compared(Replay replay, Watcher watcher) {
        LiveView now = replay.live();
        if (now.position() < replay.position()) {
            return null;
        }
        fold(replay, now.position(), watcher);
        String replayed = replay.digest();
        return new LiveThen(now.position(), now.digest(), replayed, replayed.equals(now.digest()));
    }

    private void fold(Replay replay, long until, Watcher watcher) {
        long done = replay.position();
        while (done < until) {
            int count = (int) Math.min(EVENTS_AT_ONCE, until - done);
            List<LedgerEntry> entries = ledger.after(done, count);
            if (entries.size() < count) {
                throw new IllegalStateException("the ledger ends before position " + until);
            }
            replay.fold(entries);
            done += count;
            watcher.at(done, until);
        }
    }
}
