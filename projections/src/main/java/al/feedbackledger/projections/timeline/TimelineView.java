package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewName;
import al.feedbackledger.projections.view.ViewStore;

import javax.sql.DataSource;

/** The view of how perceptions change over time. */
public final class TimelineView implements View {
    public static final ViewName NAME = new ViewName("timeline", 3);

    private final ViewStore store;

    public TimelineView(DataSource dataSource) {
        this.store = new ViewStore(NAME, dataSource);
    }

    public Timelines queries() {
        return new StoredTimelines(store);
    }

    @Override
    public ViewStore store() {
        return store;
    }

    @Override
    public Fold begin() {
        return new TimelineBatch(store);
    }
}
