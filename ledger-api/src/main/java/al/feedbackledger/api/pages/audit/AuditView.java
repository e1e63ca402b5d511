package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.pages.Labelled;

import java.util.List;

/**
 * Where an audit begins.
 *
 * @param facts how far the ledger and its log are
 * @param exports the latest exports with words
 * @param links what else there is
 */
public record AuditView(List<Labelled> facts, List<ExportsView.Row> exports, List<Labelled> links) {
    /** Without accounts. */
    @Override
    public String toString() {
        return "AuditView[hidden]";
    }
}
