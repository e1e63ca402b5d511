package al.feedbackledger.store.check;

import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.StandardEvent;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.examples.StreamRun;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.publication.PublicationEvent;

/** One stream as the rules see it; an event that cannot follow those before it throws. */
@FunctionalInterface
interface StreamLife {
    void fold(Object event, Stamp stamp);

    /** The life that begins with an event of this family. */
    static StreamLife of(Object first) {
        return switch (first) {
            case FeedbackEvent unused -> new OfCase();
            case ServiceEvent unused -> run(StreamRun.service(), ServiceEvent.class);
            case InstitutionEvent unused -> run(StreamRun.institution(), InstitutionEvent.class);
            case QuestionSetEvent unused -> run(StreamRun.questionSet(), QuestionSetEvent.class);
            case StandardEvent unused -> run(StreamRun.standard(), StandardEvent.class);
            case ActionEvent unused -> run(StreamRun.action(), ActionEvent.class);
            case AccessEvent unused -> run(StreamRun.access(), AccessEvent.class);
            case WordsExportEvent unused -> run(StreamRun.wordsExport(), WordsExportEvent.class);
            case PublicationEvent unused -> run(StreamRun.publication(), PublicationEvent.class);
            default ->
                throw new IllegalStateException(
                        "no stream has a " + first.getClass().getSimpleName());
        };
    }

    private static <E> StreamLife run(StreamRun<?, ?, E> run, Class<E> family) {
        return (event, stamp) -> run.fold(family.cast(event), stamp);
    }

    /** A case: its rules look at who did what when. */
    final class OfCase implements StreamLife {
        private FeedbackState state = FeedbackState.NOTHING;

        @Override
        public void fold(Object event, Stamp stamp) {
            state = FeedbackEvolver.evolve(state, (FeedbackEvent) event, stamp);
        }
    }
}
