package al.feedbackledger.verify.planted;

final class VerifierThatKnowsAFramework {
    static final Class<?> FRAMEWORK = com.tngtech.archunit.core.domain.JavaClass.class;

    private VerifierThatKnowsAFramework() {}
}
