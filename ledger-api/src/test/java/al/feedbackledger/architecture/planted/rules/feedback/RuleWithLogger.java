package al.feedbackledger.architecture.planted.rules.feedback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class RuleWithLogger {
    private static final Logger LOG = LoggerFactory.getLogger(RuleWithLogger.class);

    void speak() {
        LOG.info("planted");
    }
}
