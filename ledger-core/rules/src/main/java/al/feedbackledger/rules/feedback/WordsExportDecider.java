package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.WordsExportCommand.ApproveWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.DeclineWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.RequestWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.TakeWordsExport;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExportApproved;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExportDeclined;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExportRequested;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExported;
import al.feedbackledger.rules.feedback.WordsExportState.Approved;
import al.feedbackledger.rules.feedback.WordsExportState.Asked;
import al.feedbackledger.rules.feedback.WordsExportState.Declined;
import al.feedbackledger.rules.feedback.WordsExportState.None;
import al.feedbackledger.rules.feedback.WordsExportState.Requested;
import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides about exports with words, and folds them. An auditor or a data protection officer asks, another data protection
 * officer approves, and who asked takes it within some days: one person alone never comes to all words.
 */
@CheckReturnValue
public final class WordsExportDecider {
    /** An approval is for now, not for ever. */
    public static final Duration TAKEN_WITHIN = Duration.ofDays(7);

    /** A transfer may break off and be begun again, a few times. */
    public static final int MOST_TAKES = 5;

    private WordsExportDecider() {}

    public static Decision<WordsExportEvent> decide(WordsExportState state, WordsExportCommand command, Act act) {
        return switch (command) {
            case RequestWordsExport request -> request(state, request, act.by().role());
            case ApproveWordsExport unused ->
                answer(state, act, new WordsExportApproved(act.at().plus(TAKEN_WITHIN), MOST_TAKES));
            case DeclineWordsExport unused -> answer(state, act, new WordsExportDeclined());
            case TakeWordsExport unused -> take(state, act);
        };
    }

    private static Decision<WordsExportEvent> request(WordsExportState state, RequestWordsExport command, Role role) {
        if (role != Role.AUDITOR && role != Role.DPO) {
            return refuse(Reason.NOT_YOURS, state);
        }
        return state instanceof None
                ? Decision.accept(new WordsExportRequested(command.reason()))
                : refuse(Reason.ALREADY_EXISTS, state);
    }

    private static Decision<WordsExportEvent> answer(WordsExportState state, Act act, WordsExportEvent answer) {
        if (act.by().role() != Role.DPO) {
            return refuse(Reason.NOT_YOURS, state);
        }
        return switch (state) {
            case None unused -> refuse(Reason.UNKNOWN, state);
            case Requested requested ->
                requested.asked().by().equals(act.by().id())
                        ? refuse(Reason.SAME_PERSON, state)
                        : Decision.accept(answer);
            case Approved unused -> refuse(Reason.NOT_NOW, state);
            case Declined unused -> refuse(Reason.NOT_NOW, state);
        };
    }

    private static Decision<WordsExportEvent> take(WordsExportState state, Act act) {
        return switch (state) {
            case None unused -> refuse(Reason.UNKNOWN, state);
            case Requested requested -> refuse(notYoursOr(Reason.NOT_NOW, requested.asked(), act), state);
            case Declined declined -> refuse(notYoursOr(Reason.NOT_NOW, declined.asked(), act), state);
            case Approved approved -> take(approved, act);
        };
    }

    private static Decision<WordsExportEvent> take(Approved approved, Act act) {
        if (!approved.asked().by().equals(act.by().id())) {
            return refuse(Reason.NOT_YOURS, approved);
        }
        if (approved.isOver(act.at())) {
            return refuse(Reason.TOO_LATE, approved);
        }
        return approved.isUsedUp()
                ? refuse(Reason.LIMIT_REACHED, approved)
                : Decision.accept(new WordsExported(approved.taken() + 1));
    }

    private static Reason notYoursOr(Reason otherwise, Asked asked, Act act) {
        return asked.by().equals(act.by().id()) ? otherwise : Reason.NOT_YOURS;
    }

    private static Decision<WordsExportEvent> refuse(Reason reason, WordsExportState state) {
        return Decision.refuse(Refusal.of(reason, WordsExportState.code(state)));
    }

    /** @throws IllegalStateException when the event cannot follow the state, or not from this actor or at this time */
    public static WordsExportState evolve(WordsExportState state, WordsExportEvent event, Stamp stamp) {
        return switch (event) {
            case WordsExportRequested e -> {
                require(state instanceof None, "an export is asked for once");
                yield new Requested(new Asked(stamp.actor(), stamp.at(), e.reason()));
            }
            case WordsExportApproved e ->
                new Approved(answered(state, stamp), stamp.actor(), stamp.at(), e.until(), e.takes(), 0);
            case WordsExportDeclined unused -> new Declined(answered(state, stamp), stamp.actor(), stamp.at());
            case WordsExported e -> taken(state, e.number(), stamp);
        };
    }

    private static Asked answered(WordsExportState state, Stamp stamp) {
        if (!(state instanceof Requested requested)) {
            throw new IllegalStateException("an export is decided on once, after it was asked for");
        }
        require(!requested.asked().by().equals(stamp.actor()), "nobody decides on an export of their own");
        return requested.asked();
    }

    private static Approved taken(WordsExportState state, int number, Stamp stamp) {
        if (!(state instanceof Approved approved)) {
            throw new IllegalStateException("an export is taken after it was approved");
        }
        Asked asked = approved.asked();
        Instant until = approved.until();
        require(asked.by().equals(stamp.actor()), "an export is taken by who asked for it");
        require(!approved.isOver(stamp.at()), "an export is taken until its approval runs out");
        require(number == approved.taken() + 1 && number <= approved.takes(), "an export is taken so many times");
        return new Approved(asked, approved.by(), approved.at(), until, approved.takes(), number);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
