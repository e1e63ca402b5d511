package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.StreamCommand;

/** What somebody says about an export with words. */
public sealed interface WordsExportCommand extends StreamCommand {
    /** Stream of the export, a UUIDv7. */
    String export();

    @Override
    default String stream() {
        return export();
    }

    record RequestWordsExport(String export, WordsExportReason reason) implements WordsExportCommand {}

    record ApproveWordsExport(String export) implements WordsExportCommand {}

    record DeclineWordsExport(String export) implements WordsExportCommand {}

    /** Sent before the first word is handed out. */
    record TakeWordsExport(String export) implements WordsExportCommand {}
}
