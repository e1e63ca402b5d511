package al.feedbackledger.api.acts;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.AccessEvent.Purpose;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackEscalated;
import al.feedbackledger.rules.feedback.Status;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.stereotype.Component;

import java.util.Objects;

/** What of a case somebody on the staff may see. */
@Component
@CheckReturnValue
public final class CaseSight {
    private final ServiceCatalogue catalogue;

    CaseSight(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** How much somebody sees. */
    public sealed interface Sight {
        /** Whether the case itself is shown, with or without its words. */
        default boolean showsCase() {
            return this instanceof Facts || this instanceof Words;
        }

        /** Not even that there is such a case. */
        record Nothing() implements Sight {}

        /** That it is somebody else's. */
        record NotYours() implements Sight {}

        /** Everything but words. */
        record Facts() implements Sight {}

        /** Everything; opening the words is recorded. */
        record Words(Purpose purpose) implements Sight {}
    }

    public Sight of(CaseFile file, Actor actor) {
        Feedback state = file.state();
        if (state.isCorruptionSignal()) {
            boolean inspector = actor.role() == Role.INSPECTOR && actor.worksFor(state.institution());
            // Somebody else than the inspectors must decide on erasing; for that, and only then, facts are enough.
            boolean decidesErasure = actor.role() == Role.DPO && state.words().request() != null;
            Sight others = decidesErasure ? new Sight.Facts() : new Sight.Nothing();
            return inspector ? new Sight.Words(Purpose.HANDLING) : others;
        }
        return switch (actor.role()) {
            case OFFICER, SUPERVISOR -> ofAnswering(file, actor);
            case MODERATOR -> new Sight.Words(Purpose.HANDLING);
            case DPO -> state.words().request() == null ? new Sight.Facts() : new Sight.Words(Purpose.ERASURE);
            case AUDITOR -> new Sight.Facts();
            case INSPECTOR, ASSESSOR, ADMIN, IMPORTER, SUBJECT, SYSTEM -> new Sight.NotYours();
        };
    }

    private Sight ofAnswering(CaseFile file, Actor actor) {
        Feedback state = file.state();
        if (actor.worksFor(state.institution())) {
            return new Sight.Words(Purpose.HANDLING);
        }
        if (state.status() == Status.UNDER_REVIEW && mayReview(state, actor)) {
            return new Sight.Words(Purpose.REVIEW);
        }
        boolean shownToOperator = state.answering().disputes() > 0 || wasEscalated(file);
        return actor.isOperator() && shownToOperator ? new Sight.Words(Purpose.HANDLING) : new Sight.NotYours();
    }

    private boolean mayReview(Feedback state, Actor actor) {
        return actor.worksFor(reviewBody(state.institution()))
                && (actor.role() == Role.SUPERVISOR || actor.isOperator());
    }

    private static boolean wasEscalated(CaseFile file) {
        return file.entries().stream().anyMatch(entry -> entry.event() instanceof FeedbackEscalated);
    }

    /** Whose supervisor decides reviews of an institution: its parent's, else the operator's. */
    String reviewBody(String institution) {
        Institution known = catalogue.institution(institution);
        String parent = known == null ? null : known.parent();
        return Objects.requireNonNullElseGet(parent, () -> catalogue.operator().id());
    }
}
