package al.feedbackledger.projections.inbox;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewName;
import al.feedbackledger.projections.view.ViewStore;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The view of the cases staff work on. */
public final class InboxView implements View {
    public static final ViewName NAME = new ViewName("inbox", 2);

    private final ViewStore store;

    public InboxView(DataSource dataSource) {
        this.store = new ViewStore(NAME, dataSource);
    }

    public Inbox queries() {
        return new StoredInbox(store.client());
    }

    @Override
    public ViewStore store() {
        return store;
    }

    @Override
    public Fold begin() {
        return new Batch(store);
    }

    /** Each case of the batch is read once and written once. */
    private static final class Batch implements Fold {
        private final JdbcTemplate jdbc;
        private final JdbcClient client;
        private final Map<String, CaseRow> rows = new LinkedHashMap<>();
        /** Streams that are no cases of the inbox: imported feedback. */
        private final Set<String> others = new HashSet<>();

        Batch(ViewStore store) {
            this.jdbc = store.jdbc();
            this.client = store.client();
        }

        @Override
        public void expect(Set<String> streams) {
            client.sql(InboxSql.CASES)
                    .param("streams", streams.toArray(String[]::new))
                    .query((row, i) -> CaseRows.read(row))
                    .list()
                    .forEach(row -> rows.put(row.stream, row));
            streams.stream().filter(stream -> !rows.containsKey(stream)).forEach(others::add);
        }

        @Override
        public void take(LedgerEntry entry) {
            switch (entry.event()) {
                case FeedbackSubmitted submitted -> submitted(submitted, entry);
                case FeedbackEvent event -> {
                    CaseRow row = row(entry.stream());
                    if (row != null) {
                        row.take(event, entry.at());
                    }
                }
                case InstitutionEvent.InstitutionRegistered e -> institution(e.institution(), e.parent());
                case InstitutionEvent.InstitutionRevised e -> institution(e.institution(), e.parent());
                default -> {
                    // Of no use to the inbox.
                }
            }
        }

        private void submitted(FeedbackSubmitted submitted, LedgerEntry entry) {
            if (submitted.channel() == Channel.IMPORT) {
                others.add(entry.stream());
            } else {
                rows.put(entry.stream(), new CaseRow(entry.stream(), submitted, entry.at()));
            }
        }

        private @Nullable CaseRow row(String stream) {
            if (others.contains(stream)) {
                return null;
            }
            CaseRow known = rows.get(stream);
            if (known != null) {
                return known;
            }
            CaseRow read = jdbc.query(InboxSql.CASE, (row, i) -> CaseRows.read(row), stream).stream()
                    .findFirst()
                    .orElse(null);
            if (read == null) {
                others.add(stream);
            } else {
                rows.put(stream, read);
            }
            return read;
        }

        private void institution(String id, @Nullable String parent) {
            jdbc.update(InboxSql.PUT_INSTITUTION, id, parent);
        }

        @Override
        public void write() {
            jdbc.batchUpdate(
                    InboxSql.PUT_CASE,
                    rows.values().stream().map(CaseRows::columns).toList());
            rows.clear();
        }
    }
}
