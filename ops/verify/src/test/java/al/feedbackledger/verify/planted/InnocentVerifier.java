package al.feedbackledger.verify.planted;

import al.feedbackledger.rules.integrity.TreeHash;

final class InnocentVerifier {
    static final Class<?> RULES = TreeHash.class;

    private InnocentVerifier() {}
}
