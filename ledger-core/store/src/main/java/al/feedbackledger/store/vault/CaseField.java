package al.feedbackledger.store.vault;

/** A sealed value with the case whose event names it. */
public record CaseField(String streamId, SealedField field) {
    String ref() {
        return field.text().ref();
    }
}
