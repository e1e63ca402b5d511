package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that hangs on the requests of one batch, gathered by table. */
final class BatchAttachments {
    private final List<SealedValueRow> sealedValues = new ArrayList<>();
    private final List<CaseKeyRow> caseKeys = new ArrayList<>();
    private final List<CaseAccessRow> caseAccess = new ArrayList<>();
    private final List<ImportIdentityRow> importIdentities = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<ErasedCase> erased = new ArrayList<>();
    private final Map<PrintKey, PrintUse> answerPrints = new LinkedHashMap<>();

    /** A receipt with the reply that was sealed when its positions were known. */
    @SuppressWarnings("ArrayRecordComponent") // A row on its way to the database: written once, never compared.
    record Reply(ReceiptRow receipt, byte[] sealed, long atMicros) {}

    /** A print and how often the batch uses it: one statement may not touch a row twice. */
    record PrintUse(AnswerPrintRow row, int uses) {}

    private record PrintKey(String institution, Bytes print) {}

    void add(Attachment attachment, Appended appended, long nowMicros) {
        sealedValues.addAll(attachment.sealedValues());
        addIfPresent(caseKeys, attachment.caseKey());
        addIfPresent(caseAccess, attachment.caseAccess());
        addIfPresent(importIdentities, attachment.importIdentity());
        addIfPresent(erased, attachment.erased());
        ReceiptRow receipt = attachment.receipt();
        byte[] sealed = appended.sealedReply();
        if (receipt != null && sealed != null) {
            replies.add(new Reply(receipt, sealed, nowMicros));
        }
        for (AnswerPrintRow row : attachment.answerPrints()) {
            answerPrints.merge(
                    new PrintKey(row.institution(), new Bytes(row.print())),
                    new PrintUse(row, 1),
                    (before, more) -> new PrintUse(row, before.uses() + more.uses()));
        }
    }

    private static <T> void addIfPresent(List<T> rows, @Nullable T row) {
        if (row != null) {
            rows.add(row);
        }
    }

    List<SealedValueRow> sealedValues() {
        return sealedValues;
    }

    List<CaseKeyRow> caseKeys() {
        return caseKeys;
    }

    List<CaseAccessRow> caseAccess() {
        return caseAccess;
    }

    List<ImportIdentityRow> importIdentities() {
        return importIdentities;
    }

    List<Reply> replies() {
        return replies;
    }

    List<ErasedCase> erased() {
        return erased;
    }

    List<PrintUse> answerPrints() {
        return List.copyOf(answerPrints.values());
    }
}
