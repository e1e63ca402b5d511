package al.feedbackledger.rules.publication;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.publication.PublicationCommand.AdoptPolicy;
import al.feedbackledger.rules.publication.PublicationCommand.PublishRelease;
import al.feedbackledger.rules.publication.PublicationCommand.RecordChangeDetection;
import al.feedbackledger.rules.publication.PublicationCommand.RecordRestore;
import al.feedbackledger.rules.publication.PublicationCommand.RotateSigningKey;
import al.feedbackledger.rules.publication.PublicationCommand.TakePublication;
import al.feedbackledger.rules.publication.PublicationEvent.ChangeDetectionRun;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;
import al.feedbackledger.rules.publication.PublicationEvent.PolicyAdopted;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import al.feedbackledger.rules.publication.PublicationEvent.ReleasePublished;
import al.feedbackledger.rules.publication.PublicationEvent.SigningKeyRotated;
import com.google.errorprone.annotations.CheckReturnValue;

/** Decides what the ledger records about itself, and folds it. */
@CheckReturnValue
public final class PublicationDecider {
    private PublicationDecider() {}

    public static Decision<PublicationEvent> decide(PublicationState state, PublicationCommand command, Act act) {
        if (!may(command, act.by().role())) {
            return refuse(Reason.NOT_YOURS);
        }
        return switch (command) {
            case TakePublication take -> take(state, take);
            case RecordChangeDetection record -> record(state, record);
            case PublishRelease publish -> release(state, publish);
            case AdoptPolicy adopt -> adopt(state, adopt);
            case RotateSigningKey rotate -> rotate(state, rotate);
            case RecordRestore restore -> restore(restore);
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static PublicationState evolve(PublicationState state, PublicationEvent event) {
        return switch (event) {
            case PublicationTaken e -> {
                require(e.number() == state.number() + 1 && e.lastPosition() > state.position(), event);
                yield state.with(e);
            }
            case ChangeDetectionRun e -> {
                require(state.run() == null || e.position() >= state.run().position(), event);
                yield state.with(e);
            }
            case ReleasePublished e -> {
                require(
                        state.release() == null
                                || e.month().compareTo(state.release().month()) > 0,
                        event);
                yield state.with(e);
            }
            case PolicyAdopted e -> {
                require(e.version() == state.version(e.policy()) + 1, event);
                yield state.with(e);
            }
            case SigningKeyRotated e -> {
                require(e.previousKey().equals(currentKey(state)), event);
                yield state.with(e);
            }
            case LedgerRestored unused -> state;
        };
    }

    /** The end of an import and the night take publications without a person; what else is adopted, a person adopts. */
    private static boolean may(PublicationCommand command, Role role) {
        return switch (command) {
            case TakePublication unused -> role == Role.SYSTEM || role == Role.ADMIN || role == Role.IMPORTER;
            case RecordChangeDetection unused -> role == Role.SYSTEM || role == Role.ADMIN;
            case PublishRelease unused -> role == Role.SYSTEM || role == Role.ADMIN;
            case AdoptPolicy unused -> role == Role.SYSTEM || role == Role.ADMIN;
            case RotateSigningKey unused -> role == Role.SYSTEM || role == Role.ADMIN;
            case RecordRestore unused -> role == Role.SYSTEM || role == Role.ADMIN;
        };
    }

    private static Decision<PublicationEvent> take(PublicationState state, TakePublication command) {
        if (command.number() != state.number() + 1) {
            return refuse(Reason.STALE);
        }
        if (command.lastPosition() == state.position()) {
            return refuse(Reason.NO_CHANGE);
        }
        boolean fit = command.lastPosition() > state.position()
                && PublicationLimits.isVersioned(command.policy())
                && PublicationLimits.isDigest(command.digest());
        return fit
                ? Decision.accept(new PublicationTaken(
                        command.number(), command.lastPosition(), command.policy(), command.digest()))
                : refuse(Reason.INVALID);
    }

    private static Decision<PublicationEvent> record(PublicationState state, RecordChangeDetection command) {
        ChangeDetectionRun run = new ChangeDetectionRun(
                command.version(),
                command.parameters(),
                command.position(),
                command.inputHash(),
                command.resultDigest());
        if (run.equals(state.run())) {
            return refuse(Reason.NO_CHANGE);
        }
        boolean fit = command.version() >= 1
                && command.position() >= (state.run() == null ? 1 : state.run().position())
                && PublicationLimits.areParameters(command.parameters())
                && PublicationLimits.isDigest(command.inputHash())
                && PublicationLimits.isDigest(command.resultDigest());
        return fit ? Decision.accept(run) : refuse(Reason.INVALID);
    }

    private static Decision<PublicationEvent> release(PublicationState state, PublishRelease command) {
        String month = command.month().toString();
        if (state.release() != null && month.compareTo(state.release().month()) <= 0) {
            return refuse(Reason.ALREADY_EXISTS);
        }
        boolean fit = command.publication() >= 1
                && command.position() >= 1
                && PublicationLimits.isDigest(command.archiveDigest())
                && PublicationLimits.isDigest(command.leafListDigest())
                && PublicationLimits.areParameters(command.parameters());
        return fit
                ? Decision.accept(new ReleasePublished(
                        month,
                        command.publication(),
                        command.position(),
                        command.archiveDigest(),
                        command.leafListDigest(),
                        command.parameters()))
                : refuse(Reason.INVALID);
    }

    private static Decision<PublicationEvent> adopt(PublicationState state, AdoptPolicy command) {
        PolicyAdopted last = state.policies().get(command.policy());
        if (last != null && last.parameters().equals(command.parameters())) {
            return refuse(Reason.NO_CHANGE);
        }
        boolean fit =
                PublicationLimits.isName(command.policy()) && PublicationLimits.areParameters(command.parameters());
        return fit
                ? Decision.accept(
                        new PolicyAdopted(command.policy(), state.version(command.policy()) + 1, command.parameters()))
                : refuse(Reason.INVALID);
    }

    private static Decision<PublicationEvent> rotate(PublicationState state, RotateSigningKey command) {
        if (command.key().equals(currentKey(state))) {
            return refuse(Reason.NO_CHANGE);
        }
        return PublicationLimits.isLine(command.name()) && PublicationLimits.isLine(command.key())
                ? Decision.accept(new SigningKeyRotated(command.name(), command.key(), currentKey(state)))
                : refuse(Reason.INVALID);
    }

    private static Decision<PublicationEvent> restore(RecordRestore command) {
        boolean fit = PublicationLimits.isLine(command.oldOrigin())
                && PublicationLimits.isCheckpoint(command.lastCheckpoint())
                && command.restoredSize() >= 0;
        return fit
                ? Decision.accept(
                        new LedgerRestored(command.oldOrigin(), command.lastCheckpoint(), command.restoredSize()))
                : refuse(Reason.INVALID);
    }

    private static String currentKey(PublicationState state) {
        return state.key() == null ? "" : state.key().key();
    }

    private static void require(boolean follows, PublicationEvent event) {
        if (!follows) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot follow here");
        }
    }

    private static Decision<PublicationEvent> refuse(Reason reason) {
        return Decision.refuse(Refusal.of(reason, "NONE"));
    }
}
