package al.feedbackledger.store.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A crash of the publisher. */
class PublisherCrashIT {
    private static final String PARTIAL = ".p";
    private static final int PUBLISHED = 254;
    private static final int MORE = 4;

    @RegisterExtension
    private final OpenLogs logs = new OpenLogs();

    /**
     * Dies before each step in turn, each time of the same publication: one that fills files up and deletes partial ones.
     */
    @Test
    void beforeAnyStepLeavesAWholeLogThatGoesOn() {
        OpenLog open = logs.open();
        open.append(PUBLISHED);
        open.publishAll();
        OpenLog.Left before = open.copyFiles();
        open.append(MORE);
        boolean died = true;
        int step = 0;
        while (died) {
            step++;
            open.putBack(before);
            FailingSteps steps = new FailingSteps(step);
            try (LogPublisher publisher = open.publisher(steps)) {
                OpenLog.publishAll(publisher);
            } catch (UncheckedIOException dead) {
                assertThat(steps.isDead()).isTrue();
            }
            died = steps.isDead();
            open.requireWhole();
            assertThat(open.size()).as("step %s", step).isIn((long) PUBLISHED, (long) PUBLISHED + MORE);

            try (LogPublisher next = open.publisher(FailingSteps.never())) {
                OpenLog.publishAll(next);
            }
            assertThat(open.size()).as("step %s", step).isEqualTo(PUBLISHED + MORE);
            assertThat(outgrown(open)).as("step %s", step).isEmpty();
        }
        open.requireWhole();
        assertThat(step).isGreaterThan(25);
    }

    @Test
    void betweenMemoryAndCheckpointPublishesTheSignedSizeFirst() {
        OpenLog open = logs.open();
        open.append(5);
        open.publishAll();
        byte[] checkpoint = open.log.latest().orElseThrow().bytes();
        open.append(5);
        open.publishAll();
        // As if the second checkpoint had never come to the disk.
        open.overwrite("checkpoint", checkpoint);
        open.append(5);
        try (LogPublisher publisher = open.publisher()) {
            assertThat(publisher.publish()).isTrue();
            assertThat(open.size()).isEqualTo(10);
            OpenLog.publishAll(publisher);
        }
        assertThat(open.size()).isEqualTo(15);
        open.requireWhole();
    }

    private static List<Path> outgrown(OpenLog open) {
        try (Stream<Path> all = Files.walk(open.log.folder())) {
            return all.filter(path -> path.toString().endsWith(PARTIAL))
                    .filter(path -> Files.exists(
                            Path.of(path.toString().substring(0, path.toString().length() - PARTIAL.length()))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
