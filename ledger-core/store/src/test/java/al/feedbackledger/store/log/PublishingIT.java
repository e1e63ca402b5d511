package al.feedbackledger.store.log;

import al.feedbackledger.store.disk.SmallDisk;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

class PublishingIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger publishing = (Logger) LoggerFactory.getLogger(Publishing.class);

    @BeforeEach
    void listen() {
        told.start();
        publishing.addAppender(told);
    }

    @AfterEach
    void listenNoMore() {
        publishing.detachAppender(told);
    }

    private static double failing(OpenLog open) {
        return open.meters.get("ledger.checkpoint.fail").gauge().value();
    }

    private long errors() {
        return told.list.stream()
                .filter(line -> line.getLevel().equals(Level.ERROR))
                .count();
    }

    @Test
    void aFullDiskIsToldOnceLeavesTheFilesWholeAndTheLogGoesOnByItself() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("log"), 4);
                OpenLog open = new OpenLog(folder);
                Publishing runs = new Publishing(open.publisher(), open.metrics, open.ledger.tail, () -> true)) {
            open.append(3);
            runs.start();
            await().atMost(SOON).until(() -> open.size() == 3);
            assertThat(failing(open)).isZero();

            disk.leaveNothing();
            open.append(300);

            await().atMost(SOON).until(() -> failing(open) == 1);
            // Tried again more than once, and told once.
            open.append(1);
            await().pollDelay(Publishing.EVERY.multipliedBy(10)).until(() -> failing(open) == 1);
            assertThat(errors()).isEqualTo(1);
            assertThat(open.size()).isEqualTo(3);
            open.requireWhole();

            disk.free();
            await().atMost(SOON).until(() -> open.size() == 304);
            await().atMost(SOON).until(() -> failing(open) == 0);
            open.requireWhole();
            assertThat(errors()).isEqualTo(1);
            assertThat(told.list.getLast().getFormattedMessage()).contains("published again");
        }
    }
}
