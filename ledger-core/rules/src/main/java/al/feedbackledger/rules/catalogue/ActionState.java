package al.feedbackledger.rules.catalogue;

import java.time.LocalDate;

/** What the events of a promise come to. */
public sealed interface ActionState {
    ActionState NOTHING = new Nothing();

    /** The status as its code. */
    String status();

    /** No event yet. */
    record Nothing() implements ActionState {
        @Override
        public String status() {
            return "NONE";
        }
    }

    /** A promise that was made. */
    record Promised(String action, String service, String institution, LocalDate due, Stage stage)
            implements ActionState {
        @Override
        public String status() {
            return stage.name();
        }

        Promised in(Stage next) {
            return new Promised(action, service, institution, due, next);
        }
    }

    /** How far a promise is. */
    enum Stage {
        PROMISED,
        DELIVERED,
        ABANDONED
    }
}
