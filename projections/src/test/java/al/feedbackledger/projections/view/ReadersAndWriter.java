package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.catalogue.ServiceSearch;
import al.feedbackledger.projections.inbox.Inbox;
import al.feedbackledger.projections.inbox.InboxQuery;
import al.feedbackledger.projections.inbox.InboxReader;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.inbox.ReadingTime;
import al.feedbackledger.projections.timeline.TimelineQuery;
import al.feedbackledger.projections.timeline.TimelineResult;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.rules.catalogue.ServiceEvent.ServiceRegistered;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who use the views without a pause, each in a thread of their own, while one goes on writing: whatever they find
 * is noted and held against what the events say.
 */
final class ReadersAndWriter implements AutoCloseable {
    private static final int ACTS_AT_ONCE = 3;
    private static final long LONG_SECONDS = 60;

    /** One reading of a view: where it stood and how many rows a table had. */
    private record Found(String view, long position, long rows) {}

    /** What is counted of a view, and which events make a row of it. */
    private record Counted(String table, Predicate<LedgerEntry> makesOne) {}

    private static final Map<String, Counted> COUNTED = Map.of(
            "catalogue",
            new Counted("service", entry -> entry.event() instanceof ServiceRegistered),
            "casefile",
            new Counted("entry", entry -> entry.event() instanceof FeedbackEvent),
            "inbox",
            new Counted(
                    "case_row",
                    entry -> entry.event() instanceof FeedbackSubmitted submitted
                            && submitted.channel() != Channel.IMPORT),
            "timeline",
            new Counted("submission", entry -> entry.event() instanceof FeedbackSubmitted));

    private final OpenViews open;
    private final RandomLedger ledger;
    private final ViewProcessors node;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Found> found = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> noticed = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> turns = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private volatile boolean done;

    ReadersAndWriter(OpenViews open, List<View> views, RandomLedger ledger, ViewProcessors node) {
        this.open = open;
        this.ledger = ledger;
        this.node = node;
        String stream = ledger.states().keySet().iterator().next();
        begin("writer", this::write);
        views.forEach(this::count);
        ServiceCatalogue catalogue = ((CatalogueView) views.get(0)).queries();
        CaseFiles cases = ((CaseFileView) views.get(1)).queries();
        Inbox inbox = ((InboxView) views.get(2)).queries();
        Timelines timelines = ((TimelineView) views.get(3)).queries();
        begin("catalogue queries", () -> ask(catalogue));
        begin("casefile queries", () -> {
            assertThat(cases.byStream(stream)).isNotNull();
            assertThat(cases.byReference(
                            Objects.requireNonNull(cases.byStream(stream)).reference()))
                    .isNotNull();
        });
        begin("inbox queries", () -> ask(inbox));
        begin("timeline queries", () -> ask(timelines));
        begin("watch", () -> assertThat(node.failing().values()).containsOnly(false));
    }

    /** Does something over and over; what goes wrong is noticed. */
    private void begin(String name, Runnable act) {
        turns.put(name, 0L);
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                while (!done) {
                    act.run();
                    note(() -> turns.merge(name, 1L, Long::sum));
                }
            } catch (RuntimeException | AssertionError e) {
                note(() -> noticed.add(e));
            }
        }));
    }

    private void note(Runnable what) {
        lock.lock();
        try {
            what.run();
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        ledger.act(ACTS_AT_ONCE);
        ledger.service("s" + ledger.position(), SampleLedger.AGENCY, "Shërbim", "Service");
        open.append(ledger.entries());
        assertThat(node.positions().await(COUNTED.keySet(), ledger.position(), Duration.ofSeconds(LONG_SECONDS)))
                .isTrue();
    }

    /** Position and rows of one moment, never from before what was found last. */
    private void count(View view) {
        String name = view.store().name().name();
        Counted counted = Objects.requireNonNull(COUNTED.get(name));
        String rowsOf = "SELECT count(*) FROM " + view.store().name().schema() + "." + counted.table();
        AtomicLong last = new AtomicLong();
        begin(name, () -> {
            Found now = view.store().reading(() -> {
                long position = view.store().position();
                Long rows = view.store().jdbc().queryForObject(rowsOf, Long.class);
                return new Found(name, position, Objects.requireNonNull(rows));
            });
            assertThat(now.position()).as(name).isGreaterThanOrEqualTo(last.getAndSet(now.position()));
            found.add(now);
        });
    }

    private static void ask(ServiceCatalogue catalogue) {
        assertThat(catalogue.search(ServiceSearch.of("certifikate", 10))).isNotEmpty();
        assertThat(catalogue.service("38")).isNotNull();
        assertThat(catalogue.institutions()).hasSize(4);
        assertThat(catalogue.operator().id()).isEqualTo(SampleLedger.OPERATOR);
        assertThat(catalogue.standards()).hasSize(1);
    }

    private static void ask(Inbox inbox) {
        ReadingTime time = new ReadingTime(SampleLedger.BEGIN, unused -> SampleLedger.STANDARD);
        for (InboxReader reader : List.of(
                new InboxReader.Staff(SampleLedger.AGENCY),
                new InboxReader.Operator(SampleLedger.OPERATOR),
                new InboxReader.Inspector())) {
            assertThat(inbox.find(InboxQuery.open(reader, 50), time)).isNotNull();
            assertThat(inbox.counts(reader, time)).isNotNull();
        }
    }

    private static void ask(Timelines timelines) {
        for (TimelineQuery.Reader reader : TimelineQuery.Reader.values()) {
            assertThat(timelines.timeline(TimelineQuery.of("38", reader, LocalDate.of(2030, 1, 1))))
                    .isInstanceOf(TimelineResult.Found.class);
        }
        assertThat(timelines.publications(Long.MAX_VALUE, 10)).isEmpty();
    }

    /** Waits until everybody has had another turn. */
    void moveOn() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG_SECONDS);
        lock.lock();
        try {
            Map<String, Long> before = Map.copyOf(turns);
            while (noticed.isEmpty()
                    && before.entrySet().stream().anyMatch(each -> turned(each.getKey()) <= each.getValue())) {
                assertThat(turn.awaitNanos(deadline - System.nanoTime()))
                        .as("somebody hangs")
                        .isPositive();
            }
        } finally {
            lock.unlock();
        }
        assertThat(noticed).isEmpty();
    }

    private long turned(String name) {
        return turns.getOrDefault(name, 0L);
    }

    void assertNobodyNoticed() {
        close();
        assertThat(noticed).isEmpty();
        assertThat(turns.values()).allMatch(turned -> turned > 1);
        COUNTED.forEach((view, counted) -> {
            long[] rows = new long[ledger.entries().size() + 1];
            for (LedgerEntry entry : ledger.entries()) {
                int at = (int) entry.position();
                rows[at] = rows[at - 1] + (counted.makesOne().test(entry) ? 1 : 0);
            }
            assertThat(found)
                    .filteredOn(each -> each.view().equals(view))
                    .isNotEmpty()
                    .allMatch(each -> each.rows() == rows[(int) each.position()]);
        });
    }

    @Override
    public void close() {
        done = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while somebody has a last turn", e);
        }
    }
}
