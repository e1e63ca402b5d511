package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.pages.Labelled;

import java.util.List;

/**
 * Where an audit begins.
 *
 * @param facts how far the ledger and its log are
 * @param links what else there is
 */
public record AuditView(List<Labelled> facts, List<Labelled> links) {}
