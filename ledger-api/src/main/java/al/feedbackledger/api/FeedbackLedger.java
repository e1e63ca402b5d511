package al.feedbackledger.api;

import al.feedbackledger.api.cli.CommandLine;
import al.feedbackledger.api.wiring.Run;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The application: {@code run} starts the doors, the store and the projections in one process; every other word is a
 * command that asks a running application.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FeedbackLedger {
    public static void main(String[] args) {
        boolean starts = args.length == 0 || args[0].equals("run") || args[0].startsWith("--");
        int code = starts ? Run.start(FeedbackLedger.class, args) : CommandLine.run(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
