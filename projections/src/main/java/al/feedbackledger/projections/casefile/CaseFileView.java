package al.feedbackledger.projections.casefile;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewName;
import al.feedbackledger.projections.view.ViewStore;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The view of each case with its whole history. */
public final class CaseFileView implements View {
    public static final ViewName NAME = new ViewName("casefile", 2);

    private final ViewStore store;

    public CaseFileView(DataSource dataSource) {
        this.store = new ViewStore(NAME, dataSource);
    }

    public CaseFiles queries() {
        return new StoredCaseFiles(store);
    }

    @Override
    public ViewStore store() {
        return store;
    }

    @Override
    public Fold begin() {
        return new Batch(store.jdbc());
    }

    /** Rows do not depend on each other's content, so a batch writes them kind by kind. */
    private static final class Batch implements Fold {
        private final JdbcTemplate jdbc;
        private final List<Object[]> cases = new ArrayList<>();
        private final List<@Nullable Object[]> joins = new ArrayList<>();
        private final List<Object[]> entries = new ArrayList<>();

        Batch(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void take(LedgerEntry entry) {
            if (entry.event() instanceof FeedbackEvent event) {
                entries.add(row(entry, event));
                switch (event) {
                    case FeedbackEvent.FeedbackSubmitted e -> cases.add(new Object[] {entry.stream(), e.reference()});
                    case FeedbackEvent.FeedbackMerged e -> joins.add(new Object[] {e.into(), entry.stream()});
                    case FeedbackEvent.FeedbackUnmerged unused -> joins.add(new Object[] {null, entry.stream()});
                    case FeedbackEvent.FeedbackWithdrawn unused -> joins.add(new Object[] {null, entry.stream()});
                    default -> {
                        // An entry like the others.
                    }
                }
            }
        }

        private static Object[] row(LedgerEntry entry, FeedbackEvent event) {
            EventType type = EventFormat.current().of(event.getClass());
            return new Object[] {
                entry.position(),
                entry.stream(),
                entry.eventId(),
                type.name(),
                type.revision(),
                new String(EventFormat.current().write(event), StandardCharsets.UTF_8),
                Timestamp.from(entry.at()),
                entry.actorRole(),
                entry.actorId()
            };
        }

        @Override
        public void write() {
            jdbc.batchUpdate(CaseFileSql.ADD_CASE, cases);
            jdbc.batchUpdate(CaseFileSql.ADD_ENTRY, entries);
            jdbc.batchUpdate(CaseFileSql.JOIN, joins);
            cases.clear();
            entries.clear();
            joins.clear();
        }
    }
}
