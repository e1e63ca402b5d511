package al.feedbackledger.rules.catalogue;

/** What the events of an institution's stream come to. */
public sealed interface InstitutionState {
    InstitutionState NOTHING = new Nothing();

    /** No event yet. */
    record Nothing() implements InstitutionState {}

    /** A registered institution. */
    record Registered(String institution, InstitutionCommand.InstitutionFacts facts) implements InstitutionState {}
}
