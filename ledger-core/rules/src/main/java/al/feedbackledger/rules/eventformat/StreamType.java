package al.feedbackledger.rules.eventformat;

/** The kinds of streams, which are the aggregates. */
public enum StreamType {
    FEEDBACK,
    PUBLIC_SERVICE,
    INSTITUTION,
    QUESTION_SET,
    IMPROVEMENT_ACTION,
    SERVICE_STANDARD,
    ACCESS,
    PUBLICATION;

    /** The public streams are named by what they are about; cases, accesses and actions are bare UUIDs. */
    public static String service(String service) {
        return "service/" + service;
    }

    public static String institution(String institution) {
        return "institution/" + institution;
    }

    public static String questionSet(String questionSet) {
        return "question-set/" + questionSet;
    }

    public static String standard(String standard) {
        return "standard/" + standard;
    }

    /** One stream for each of {@code points}, {@code changes}, {@code releases}, {@code policies}, {@code keys}. */
    public static String publication(String subject) {
        return "publication/" + subject;
    }
}
