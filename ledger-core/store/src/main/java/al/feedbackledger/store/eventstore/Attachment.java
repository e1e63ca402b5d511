package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Rows that must be stored in the same transaction as a command's events, or not at all. */
public record Attachment(
        List<SealedValueRow> sealedValues,
        @Nullable CaseKeyRow caseKey,
        @Nullable CaseAccessRow caseAccess,
        @Nullable ImportIdentityRow importIdentity,
        @Nullable ReceiptRow receipt,
        List<AnswerPrintRow> answerPrints) {
    private static final Attachment NONE = new Attachment(List.of(), null, null, null, null, List.of());

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
        return new Attachment(more, caseKey, caseAccess, importIdentity, receipt, answerPrints);
    }

    public Attachment with(CaseKeyRow row) {
        return new Attachment(sealedValues, row, caseAccess, importIdentity, receipt, answerPrints);
    }

    public Attachment with(CaseAccessRow row) {
        return new Attachment(sealedValues, caseKey, row, importIdentity, receipt, answerPrints);
    }

    public Attachment with(ImportIdentityRow row) {
        return new Attachment(sealedValues, caseKey, caseAccess, row, receipt, answerPrints);
    }

    public Attachment with(ReceiptRow row) {
        return new Attachment(sealedValues, caseKey, caseAccess, importIdentity, row, answerPrints);
    }

    public Attachment with(AnswerPrintRow row) {
        List<AnswerPrintRow> more = new ArrayList<>(answerPrints);
        more.add(row);
        return new Attachment(sealedValues, caseKey, caseAccess, importIdentity, receipt, more);
    }
}
