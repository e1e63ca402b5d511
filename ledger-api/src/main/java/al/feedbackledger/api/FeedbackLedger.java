package al.feedbackledger.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application: the doors, the store and the projections in one process. */
@SpringBootApplication
public class FeedbackLedger {
    public static void main(String[] args) {
        SpringApplication.run(FeedbackLedger.class, args);
    }
}
