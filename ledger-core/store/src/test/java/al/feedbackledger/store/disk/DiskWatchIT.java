package al.feedbackledger.store.disk;

import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.LedgerClosed;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerWriter;
import al.feedbackledger.store.eventstore.StagedEvent;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import al.feedbackledger.store.vault.ErasureLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

/** On a disk of its own that is really small. */
class DiskWatchIT {
    private static final long KEPT_FREE_MEBI = 64;
    private static final long KEPT_FREE = KEPT_FREE_MEBI << 20;
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @TempDir
    private Path folder = Path.of("unset");

    private static StagedEvent event() {
        String id = UUID.randomUUID().toString();
        return new StagedEvent(
                "feedback-" + id, 0, id, "FeedbackSubmitted", 1, NOON, new byte[4_096], new byte[] {'{', '}'}, false);
    }

    @Test
    void aDiskThatFillsUpUnderLoadRefusesWritesAndRecoversByItself() throws Exception {
        WriteGate gate = new WriteGate();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 400);
                EmbeddedServer server = EmbeddedServer.start(disk.path().resolve("data"))) {
            Path data = disk.path().resolve("data");
            server.prepare();
            try (LedgerDatabase database = LedgerDatabase.open(server.app(), 2);
                    DiskWatch watch = new DiskWatch(data, KEPT_FREE, gate, meters);
                    LedgerWriter writer = new LedgerWriter(
                            () -> database.direct("writer"),
                            "node-of-test",
                            position -> {},
                            new ErasureLog(folder, JdbcClient.create(database.pool())),
                            meters,
                            gate)) {
                watch.start();
                List<Thread> clients = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    clients.add(Thread.ofPlatform().start(() -> {
                        while (!stop.get()) {
                            try {
                                var unused = writer.append(AppendRequest.of(List.of(event())))
                                        .join();
                                acknowledged.incrementAndGet();
                            } catch (CompletionException e) {
                                if (!(e.getCause() instanceof LedgerClosed)) {
                                    throw e;
                                }
                                refused.incrementAndGet();
                                Thread.onSpinWait();
                            }
                        }
                    }));
                }
                await().until(() -> acknowledged.get() > 50);
                disk.leave(KEPT_FREE_MEBI - 1);

                await().until(() -> gate.isClosedBy(Reason.DISK_FULL) && refused.get() > 0);
                assertThat(meters.get("ledger.disk.free").gauge().value()).isLessThan(KEPT_FREE);
                int before = acknowledged.get();
                disk.free();
                await().until(() -> acknowledged.get() > before + 50);

                assertThat(gate.closed()).isEmpty();
                stop.set(true);
                for (Thread client : clients) {
                    client.join();
                }
                LedgerReader reader = new LedgerReader(database.pool(), meters);
                assertThat(reader.headPosition()).isEqualTo(acknowledged.get());
            }
        }
    }
}
