package al.feedbackledger.projections.catalogue;

/** A question set in its last version. */
public record QuestionSet(String id, int version, String nameSq, String nameEn) {}
