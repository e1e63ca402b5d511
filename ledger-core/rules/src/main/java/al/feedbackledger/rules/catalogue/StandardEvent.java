package al.feedbackledger.rules.catalogue;

/** What institutions owe, as adopted. */
public sealed interface StandardEvent {

    record ServiceStandardAdopted(ServiceStandard standard) implements StandardEvent {}
}
