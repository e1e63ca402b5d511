package al.feedbackledger.rules.catalogue;

/** A versioned instrument: ratings given to different question sets are never mixed. */
public sealed interface QuestionSetEvent {

    /**
     * @param questionSet slug, for example {@code portal} or the name of an import source
     * @param version counts from 1
     */
    record QuestionSetPublished(String questionSet, int version, String nameSq, String nameEn)
            implements QuestionSetEvent {}
}
