package al.feedbackledger.api.wiring;

import al.feedbackledger.store.database.EmbeddedServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the embedded server while the application runs: where it has died, it is started again. A start that fails
 * is tried again after a pause that doubles each time, up to {@link #LONGEST_PAUSE}.
 */
final class ServerWatch implements AutoCloseable {
    static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

    private final Server server;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("server-watch").factory(), new ThreadPoolExecutor.DiscardPolicy());

    /** What is looked after. */
    @FunctionalInterface
    interface Server {
        boolean startAgainIfDown() throws IOException, InterruptedException;
    }

    ServerWatch(EmbeddedServer server) {
        this(server::startAgainIfDown);
    }

    ServerWatch(Server server) {
        this.server = server;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        lookAfter(LOOK_EVERY);
    }

    private void lookAfter(Duration pause) {
        var unused = thread.schedule(() -> look(pause), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Duration pause) {
        try {
            lookAfter(next(pause));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once, and says how long to wait until the next look. */
    Duration next(Duration pause) throws InterruptedException {
        try {
            if (server.startAgainIfDown()) {
                LOG.warn("PostgreSQL runs again");
            }
            return LOOK_EVERY;
        } catch (IOException | RuntimeException e) {
            Duration doubled = pause.multipliedBy(2);
            Duration next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            LOG.error("PostgreSQL is down and does not start; the next try is in {} s", next.toSeconds(), e);
            return next;
        }
    }

    @Override
    public void close() {
        // A start that runs is not interrupted: it would leave a server nobody knows. Closing the server waits for it.
        thread.shutdown();
    }
}
