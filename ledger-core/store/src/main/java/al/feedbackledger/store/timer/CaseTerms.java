package al.feedbackledger.store.timer;

import al.feedbackledger.rules.catalogue.ServiceStandard;

/**
 * What a case goes by though policies change.
 *
 * @param standard the one it was submitted under
 * @param retentionMonths after how many months its words are erased, by the policy in force when it was settled
 */
public record CaseTerms(ServiceStandard standard, int retentionMonths) {}
