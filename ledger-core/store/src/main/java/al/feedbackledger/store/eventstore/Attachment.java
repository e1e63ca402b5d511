package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What must happen in the same transaction as a command's events, or not at all: rows to store and, where the events
 * erase, rows to delete.
 */
public record Attachment(
        List<SealedValueRow> sealedValues,
        @Nullable CaseKeyRow caseKey,
        @Nullable KeyUse keyUse,
        @Nullable CaseAccessRow caseAccess,
        @Nullable ImportIdentityRow importIdentity,
        @Nullable ReceiptRow receipt,
        List<AnswerPrintRow> answerPrints,
        @Nullable ErasedCase erased) {
    private static final Attachment NONE = new Attachment(List.of(), null, null, null, null, null, List.of(), null);

    public Attachment {
        sealedValues = List.copyOf(sealedValues);
        answerPrints = List.copyOf(answerPrints);
    }

    /** Nothing beside the events. */
    public static Attachment none() {
        return NONE;
    }

    public Attachment with(SealedValueRow row) {
        List<SealedValueRow> more = new ArrayList<>(sealedValues);
        more.add(row);
        return new Attachment(more, caseKey, keyUse, caseAccess, importIdentity, receipt, answerPrints, erased);
    }

    public Attachment with(CaseKeyRow row) {
        return new Attachment(sealedValues, row, keyUse, caseAccess, importIdentity, receipt, answerPrints, erased);
    }

    public Attachment with(CaseAccessRow row) {
        return new Attachment(sealedValues, caseKey, keyUse, row, importIdentity, receipt, answerPrints, erased);
    }

    public Attachment with(ImportIdentityRow row) {
        return new Attachment(sealedValues, caseKey, keyUse, caseAccess, row, receipt, answerPrints, erased);
    }

    public Attachment with(ReceiptRow row) {
        return new Attachment(sealedValues, caseKey, keyUse, caseAccess, importIdentity, row, answerPrints, erased);
    }

    public Attachment with(AnswerPrintRow row) {
        List<AnswerPrintRow> more = new ArrayList<>(answerPrints);
        more.add(row);
        return new Attachment(sealedValues, caseKey, keyUse, caseAccess, importIdentity, receipt, more, erased);
    }

    public Attachment with(KeyUse use) {
        return new Attachment(sealedValues, caseKey, use, caseAccess, importIdentity, receipt, answerPrints, erased);
    }

    public Attachment with(ErasedCase gone) {
        return new Attachment(sealedValues, caseKey, keyUse, caseAccess, importIdentity, receipt, answerPrints, gone);
    }
}
