package al.feedbackledger.api.cli.mapping;

/** A row of a table, made into a row to send or refused here. */
public sealed interface Converted<T> {

    /** It can be sent. */
    record Ready<T>(T row) implements Converted<T> {}

    /** Its cells cannot be read as the mapping says. */
    record Refused<T>(String code) implements Converted<T> {}
}
