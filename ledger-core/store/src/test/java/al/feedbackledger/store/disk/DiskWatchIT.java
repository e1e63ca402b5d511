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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
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

/** On a disk of its own that is really small: a tmpfs, which only root can mount. */
class DiskWatchIT {
    private static final long MEBI = 1 << 20;
    private static final long KEPT_FREE = 64 * MEBI;
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @TempDir
    private Path folder = Path.of("unset");

    private Path disk() {
        return folder.resolve("disk");
    }

    @BeforeEach
    void mountASmallDisk() throws Exception {
        Files.createDirectory(disk());
        run("mount", "-t", "tmpfs", "-o", "size=400m,mode=700", "none", disk().toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk().toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
    }

    private static StagedEvent event() {
        String id = UUID.randomUUID().toString();
        return new StagedEvent(
                "feedback-" + id, 0, id, "FeedbackSubmitted", 1, NOON, new byte[4_096], new byte[] {'{', '}'}, false);
    }

    @Test
    void aDiskThatFillsUpUnderLoadRefusesWritesAndRecoversByItself() throws Exception {
        Path data = disk().resolve("data");
        WriteGate gate = new WriteGate();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
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
                Path ballast = disk().resolve("ballast");
                long free = Files.getFileStore(data).getUsableSpace();
                run("fallocate", "-l", Long.toString(free - KEPT_FREE + MEBI), ballast.toString());

                await().until(() -> gate.isClosedBy(Reason.DISK_FULL) && refused.get() > 0);
                assertThat(meters.get("ledger.disk.free").gauge().value()).isLessThan(KEPT_FREE);
                int before = acknowledged.get();
                Files.delete(ballast);
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
