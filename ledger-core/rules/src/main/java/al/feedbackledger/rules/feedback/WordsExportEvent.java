package al.feedbackledger.rules.feedback;

import java.time.Instant;

/**
 * An export with words from the asking to the taking: one stream each. It opens the words of every case, so it stands for
 * itself and not once for each of them. Who did what is in the events' metadata, as everywhere.
 */
public sealed interface WordsExportEvent {

    record WordsExportRequested(WordsExportReason reason) implements WordsExportEvent {}

    /**
     * @param until when it may be taken
     * @param takes how many times; a transfer may break off
     */
    record WordsExportApproved(Instant until, int takes) implements WordsExportEvent {}

    record WordsExportDeclined() implements WordsExportEvent {}

    /**
     * The words of every case were handed out.
     *
     * @param number which time it is, from 1
     */
    record WordsExported(int number) implements WordsExportEvent {}
}
