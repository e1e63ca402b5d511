package al.feedbackledger.store.timer;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.Escalate;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseRefusal;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseRetention;
import al.feedbackledger.rules.feedback.FeedbackCommand.MissDeadline;
import al.feedbackledger.rules.feedback.FeedbackCommand.UnmergeFeedback;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Fires what is due: sends the command of each due timer. A command's key derives from cause and kind, so two nodes or two
 * runs fire it once. A case that has moved on refuses, and the timer is done with.
 */
public final class Timers {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final int PAGE = 200;
    private static final byte[] NO_REPLY = new byte[0];
    private static final Duration ASK_AGAIN = Duration.ofHours(6);

    private final TimerSql sql;
    private final CommandDoor door;
    private final CommandReceipts receipts;
    private final Function<String, @Nullable CaseTerms> termsOfCase;
    private final Clock clock;
    private final LongSupplier monotonicNanos;
    private final ClockWatch watch = new ClockWatch();

    /**
     * @param termsOfCase what a case goes by, by stream; null while the views do not know the case
     * @param monotonicNanos as {@link System#nanoTime}
     */
    public Timers(
            TimerStore store,
            CommandDoor door,
            CommandReceipts receipts,
            Function<String, @Nullable CaseTerms> termsOfCase,
            Clock clock,
            LongSupplier monotonicNanos) {
        this.sql = store.sql();
        this.door = door;
        this.receipts = receipts;
        this.termsOfCase = termsOfCase;
        this.clock = clock;
        this.monotonicNanos = monotonicNanos;
    }

    /**
     * Fires what is due now, at most a page.
     *
     * @return how many timers were done with; 0 while halted
     */
    public int fireDue() {
        Instant now = clock.instant();
        Duration ahead = watch.jumped(now, monotonicNanos.getAsLong());
        if (ahead != null) {
            LOG.error("the clock ran {} ahead of the running node: timers are halted until they are resumed", ahead);
            sql.halt("the clock jumped by " + ahead, now);
        }
        if (sql.haltReason() != null) {
            return 0;
        }
        int done = 0;
        for (Timer timer : sql.due(now, PAGE)) {
            if (fire(timer, now)) {
                done++;
            }
        }
        return done;
    }

    private boolean fire(Timer timer, Instant now) {
        CaseTerms terms = termsOfCase.apply(timer.stream());
        if (terms == null) {
            return false;
        }
        FeedbackCommand command = command(timer, terms);
        CommandResult result = door.send(
                command,
                Act.of(Actor.SYSTEM, now),
                new Origin(null, null, timer.causeEvent()),
                Attachment.none().with(receipts.receipt(claim(timer), timer.stream(), (first, last) -> NO_REPLY)));
        return switch (result) {
            case CommandResult.Done done -> finished(timer);
            case CommandResult.Repeated repeated -> finished(timer);
            case CommandResult.Refused refused -> refused(timer, refused.refusal(), now);
            case CommandResult.KeyReused reused ->
                throw new IllegalStateException("a timer's key belongs to another timer: " + timer.kind());
            case CommandResult.AlreadyImported imported ->
                throw new IllegalStateException("a timer imports nothing: " + timer.kind());
            case CommandResult.Conflict conflict -> false;
            case CommandResult.Overloaded full -> false;
            case CommandResult.Unavailable away -> false;
        };
    }

    private boolean finished(Timer timer) {
        sql.delete(timer);
        return true;
    }

    private boolean refused(Timer timer, Refusal refusal, Instant now) {
        if (refusal.reason() == Refusal.Reason.TOO_EARLY) {
            // Ten working days can be longer than the projection could know: holidays.
            sql.postpone(timer, now.plus(ASK_AGAIN));
            return false;
        }
        if (timer.kind() != TimerKind.RETENTION && refusal.state().equals(Status.MERGED.name())) {
            sql.park(timer);
            return false;
        }
        return finished(timer);
    }

    private static ClaimedCommand claim(Timer timer) {
        IdempotencyKey key =
                IdempotencyKey.derived(timer.causeEvent(), timer.kind().name());
        return ClaimedCommand.of(Actor.SYSTEM.id(), "timer", key, timer.stream().getBytes(StandardCharsets.UTF_8));
    }

    private static FeedbackCommand command(Timer timer, CaseTerms terms) {
        String stream = timer.stream();
        ServiceStandard standard = terms.standard();
        return switch (timer.kind()) {
            case MISS_ACKNOWLEDGE -> new MissDeadline(stream, DeadlineKind.ACKNOWLEDGE);
            case MISS_ANSWER -> new MissDeadline(stream, DeadlineKind.ANSWER);
            case MISS_REVIEW -> new MissDeadline(stream, DeadlineKind.REVIEW);
            case ESCALATE_ANSWER -> new Escalate(stream, DeadlineKind.ANSWER, standard);
            case ESCALATE_REVIEW -> new Escalate(stream, DeadlineKind.REVIEW, standard);
            case LAPSE_CLARIFICATION -> new LapseClarification(stream, standard);
            case LAPSE_ANSWER -> new LapseAnswer(stream);
            case LAPSE_REFUSAL -> new LapseRefusal(stream);
            case RETENTION -> new LapseRetention(stream, terms.retentionMonths());
            case UNMERGE_WITHDRAWN -> new UnmergeFeedback(stream, UnmergeReason.TARGET_WITHDRAWN);
            case UNMERGE_DECLINED -> new UnmergeFeedback(stream, UnmergeReason.TARGET_DECLINED);
        };
    }
}
