package al.feedbackledger.api.publication;

import al.feedbackledger.projections.timeline.Candidate;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.publication.PublicationCommand.TakePublication;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Takes a publication of everything recorded so far. */
@Component
public final class Publisher {
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    private final LedgerReader ledger;
    private final Timelines timelines;
    private final ViewPositions positions;
    private final CommandDoor door;
    private final Clock clock;

    Publisher(LedgerReader ledger, Timelines timelines, ViewPositions positions, CommandDoor door, Clock clock) {
        this.ledger = ledger;
        this.timelines = timelines;
        this.positions = positions;
        this.door = door;
        this.clock = clock;
    }

    /** What became of taking a publication. */
    public sealed interface Outcome {
        /** @param position of the PublicationTaken event itself */
        record Taken(long number, long lastPosition, long position) implements Outcome {}

        /** Not now: the view is behind, or another node is taking one. */
        record NotNow(String why) implements Outcome {}
    }

    /** Waits until the timelines have folded all that is recorded, then publishes it. */
    public Outcome take(Actor by) {
        long head = ledger.headPosition();
        if (head == 0) {
            return new Outcome.NotNow("nothing is recorded yet");
        }
        if (!positions.await(Set.of("timeline"), head, CATCH_UP)) {
            return new Outcome.NotNow("the timelines are behind the ledger");
        }
        Instant at = clock.instant();
        Candidate candidate = timelines.candidate(head, at);
        CommandResult result = door.send(
                new TakePublication(
                        candidate.number(), candidate.lastPosition(), candidate.policy(), candidate.digest()),
                Act.of(by, at),
                Attachment.none());
        return result instanceof CommandResult.Done done
                ? new Outcome.Taken(candidate.number(), candidate.lastPosition(), done.lastPosition())
                : new Outcome.NotNow(result.getClass().getSimpleName());
    }
}
