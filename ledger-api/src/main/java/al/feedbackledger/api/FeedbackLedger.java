package al.feedbackledger.api;

import al.feedbackledger.api.wiring.Run;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: {@code run} starts the doors, the store and the projections in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FeedbackLedger {
    public static void main(String[] args) {
        int code = Run.start(FeedbackLedger.class, args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
