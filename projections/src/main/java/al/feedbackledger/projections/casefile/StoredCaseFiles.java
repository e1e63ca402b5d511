package al.feedbackledger.projections.casefile;

import al.feedbackledger.projections.casefile.CaseFile.Entry;
import al.feedbackledger.projections.casefile.CaseFile.Target;
import al.feedbackledger.projections.view.ViewStore;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.Handling;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Case files as read from their tables, folded by the rules themselves. */
final class StoredCaseFiles implements CaseFiles {
    private final ViewStore store;
    private final JdbcClient jdbc;

    StoredCaseFiles(ViewStore store) {
        this.store = store;
        this.jdbc = store.client();
    }

    @Override
    public @Nullable CaseFile byReference(String compactReference) {
        return store.reading(() -> jdbc.sql(CaseFileSql.STREAM)
                        .param("reference", compactReference)
                        .query(String.class)
                        .optional()
                        .flatMap(this::read))
                .orElse(null);
    }

    @Override
    public @Nullable CaseFile byStream(String stream) {
        return store.reading(() -> read(stream)).orElse(null);
    }

    @Override
    public List<String> joinedWith(String stream) {
        return jdbc.sql(CaseFileSql.JOINED)
                .param("stream", stream)
                .query(String.class)
                .list();
    }

    private Optional<CaseFile> read(String stream) {
        List<Entry> entries = entries(stream);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Feedback state = fold(entries);
        return Optional.of(new CaseFile(
                stream,
                state.facts().reference(),
                state,
                entries,
                officer(entries),
                joinedWith(stream).size(),
                target(state)));
    }

    private List<Entry> entries(String stream) {
        return jdbc.sql(CaseFileSql.ENTRIES)
                .param("stream", stream)
                .query((row, i) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Object event = EventFormat.current()
                .read(
                        row.getString("event_name"),
                        row.getInt("revision"),
                        row.getString("payload").getBytes(StandardCharsets.UTF_8));
        return new Entry(
                row.getLong("position"),
                row.getString("event_id"),
                row.getTimestamp("at").toInstant(),
                (FeedbackEvent) event,
                row.getString("actor_role"),
                row.getString("actor_id"));
    }

    private static Feedback fold(List<Entry> entries) {
        FeedbackState state = FeedbackState.NOTHING;
        for (Entry entry : entries) {
            state = FeedbackEvolver.evolve(state, entry.event(), new Stamp(entry.at(), entry.actorId()));
        }
        return switch (state) {
            case Feedback feedback -> feedback;
            case FeedbackState.Nothing unused -> throw new IllegalStateException("a case has entries");
        };
    }

    /** Whoever was assigned last, unless the case went to another institution since. */
    private static @Nullable String officer(List<Entry> entries) {
        String officer = null;
        for (Entry entry : entries) {
            switch (entry.event()) {
                case FeedbackEvent.OfficerAssigned assigned -> officer = assigned.officer();
                case FeedbackEvent.FeedbackTransferred unused -> officer = null;
                case FeedbackEvent.FeedbackRouted unused -> officer = null;
                default -> {
                    // Says nothing of who is to answer.
                }
            }
        }
        return officer;
    }

    private @Nullable Target target(Feedback state) {
        if (!(state.handling() instanceof Handling.Merged merged)) {
            return null;
        }
        List<Entry> entries = entries(merged.into());
        if (entries.isEmpty()) {
            throw new IllegalStateException("a case is joined with one that is not in the view");
        }
        Feedback target = fold(entries);
        return new Target(
                merged.into(),
                target.facts().reference(),
                target,
                target.answering().last());
    }
}
