package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.projections.view.ViewRebuilds.Outcome;
import al.feedbackledger.projections.view.ViewRebuilds.Phase;
import al.feedbackledger.projections.view.ViewRebuilds.Watcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A view that is built anew beside the live one takes its place, or leaves it exactly as it is. */
class ViewRebuildsIT {
    private static final Set<String> ALL = Set.of("catalogue", "casefile", "inbox", "timeline");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int POOL = 24;
    private static final int ROUNDS = 2;
    private static final Watcher NOBODY = (phase, done, of) -> {};
    private static final String ALTER =
            "UPDATE view_inbox_2.case_row SET transfers = transfers + 1 WHERE reference = (SELECT min(reference) FROM"
                    + " view_inbox_2.case_row)";

    private final OpenViews open = new OpenViews(POOL);
    private final RandomLedger ledger = new RandomLedger(44);
    private final List<View> views = List.of(
            new CatalogueView(open.dataSource()),
            new CaseFileView(open.dataSource()),
            new InboxView(open.dataSource()),
            new TimelineView(open.dataSource()));
    private final View inbox = views.get(2);
    private final ViewRebuilds rebuilds = open.rebuilds(views);

    @AfterEach
    void close() {
        open.close();
    }

    private ViewProcessors follow() {
        open.append(ledger.act(200).entries());
        ViewProcessors node = open.node(views);
        node.start();
        await(node);
        return node;
    }

    private void await(ViewProcessors node) {
        assertThat(node.positions().await(ALL, ledger.position(), LONG)).isTrue();
    }

    private static Map<String, String> digests(List<View> views) {
        Map<String, String> digests = new LinkedHashMap<>();
        views.forEach(
                view -> digests.put(view.store().name().name(), view.store().digest()));
        return digests;
    }

    private Map<String, String> digestsByHand() {
        try (ViewDatabase other = new ViewDatabase()) {
            List<View> folded = List.of(
                    new CatalogueView(other.dataSource()),
                    new CaseFileView(other.dataSource()),
                    new InboxView(other.dataSource()),
                    new TimelineView(other.dataSource()));
            folded.forEach(view -> ViewDatabase.fold(view, ledger.entries(), 100));
            return digests(folded);
        }
    }

    private boolean exists(ViewCopy copy) {
        return inbox.store().copy(copy).exists();
    }

    private static Outcome.Switched switched(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Switched.class);
        return (Outcome.Switched) outcome;
    }

    @Test
    void whoReadsAndWritesMeanwhileNoticesNothing() throws Exception {
        ViewProcessors node = follow();
        ViewProcessors other = open.node(views);
        other.start();
        try (ReadersAndWriter people = new ReadersAndWriter(open, views, ledger, node)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String view : ALL) {
                    Outcome.Switched switched = switched(rebuilds.rebuild(view, false, NOBODY));
                    assertThat(switched.compared()).isNotNull().matches(ViewRebuilds.Compared::same);
                    people.moveOn();
                }
            }
            for (String view : ALL) {
                switched(rebuilds.rollBack(view, NOBODY));
                people.moveOn();
            }
            people.assertNobodyNoticed();
        }
        await(node);
        await(other);
        assertThat(digests(views)).isEqualTo(digestsByHand());
        assertThat(node.failing().values()).containsOnly(false);
    }

    @Test
    void aViewThatIsNotWhatTheEventsSayStaysUntilOneInsists() {
        ViewProcessors node = follow();
        String good = inbox.store().digest();
        assertThat(inbox.store().jdbc().update(ALTER)).isEqualTo(1);
        String altered = inbox.store().digest();

        assertThat(rebuilds.rebuild("inbox", false, NOBODY))
                .isEqualTo(new Outcome.Different(new ViewRebuilds.Compared(ledger.position(), altered, good)));
        assertThat(inbox.store().digest()).isEqualTo(altered);
        assertThat(exists(ViewCopy.NEXT)).isTrue();
        assertThat(exists(ViewCopy.BEFORE)).isFalse();

        switched(rebuilds.rebuild("inbox", true, NOBODY));
        assertThat(inbox.store().digest()).isEqualTo(good);
        assertThat(exists(ViewCopy.NEXT)).isFalse();
        assertThat(exists(ViewCopy.BEFORE)).isTrue();

        switched(rebuilds.rollBack("inbox", NOBODY));
        assertThat(inbox.store().digest()).isEqualTo(altered);
        switched(rebuilds.rollBack("inbox", NOBODY));
        assertThat(inbox.store().digest()).isEqualTo(good);
        await(node);
    }

    @Test
    void goingBackFindsWhatWasKeptBroughtUpToDate() {
        ViewProcessors node = follow();
        switched(rebuilds.rebuild("inbox", false, NOBODY));
        open.append(ledger.act(100).entries());
        await(node);

        assertThat(switched(rebuilds.rollBack("inbox", NOBODY)).position()).isEqualTo(ledger.position());
        open.append(ledger.act(100).entries());
        await(node);
        assertThat(digests(views)).isEqualTo(digestsByHand());

        assertThat(rebuilds.dropOld("inbox")).isEqualTo(new Outcome.Dropped());
        assertThat(rebuilds.rollBack("inbox", NOBODY)).isEqualTo(new Outcome.NothingKept());
        assertThat(rebuilds.dropOld("inbox")).isEqualTo(new Outcome.NothingKept());
        assertThat(digests(views)).isEqualTo(digestsByHand());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void whateverFailsLeavesTheLiveViewAndTheNextOneCleansUp(Phase phase) {
        follow();
        Watcher failing = (now, done, of) -> {
            if (now == phase) {
                open.append(ledger.act(5).entries());
                throw new IllegalStateException("breaks off while " + now);
            }
            if (now == Phase.COMPARING && done == 1) {
                // So that there is something to catch up with.
                open.append(ledger.act(5).entries());
            }
        };
        assertThatThrownBy(() -> rebuilds.rebuild("casefile", false, failing)).hasMessageContaining("breaks off");
        assertThat(rebuilds.standing())
                .extracting(ViewRebuilds.ViewStanding::kept)
                .containsOnly(false);

        switched(rebuilds.rebuild("casefile", false, NOBODY));
        ViewProcessors node = open.node(views);
        node.start();
        await(node);
        assertThat(digests(views)).isEqualTo(digestsByHand());
    }

    @Test
    void whoLostTheClaimDoesNotTouchTheLiveView() {
        follow();
        Watcher ending = (phase, done, of) -> {
            if (phase == Phase.SWITCHING) {
                inbox.store().jdbc().queryForList("""
                                SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                                 WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
                                   AND l.pid <> pg_backend_pid()
                                """);
            }
        };
        assertThatThrownBy(() -> rebuilds.rebuild("inbox", false, ending)).hasMessageContaining("cannot be trusted");
        assertThat(exists(ViewCopy.BEFORE)).isFalse();
        switched(rebuilds.rebuild("inbox", false, NOBODY));
    }

    @Test
    void oneRebuildOfAViewRunsAtATime() {
        follow();
        Watcher another = (phase, done, of) -> {
            ViewRebuilds elsewhere = open.rebuilds(views);
            assertThat(elsewhere.rebuild("inbox", false, NOBODY)).isEqualTo(new Outcome.Busy());
            assertThat(elsewhere.rollBack("inbox", NOBODY)).isEqualTo(new Outcome.Busy());
            assertThat(elsewhere.dropOld("inbox")).isEqualTo(new Outcome.Busy());
        };
        switched(rebuilds.rebuild("inbox", false, another));
    }

    @Test
    void aLongReadingIsWaitedForAndHoldsNobodyUp() throws Exception {
        follow();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch switching = new CountDownLatch(3);
        CompletableFuture<Long> longReading = CompletableFuture.supplyAsync(
                () -> inbox.store().reading(() -> {
                    reading.countDown();
                    return awaited(release) ? inbox.store().position() : -1;
                }),
                Thread::startVirtualThread);
        assertThat(awaited(reading)).isTrue();
        CompletableFuture<Outcome> rebuild = CompletableFuture.supplyAsync(
                () -> rebuilds.rebuild("inbox", false, (phase, done, of) -> {
                    if (phase == Phase.SWITCHING) {
                        switching.countDown();
                    }
                }),
                Thread::startVirtualThread);
        assertThat(awaited(switching)).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(inbox.store().reading(() -> inbox.store().position())).isEqualTo(ledger.position());
        }
        assertThat(rebuild).isNotDone();
        release.countDown();
        switched(rebuild.get(LONG.toSeconds(), TimeUnit.SECONDS));
        assertThat(longReading.get()).isEqualTo(ledger.position());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The inbox, where one event cannot be folded. */
    private record Stuck(View whole, long at) implements View {
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
                    if (entry.position() == at) {
                        throw new IllegalStateException("cannot fold position " + at);
                    }
                    fold.take(entry);
                }

                @Override
                public void write() {
                    fold.write();
                }
            };
        }
    }

    @Test
    void aViewThatIsStuckGoesOnBehindTheOneThatWasBuiltAnew() {
        open.append(ledger.act(200).entries());
        List<View> withStuck =
                List.of(views.get(0), views.get(1), new Stuck(inbox, ledger.position() - 50), views.get(3));
        ViewProcessors node = open.node(withStuck);
        node.start();
        assertThat(node.positions().await(Set.of("catalogue", "casefile", "timeline"), ledger.position(), LONG))
                .isTrue();
        assertThat(inbox.store().position()).isLessThan(ledger.position() - 50);

        assertThat(switched(rebuilds.rebuild("inbox", false, NOBODY)).position())
                .isEqualTo(ledger.position());
        open.append(ledger.act(100).entries());
        await(node);
        awaitNoneFails(node);
        assertThat(digests(views)).isEqualTo(digestsByHand());
    }

    /** A node says so a moment after the position is to be seen. */
    private static void awaitNoneFails(ViewProcessors node) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (node.failing().containsValue(true) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(node.failing().values()).containsOnly(false);
    }

    @Test
    void aViewThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> rebuilds.rebuild("nothing", false, NOBODY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ViewRebuilds(List.of(inbox), OpenViews.MAKERS, open.pages()));
    }
}
