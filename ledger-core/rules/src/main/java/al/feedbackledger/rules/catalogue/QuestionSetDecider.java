package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.QuestionSetCommand.PublishQuestionSet;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/** Decides a command on a question set, and folds what follows. */
@CheckReturnValue
public final class QuestionSetDecider {
    private QuestionSetDecider() {}

    /**
     * What the events of a question set come to.
     *
     * @param last the version in use, null before the first
     */
    public record QuestionSetState(@Nullable QuestionSetPublished last) {
        public static final QuestionSetState NOTHING = new QuestionSetState(null);

        int version() {
            return last == null ? 0 : last.version();
        }
    }

    public static Decision<QuestionSetEvent> decide(QuestionSetState state, QuestionSetCommand command, Act act) {
        return switch (command) {
            case PublishQuestionSet publish -> publish(state, publish, act.by().role());
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static QuestionSetState evolve(QuestionSetState state, QuestionSetEvent event) {
        return switch (event) {
            case QuestionSetPublished e -> {
                if (e.version() != state.version() + 1) {
                    throw new IllegalStateException(
                            "version " + e.version() + " of a question set cannot follow version " + state.version());
                }
                yield new QuestionSetState(e);
            }
        };
    }

    /** An import has one question set for its source and never changes it: that would break its own series. */
    private static Decision<QuestionSetEvent> publish(QuestionSetState state, PublishQuestionSet command, Role role) {
        QuestionSetPublished last = state.last();
        boolean may = role == Role.ADMIN || role == Role.SYSTEM || role == Role.IMPORTER;
        if (!may) {
            return refuse(state, Reason.NOT_YOURS);
        }
        boolean same = last != null
                && last.nameSq().equals(command.nameSq())
                && last.nameEn().equals(command.nameEn());
        if (same) {
            return refuse(state, Reason.NO_CHANGE);
        }
        if (last != null && role != Role.ADMIN) {
            return refuse(state, Reason.ALREADY_EXISTS);
        }
        Reason reason = PublicText.first(
                CatalogueLimits.isSlug(command.questionSet()) ? null : Reason.INVALID,
                PublicText.line(command.nameSq(), CatalogueLimits.NAME_CHARACTERS),
                PublicText.optionalLine(command.nameEn(), CatalogueLimits.NAME_CHARACTERS));
        return reason == null
                ? Decision.accept(new QuestionSetPublished(
                        command.questionSet(), state.version() + 1, command.nameSq(), command.nameEn()))
                : refuse(state, reason);
    }

    private static Decision<QuestionSetEvent> refuse(QuestionSetState state, Reason reason) {
        return Decision.refuse(Refusal.of(reason, state.last() == null ? "NONE" : "PUBLISHED"));
    }
}
