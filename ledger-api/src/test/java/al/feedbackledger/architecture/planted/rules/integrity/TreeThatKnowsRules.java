package al.feedbackledger.architecture.planted.rules.integrity;

import al.feedbackledger.architecture.planted.rules.feedback.InnocentRule;

final class TreeThatKnowsRules {
    static final String UNIT = InnocentRule.class.getName();
}
