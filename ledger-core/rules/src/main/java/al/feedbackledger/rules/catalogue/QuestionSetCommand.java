package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.decision.StreamId;

/** Everything somebody can ask of a question set. */
public sealed interface QuestionSetCommand extends StreamCommand {
    String questionSet();

    @Override
    default String stream() {
        return StreamId.questionSet(questionSet());
    }

    /** Publishes the next version: the series of ratings breaks there. */
    record PublishQuestionSet(String questionSet, String nameSq, String nameEn) implements QuestionSetCommand {}
}
