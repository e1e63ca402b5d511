package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.StreamCommand;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Everything somebody can ask of a promise of improvement. */
public sealed interface ActionCommand extends StreamCommand {
    /** Stream of the promise, a UUIDv7. */
    String action();

    @Override
    default String stream() {
        return action();
    }

    /**
     * @param institution who promises
     * @param due the last day on which delivering is in time
     */
    record PromiseAction(String action, String service, String institution, String textSq, String textEn, LocalDate due)
            implements ActionCommand {}

    record ReportActionProgress(String action, String textSq, String textEn) implements ActionCommand {}

    /** @param evidence a public address or document number that shows it */
    record DeliverAction(String action, @Nullable String evidence) implements ActionCommand {}

    record AbandonAction(String action, ActionEvent.@Nullable Reason reason) implements ActionCommand {}
}
