package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;

/** Who may act. For a corruption signal the inspector stands for officer, supervisor and operator. */
final class Who {
    private Who() {}

    static boolean subject(Feedback feedback, Actor actor) {
        return actor.role() == Role.SUBJECT;
    }

    static boolean system(Feedback feedback, Actor actor) {
        return actor.role() == Role.SYSTEM;
    }

    static boolean officer(Feedback feedback, Actor actor) {
        boolean fit = feedback.isCorruptionSignal()
                ? actor.role() == Role.INSPECTOR
                : actor.role().answers();
        return fit && actor.worksFor(feedback.institution());
    }

    static boolean supervisor(Feedback feedback, Actor actor) {
        return officer(feedback, actor) && (actor.role() == Role.SUPERVISOR || actor.role() == Role.INSPECTOR);
    }

    static boolean operator(Feedback feedback, Actor actor) {
        return !feedback.isCorruptionSignal() && actor.isOperator();
    }

    static boolean officerOrOperator(Feedback feedback, Actor actor) {
        return officer(feedback, actor) || operator(feedback, actor);
    }

    static boolean officerOrSystem(Feedback feedback, Actor actor) {
        return officer(feedback, actor) || system(feedback, actor);
    }

    /** The operator answers only where a dispute left the institution nobody else; the decider checks that. */
    static boolean answerer(Feedback feedback, Actor actor) {
        return officer(feedback, actor) || (feedback.answering().disputes() > 0 && operator(feedback, actor));
    }

    /** Who gave the answer corrects it; {@link When#correctable} checks that it is the same person. */
    static boolean staff(Feedback feedback, Actor actor) {
        return actor.role().answers() || actor.role() == Role.INSPECTOR;
    }

    static boolean reviewer(Feedback feedback, Actor actor) {
        if (feedback.isCorruptionSignal()) {
            return officer(feedback, actor);
        }
        return actor.role() == Role.SUPERVISOR || actor.isOperator();
    }

    /** A moderator works for the operator; an account that names another institution is none. */
    static boolean moderator(Feedback feedback, Actor actor) {
        return actor.role() == Role.MODERATOR
                && (actor.institution() == null || actor.institutionType() == InstitutionType.OPERATOR);
    }

    static boolean dpo(Feedback feedback, Actor actor) {
        return actor.role() == Role.DPO;
    }

    static boolean subjectOrDpo(Feedback feedback, Actor actor) {
        return subject(feedback, actor) || dpo(feedback, actor);
    }
}
