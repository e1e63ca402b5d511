package al.feedbackledger.drills;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that an application in this process writes to its log, at the most talkative level, with what it failed by. */
final class ToldLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final List<String> TALKATIVE = List.of("al.feedbackledger", "org.axonframework");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** Once the application has set up its log. */
    void listen() {
        Logger root = logger(Logger.ROOT_LOGGER_NAME);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        TALKATIVE.forEach(name -> {
            Logger logger = logger(name);
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(this);
        });
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    String all() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        TALKATIVE.forEach(name -> {
            Logger logger = logger(name);
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
    }
}
