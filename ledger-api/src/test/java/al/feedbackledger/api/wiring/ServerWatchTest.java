package al.feedbackledger.api.wiring;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ServerWatchTest {
    @Test
    void pausesDoubleWhileTheServerDoesNotStart() throws InterruptedException {
        try (ServerWatch watch = new ServerWatch(() -> {
            throw new IOException("no room on the disk");
        })) {
            List<Duration> pauses = new ArrayList<>(List.of(ServerWatch.LOOK_EVERY));
            for (int i = 0; i < 7; i++) {
                pauses.add(watch.next(pauses.getLast()));
            }

            assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        }
    }

    @Test
    void aServerThatStartsIsLookedAfterAsBefore() throws InterruptedException {
        try (ServerWatch watch = new ServerWatch(() -> true)) {
            assertThat(watch.next(ServerWatch.LONGEST_PAUSE)).isEqualTo(ServerWatch.LOOK_EVERY);
        }
    }

    @Test
    void theWatchGoesOnAfterAFailure() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(2);
        try (ServerWatch watch = new ServerWatch(() -> {
            looks.countDown();
            throw new IllegalStateException("an unreadable mark");
        })) {
            watch.start();

            assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
