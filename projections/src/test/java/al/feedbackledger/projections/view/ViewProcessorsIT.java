package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Views kept up to date by processors on a real ledger. */
class ViewProcessorsIT {
    private static final Set<String> ALL = Set.of("catalogue", "casefile", "inbox", "timeline");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final OpenViews open = new OpenViews();
    private final RandomLedger ledger = new RandomLedger(99);

    @AfterEach
    void close() {
        open.close();
    }

    private static List<View> views(DataSource dataSource) {
        return List.of(
                new CatalogueView(dataSource),
                new CaseFileView(dataSource),
                new InboxView(dataSource),
                new TimelineView(dataSource));
    }

    private static Map<String, String> digests(List<View> views) {
        Map<String, String> digests = new LinkedHashMap<>();
        views.forEach(
                view -> digests.put(view.store().name().name(), view.store().digest()));
        return digests;
    }

    /** Digests of the same events folded by hand in another database. */
    private Map<String, String> digestsByHand() {
        try (ViewDatabase other = new ViewDatabase()) {
            List<View> views = views(other.dataSource());
            views.forEach(view -> ViewDatabase.fold(view, ledger.entries(), 50));
            return digests(views);
        }
    }

    private void append() {
        open.append(ledger.entries());
    }

    @Test
    void everyViewFollowsTheLedger() {
        List<View> views = views(open.dataSource());
        ViewProcessors node = open.node(views);
        append();
        node.start();
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        for (int i = 0; i < 10; i++) {
            ledger.act(30);
            append();
            assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        }
        assertThat(digests(views)).isEqualTo(digestsByHand());
        assertThat(node.positions().positions().values()).containsOnly(ledger.position());
        assertThat(node.positions().lag(ledger.position() + 3).values()).containsOnly(3L);
        assertThat(node.failing().values()).containsOnly(false);
    }

    @Test
    void whoWaitsForAPositionThatDoesNotComeIsToldInTime() {
        ViewProcessors node = open.node(views(open.dataSource()));
        append();
        node.start();
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        assertThat(node.positions().await(ALL, ledger.position() + 1, Duration.ofMillis(100)))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.positions().await(Set.of("nothing"), 1, Duration.ZERO));
    }

    @Test
    void aViewIsWokenByTheAppend() {
        ViewProcessors node = open.node(views(open.dataSource()));
        append();
        node.start();
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            ledger.act(1);
            append();
            long begun = System.nanoTime();
            assertThat(node.positions().await(Set.of("inbox"), ledger.position(), LONG))
                    .isTrue();
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        // Axon's own poll would take half a second.
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void aDroppedViewBeginsAgainAndEndsEqual() {
        List<View> views = views(open.dataSource());
        ledger.act(300);
        append();
        ViewProcessors first = open.node(views);
        first.start();
        assertThat(first.positions().await(ALL, ledger.position(), LONG)).isTrue();
        Map<String, String> before = digests(views);
        first.close();

        views.forEach(view -> view.store().drop());
        ViewProcessors second = open.node(views);
        second.start();
        assertThat(second.positions().await(ALL, ledger.position(), LONG)).isTrue();
        assertThat(digests(views)).isEqualTo(before);
    }

    /** A view that breaks off somewhere in a batch, some times. */
    private static final class Breaking implements View {
        private final View whole;
        private final long at;
        private final AtomicInteger times;
        private final CountDownLatch broken = new CountDownLatch(1);

        Breaking(View whole, long at, int times) {
            this.whole = whole;
            this.at = at;
            this.times = new AtomicInteger(times);
        }

        @Override
        public ViewStore store() {
            return whole.store();
        }

        @Override
        public Fold begin() {
            Fold fold = whole.begin();
            return new Fold() {
                @Override
                public void take(LedgerEntry entry) {
                    fold.take(entry);
                    if (entry.position() == at && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        // What was gathered is already in the database, not yet committed.
                        fold.write();
                        broken.countDown();
                        throw new IllegalStateException("breaks off at position " + at);
                    }
                }

                @Override
                public void write() {
                    fold.write();
                }
            };
        }
    }

    @Test
    void aBatchThatBreaksOffLeavesNoTraceAndIsFoldedAgain() throws InterruptedException {
        List<View> views = views(open.dataSource());
        ledger.act(200);
        Breaking breaking = new Breaking(views.get(3), ledger.position() / 2, 2);
        append();
        ViewProcessors node = open.node(List.of(views.get(0), views.get(1), views.get(2), breaking));
        node.start();
        assertThat(breaking.broken.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(node.positions().await(Set.of("inbox"), ledger.position(), LONG))
                .isTrue();
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        assertThat(digests(views)).isEqualTo(digestsByHand());
    }

    @Test
    void aViewThatCannotGoOnIsSeenAndHoldsNobodyUp() {
        List<View> views = views(open.dataSource());
        ledger.act(50);
        Breaking stuck = new Breaking(views.get(3), ledger.position() - 3, Integer.MAX_VALUE);
        append();
        ViewProcessors node = open.node(List.of(views.get(0), views.get(1), views.get(2), stuck));
        node.start();
        assertThat(node.positions().await(Set.of("catalogue", "casefile", "inbox"), ledger.position(), LONG))
                .isTrue();
        assertThat(node.positions().await(Set.of("timeline"), ledger.position(), Duration.ofSeconds(1)))
                .isFalse();
        assertThat(node.positions().positions().get("timeline")).isLessThan(ledger.position() - 3);
        assertThat(node.failing())
                .containsOnly(
                        Map.entry("catalogue", false),
                        Map.entry("casefile", false),
                        Map.entry("inbox", false),
                        Map.entry("timeline", true));
    }

    @Test
    void connectionsThatDieInTheMiddleLoseAndRepeatNothing() throws SQLException {
        List<View> views = views(open.dataSource());
        append();
        ViewProcessors node = open.node(views);
        node.start();
        for (int i = 0; i < 5; i++) {
            ledger.act(60);
            append();
            open.ledger().query("""
                            SELECT count(pg_terminate_backend(pid))
                              FROM pg_stat_activity
                             WHERE datname = current_database() AND query LIKE '%view\\_%'
                               AND pid <> pg_backend_pid()
                            """);
        }
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        assertThat(digests(views)).isEqualTo(digestsByHand());
    }

    @Test
    void whileASessionClaimsAViewNobodyElseFoldsIt() throws SQLException {
        List<View> views = views(open.dataSource());
        append();
        ViewProcessors node = open.node(views);
        node.createSchemas();
        ViewClaims other = new ViewClaims(open.dataSource());
        assertThat(other.take(views.get(1).store().name())).isTrue();
        node.start();
        assertThat(node.positions().await(Set.of("catalogue", "inbox", "timeline"), ledger.position(), LONG))
                .isTrue();
        assertThat(views.get(1).store().position()).isZero();

        // As when the other node is killed: its session ends.
        open.ledger().query("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_locks
                         WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
                        """);
        assertThat(other.holds(views.get(1).store().name())).isFalse();
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
        other.close();
    }

    @Test
    void aClaimGivenBackIsFreeAtOnce() {
        ViewName name = new ViewName("inbox", 1);
        ViewClaims one = new ViewClaims(open.dataSource());
        ViewClaims other = new ViewClaims(open.dataSource());
        assertThat(one.take(name)).isTrue();
        assertThat(one.take(name)).isTrue();
        assertThat(other.take(name)).isFalse();
        one.release(name);
        assertThat(other.take(name)).isTrue();
        other.close();
        assertThat(one.take(name)).isTrue();
        one.close();
    }

    @Test
    void oneNodeFoldsAndAnotherTakesOver() {
        List<View> views = views(open.dataSource());
        ledger.act(100);
        append();
        ViewProcessors first = open.node(views);
        first.start();
        assertThat(first.positions().await(ALL, ledger.position(), LONG)).isTrue();
        ViewProcessors second = open.node(views);
        second.start();
        ledger.act(100);
        append();
        // Told by the first node's processors, seen by the second in the database.
        assertThat(first.positions().await(ALL, ledger.position(), LONG)).isTrue();
        assertThat(second.positions().await(ALL, ledger.position(), LONG)).isTrue();
        first.close();
        ledger.act(100);
        append();
        assertThat(second.positions().await(ALL, ledger.position(), LONG)).isTrue();
        assertThat(digests(views)).isEqualTo(digestsByHand());
    }
}
