package al.feedbackledger.rules.catalogue;

import java.time.LocalDate;

/** A promise of improvement, from the promise to its end. */
public sealed interface ActionEvent {
    String action();

    record ActionPromised(
            String action, String service, String institution, String textSq, String textEn, LocalDate due)
            implements ActionEvent {}

    record ActionProgressReported(String action, String textSq, String textEn) implements ActionEvent {}

    /** @param evidence a public address or document number that shows it */
    record ActionDelivered(String action, String evidence) implements ActionEvent {}

    record ActionAbandoned(String action, Reason reason) implements ActionEvent {}

    /** Why a promise was given up. */
    enum Reason {
        NO_FUNDS,
        LAW_CHANGED,
        REPLACED_BY_ANOTHER_ACTION,
        NOT_FEASIBLE
    }
}
