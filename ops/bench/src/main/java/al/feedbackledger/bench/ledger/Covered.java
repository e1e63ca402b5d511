package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.log.CheckpointMetrics;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.log.LogPublisher;
import al.feedbackledger.store.log.PublishedLog;
import al.feedbackledger.store.log.Publishing;
import al.feedbackledger.store.vault.KeyFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * From when a submission is due until a signed checkpoint on the disk covers it, by the application's own publisher, at
 * half of what the writer takes at most.
 */
final class Covered {
    private static final double HALF = .5;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration ALL_COVERED_AT_MOST = Duration.ofSeconds(30);

    private final Ground ground;
    private final LedgerExtent extent;
    private final Session session;
    private final Path scratch;

    Covered(Ground ground, LedgerExtent extent, Session session, Path scratch) {
        this.ground = ground;
        this.extent = extent;
        this.session = session;
        this.scratch = scratch;
    }

    /** @param most events a second of our writer with many clients */
    void measure(double most) throws SQLException, IOException, InterruptedException {
        double rate = most * HALF;
        List<Double> p99 = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            p99.add(once(rate));
        }
        session.table()
                .row(
                        "Submission to a signed checkpoint",
                        Table.text("p99 %.0f ms at %,.0f/s", Table.median(p99), rate),
                        "",
                        "p99 ≤ 1 s");
    }

    /** Checkpoints as they came: their size, and when each was there. */
    private record Watched(NavigableMap<Long, Long> sizes) {
        double millis(long position, long dueAt) {
            Map.Entry<Long, Long> covering = sizes.ceilingEntry(position);
            return covering == null ? Double.NaN : (covering.getValue() - dueAt) / 1e6;
        }
    }

    private double once(double rate) throws SQLException, IOException, InterruptedException {
        try (Database database = ground.fresh();
                OurLedger ledger = new OurLedger(database)) {
            Path logs = Files.createTempDirectory(scratch, "log");
            KeyFolder keys = session.sealing().keys();
            LogIdentity identity =
                    LogIdentity.ensure(keys, "", session.sealing().randomness());
            KeyFolder signing = KeyFolder.open(keys.path());
            // A database of each round's own needs a log of its own: the signer goes on from nothing else.
            Files.deleteIfExists(keys.path().resolve("signed-" + identity.number()));
            PublishedLog log = new PublishedLog(
                    identity,
                    logs,
                    signing.signingKeys(identity.origin()).getFirst().verifierKey());
            return loaded(ledger, log, signing, rate);
        }
    }

    private double loaded(OurLedger ledger, PublishedLog log, KeyFolder keys, double rate)
            throws InterruptedException, SQLException {
        CheckpointMetrics metrics = new CheckpointMetrics(
                new SimpleMeterRegistry(), LedgerClock.system(), () -> covered(log), ledger.tail()::head);
        LogPublisher publisher =
                new LogPublisher(log, keys, new LeafReader(ledger.pool(), new LedgerPayloads()), metrics);
        Map<Appended, Long> due = new ConcurrentHashMap<>();
        Acknowledged acknowledged = new Acknowledged();
        Watched watched = new Watched(new ConcurrentSkipListMap<>());
        AtomicLong until = new AtomicLong(Long.MAX_VALUE);
        long refused;
        Thread watcher = Thread.ofPlatform().daemon().start(() -> watch(log, watched, until));
        try (Publishing publishing = new Publishing(publisher, metrics, ledger.tail(), () -> true)) {
            publishing.start();
            OpenLoad load = new OpenLoad(
                    session.mix(), session.sealing(), session.order().nextLong());
            refused = load.run(
                    rate,
                    extent.each(),
                    command -> {
                        Appended appended = ledger.append(command);
                        synchronized (acknowledged) {
                            acknowledged.add(command.event().getIdentifier(), 0);
                        }
                        return appended;
                    },
                    due::put);
            until.set(due.keySet().stream()
                    .mapToLong(Appended::lastPosition)
                    .max()
                    .orElse(0));
            if (!watcher.join(ALL_COVERED_AT_MOST)) {
                throw new IllegalStateException("no checkpoint covers " + until + "; the last one has " + covered(log));
            }
        }
        String correctness = ledger.check(acknowledged).text() + ", refused " + refused;
        return told(correctness, due, watched, rate);
    }

    private static long covered(PublishedLog log) {
        return log.checkpoint().map(Checkpoint::size).orElse(0L);
    }

    /** Until a checkpoint covers a position that is known only when the load is over. */
    private static void watch(PublishedLog log, Watched watched, AtomicLong until) {
        try {
            for (long size = 0; size < until.get(); ) {
                if (log.awaitSize(size + 1, LOOK)) {
                    size = covered(log);
                    watched.sizes().put(size, System.nanoTime());
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private double told(String correctness, Map<Appended, Long> due, Watched watched, double rate) {
        double[] millis = due.entrySet().stream()
                .mapToDouble(entry -> watched.millis(entry.getKey().lastPosition(), requireNonNull(entry.getValue())))
                .sorted()
                .toArray();
        long uncovered = Arrays.stream(millis).filter(Double::isNaN).count();
        double p99 = millis[(int) (millis.length * .99)];
        session.table()
                .run(
                        "submission to a signed checkpoint",
                        Table.text("%,.0f/s, p50 %.0f ms, p99 %.0f ms", rate, millis[millis.length / 2], p99),
                        correctness + ", not covered " + uncovered,
                        "");
        return p99;
    }
}
