package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.projections.view.Replay.TableDifference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import javax.sql.DataSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayIT {
    private static final int STEP = 30;

    private final ViewDatabase database = new ViewDatabase();
    private final List<LedgerEntry> entries =
            new RandomLedger(20_261_128L).act(60).entries();

    @AfterEach
    void close() {
        database.close();
    }

    /** Every view there is. */
    enum Kind {
        CATALOGUE,
        CASE_FILE,
        INBOX,
        TIMELINE;

        View make(DataSource dataSource) {
            return switch (this) {
                case CATALOGUE -> new CatalogueView(dataSource);
                case CASE_FILE -> new CaseFileView(dataSource);
                case INBOX -> new InboxView(dataSource);
                case TIMELINE -> new TimelineView(dataSource);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aReplayIsWhatTheLiveViewWas(Kind kind) {
        View live = kind.make(database.dataSource());
        live.store().createIfAbsent();
        Map<Integer, String> digests = new TreeMap<>();
        for (int from = 0; from < entries.size(); from += STEP) {
            int to = Math.min(entries.size(), from + STEP);
            live.store().fold(live, entries.subList(from, to));
            digests.put(to, live.store().digest());
        }

        try (Replay replay = Replay.begin(live, kind::make).orElseThrow()) {
            int done = 0;
            for (Map.Entry<Integer, String> then : digests.entrySet()) {
                replay.fold(entries.subList(done, then.getKey()));
                done = then.getKey();
                assertThat(replay.digest()).as("at position %s", done).isEqualTo(then.getValue());
            }
            assertThat(replay.live()).isEqualTo(new Replay.LiveView(entries.size(), replay.digest()));
            assertThat(replay.differences()).isNotEmpty().allMatch(TableDifference::isNone);
        }
        assertThat(live.store().position()).isEqualTo(entries.size());
        assertThat(database.jdbc()
                        .queryForList(
                                "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'view_replay%'", String.class))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anEarlierReplayShowsWhatCameSince(Kind kind) {
        View live = kind.make(database.dataSource());
        ViewDatabase.fold(live, entries, 50);
        String digest = live.store().digest();

        try (Replay replay = Replay.begin(live, kind::make).orElseThrow()) {
            List<TableDifference> fromNothing = replay.differences();
            assertThat(fromNothing).allSatisfy(table -> {
                assertThat(table.rows()).isZero();
                assertThat(table.added()).isEqualTo(table.liveRows());
            });
            replay.fold(entries.subList(0, 3));
            assertThat(replay.differences()).anyMatch(table -> !table.isNone());
            assertThat(replay.differences())
                    .allSatisfy(table -> assertThat(table.rows() + table.added() - table.removed())
                            .isEqualTo(table.liveRows()));
            assertThat(Replay.begin(live, kind::make)).as("while one runs").isEmpty();
        }
        assertThat(live.store().digest()).isEqualTo(digest);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRowAlteredInTheLiveViewIsFound(Kind kind) {
        View live = kind.make(database.dataSource());
        ViewDatabase.fold(live, entries, 50);
        String alteration =
                switch (kind) {
                    case CATALOGUE -> "UPDATE view_catalogue_2.service SET title_en = 'x' WHERE id = '38'";
                    case CASE_FILE ->
                        "DELETE FROM view_casefile_2.entry WHERE position = (SELECT max(position) FROM"
                                + " view_casefile_2.entry)";
                    case INBOX ->
                        "UPDATE view_inbox_2.case_row SET transfers = transfers + 1 WHERE reference = (SELECT"
                                + " min(reference) FROM view_inbox_2.case_row)";
                    case TIMELINE ->
                        "UPDATE view_timeline_3.service SET title_sq = 'x' WHERE id = (SELECT min(id) FROM"
                                + " view_timeline_3.service)";
                };
        assertThat(database.jdbc().update(alteration)).isEqualTo(1);

        try (Replay replay = Replay.begin(live, kind::make).orElseThrow()) {
            replay.fold(entries);
            assertThat(replay.live().digest()).isNotEqualTo(replay.digest());
            assertThat(replay.differences().stream()
                            .mapToLong(table -> table.added() + table.changed() + table.removed())
                            .sum())
                    .isEqualTo(1);
        }
    }
}
