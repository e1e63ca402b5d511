package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.InstitutionCommand.InstitutionFacts;
import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.InstitutionCommand.ReviseInstitution;
import al.feedbackledger.rules.catalogue.InstitutionEvent.InstitutionRegistered;
import al.feedbackledger.rules.catalogue.InstitutionEvent.InstitutionRevised;
import al.feedbackledger.rules.catalogue.InstitutionState.Registered;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/** Decides a command on an institution of the catalogue, and folds what follows. */
@CheckReturnValue
public final class InstitutionDecider {
    private InstitutionDecider() {}

    public static Decision<InstitutionEvent> decide(InstitutionState state, InstitutionCommand command, Act act) {
        return switch (command) {
            case RegisterInstitution register ->
                register(state, register, act.by().role());
            case ReviseInstitution revise -> revise(state, revise, act.by().role());
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static InstitutionState evolve(InstitutionState state, InstitutionEvent event) {
        return switch (event) {
            case InstitutionRegistered e -> {
                require(state instanceof InstitutionState.Nothing, event);
                yield new Registered(
                        e.institution(), new InstitutionFacts(e.type(), e.parent(), e.nameSq(), e.nameEn()));
            }
            case InstitutionRevised e -> {
                require(state instanceof Registered known && known.institution().equals(e.institution()), event);
                yield new Registered(
                        e.institution(), new InstitutionFacts(e.type(), e.parent(), e.nameSq(), e.nameEn()));
            }
        };
    }

    /** An import brings in ordinary institutions; who routes and who receives corruption signals is not its to say. */
    private static Decision<InstitutionEvent> register(InstitutionState state, RegisterInstitution command, Role role) {
        InstitutionFacts facts = command.facts();
        boolean may = role == Role.ADMIN || role == Role.SYSTEM || (role == Role.IMPORTER && !isSpecial(facts.type()));
        if (!may) {
            return refuse(state, Reason.NOT_YOURS);
        }
        if (state instanceof Registered known) {
            return refuse(state, known.facts().equals(facts) ? Reason.NO_CHANGE : Reason.ALREADY_EXISTS);
        }
        Reason reason = check(command.institution(), facts);
        return reason == null
                ? Decision.accept(new InstitutionRegistered(
                        command.institution(), facts.type(), facts.parent(), facts.nameSq(), facts.nameEn()))
                : refuse(state, reason);
    }

    private static Decision<InstitutionEvent> revise(InstitutionState state, ReviseInstitution command, Role role) {
        InstitutionFacts facts = command.facts();
        if (role != Role.ADMIN) {
            return refuse(state, Reason.NOT_YOURS);
        }
        if (!(state instanceof Registered known)) {
            return refuse(state, Reason.UNKNOWN);
        }
        if (known.facts().equals(facts)) {
            return refuse(state, Reason.NO_CHANGE);
        }
        boolean changesPlace =
                known.facts().type() != facts.type() && (isSpecial(known.facts().type()) || isSpecial(facts.type()));
        Reason reason = changesPlace ? Reason.INVALID : check(command.institution(), facts);
        return reason == null
                ? Decision.accept(new InstitutionRevised(
                        command.institution(), facts.type(), facts.parent(), facts.nameSq(), facts.nameEn()))
                : refuse(state, reason);
    }

    private static boolean isSpecial(InstitutionType type) {
        return type == InstitutionType.OPERATOR || type == InstitutionType.INSPECTORATE;
    }

    private static @Nullable Reason check(String institution, InstitutionFacts facts) {
        String parent = facts.parent();
        boolean ids = CatalogueLimits.isSlug(institution)
                && (parent == null || (CatalogueLimits.isSlug(parent) && !parent.equals(institution)));
        return PublicText.first(
                ids ? null : Reason.INVALID,
                PublicText.line(facts.nameSq(), CatalogueLimits.NAME_CHARACTERS),
                PublicText.optionalLine(facts.nameEn(), CatalogueLimits.NAME_CHARACTERS));
    }

    private static Decision<InstitutionEvent> refuse(InstitutionState state, Reason reason) {
        String status =
                switch (state) {
                    case InstitutionState.Nothing unused -> "NONE";
                    case Registered unused -> "REGISTERED";
                };
        return Decision.refuse(Refusal.of(reason, status));
    }

    private static void require(boolean follows, InstitutionEvent event) {
        if (!follows) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow here");
        }
    }
}
