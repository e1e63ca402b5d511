package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.ActionCommand.AbandonAction;
import al.feedbackledger.rules.catalogue.ActionCommand.DeliverAction;
import al.feedbackledger.rules.catalogue.ActionCommand.PromiseAction;
import al.feedbackledger.rules.catalogue.ActionCommand.ReportActionProgress;
import al.feedbackledger.rules.catalogue.ActionEvent.ActionAbandoned;
import al.feedbackledger.rules.catalogue.ActionEvent.ActionDelivered;
import al.feedbackledger.rules.catalogue.ActionEvent.ActionProgressReported;
import al.feedbackledger.rules.catalogue.ActionEvent.ActionPromised;
import al.feedbackledger.rules.catalogue.ActionState.Promised;
import al.feedbackledger.rules.catalogue.ActionState.Stage;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import com.google.errorprone.annotations.CheckReturnValue;

/** Decides a command on a promise of improvement, and folds what follows. */
@CheckReturnValue
public final class ActionDecider {
    private ActionDecider() {}

    public static Decision<ActionEvent> decide(ActionState state, ActionCommand command, Act act) {
        return switch (state) {
            case ActionState.Nothing nothing ->
                command instanceof PromiseAction promise
                        ? promise(nothing, promise, act)
                        : refuse(nothing, Reason.UNKNOWN);
            case Promised promised -> go(promised, command, act);
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static ActionState evolve(ActionState state, ActionEvent event) {
        return switch (state) {
            case ActionState.Nothing unused -> {
                if (!(event instanceof ActionPromised e)) {
                    throw illegal(state, event);
                }
                yield new Promised(e.action(), e.service(), e.institution(), e.due(), Stage.PROMISED);
            }
            case Promised promised -> next(promised, event);
        };
    }

    private static ActionState next(Promised promised, ActionEvent event) {
        if (promised.stage() != Stage.PROMISED || !event.action().equals(promised.action())) {
            throw illegal(promised, event);
        }
        return switch (event) {
            case ActionPromised unused -> throw illegal(promised, event);
            case ActionProgressReported unused -> promised;
            case ActionDelivered unused -> promised.in(Stage.DELIVERED);
            case ActionAbandoned unused -> promised.in(Stage.ABANDONED);
        };
    }

    private static Decision<ActionEvent> promise(ActionState state, PromiseAction command, Act act) {
        if (!act.by().role().answers() || !act.by().worksFor(command.institution())) {
            return refuse(state, Reason.NOT_YOURS);
        }
        boolean fit = CatalogueLimits.isServiceId(command.service())
                && !command.due().isBefore(ServiceStandard.dayOf(act.at()));
        Reason reason = PublicText.first(
                PublicText.bothLanguages(command.textSq(), command.textEn()), fit ? null : Reason.INVALID);
        return reason == null
                ? Decision.accept(new ActionPromised(
                        command.action(),
                        command.service(),
                        command.institution(),
                        command.textSq(),
                        command.textEn(),
                        command.due()))
                : refuse(state, reason);
    }

    private static Decision<ActionEvent> go(Promised promised, ActionCommand command, Act act) {
        if (!act.by().role().answers() || !act.by().worksFor(promised.institution())) {
            return refuse(promised, Reason.NOT_YOURS);
        }
        if (command instanceof PromiseAction) {
            return refuse(promised, Reason.ALREADY_EXISTS);
        }
        if (promised.stage() != Stage.PROMISED) {
            return refuse(promised, Reason.NOT_NOW);
        }
        return switch (command) {
            case PromiseAction unused -> refuse(promised, Reason.ALREADY_EXISTS);
            case ReportActionProgress report -> {
                Reason reason = PublicText.bothLanguages(report.textSq(), report.textEn());
                yield reason == null
                        ? Decision.accept(
                                new ActionProgressReported(promised.action(), report.textSq(), report.textEn()))
                        : refuse(promised, reason);
            }
            case DeliverAction deliver -> deliver(promised, deliver);
            case AbandonAction abandon -> {
                ActionEvent.Reason reason = abandon.reason();
                yield reason == null
                        ? refuse(promised, Reason.INCOMPLETE)
                        : Decision.accept(new ActionAbandoned(promised.action(), reason));
            }
        };
    }

    private static Decision<ActionEvent> deliver(Promised promised, DeliverAction command) {
        String evidence = command.evidence();
        Reason reason = PublicText.line(evidence, CatalogueLimits.EVIDENCE_CHARACTERS);
        return evidence == null || reason != null
                ? refuse(promised, reason == null ? Reason.INCOMPLETE : reason)
                : Decision.accept(new ActionDelivered(promised.action(), evidence));
    }

    private static Decision<ActionEvent> refuse(ActionState state, Reason reason) {
        return Decision.refuse(Refusal.of(reason, state.status()));
    }

    private static IllegalStateException illegal(ActionState state, ActionEvent event) {
        return new IllegalStateException(
                event.getClass().getSimpleName() + " cannot follow in status " + state.status());
    }
}
