package al.feedbackledger.architecture.planted.rules.eventformat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class FormatWithLogger {
    private static final Logger LOG = LoggerFactory.getLogger(FormatWithLogger.class);

    void speak() {
        LOG.info("planted");
    }
}
