package al.feedbackledger.store.timer;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.Randomness;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** A node with its timers on a real database: cases are acted on, the projection writes timers down, the clock is moved. */
final class OpenTimers implements AutoCloseable {
    final MovableClock clock = new MovableClock(Made.START);
    final LedgerDoor open;
    final TimerStore store;
    final Timers timers;
    final JdbcClient jdbc;
    final RetentionPolicies policies;
    private final AnnotationEventHandlerAdapter projection;
    private final AnnotationEventHandlerAdapter retention;
    private long folded;

    OpenTimers(TestDatabase database) {
        open = new LedgerDoor(database, 4);
        jdbc = JdbcClient.create(open.ledger.database.pool());
        store = new TimerStore(jdbc);
        policies = new RetentionPolicies(open.ledger.reader);
        timers = started();
        projection = new AnnotationEventHandlerAdapter(new TimerProjection(jdbc));
        retention = new AnnotationEventHandlerAdapter(new RetentionProjection(jdbc, policies));
    }

    /** Timers of a node that has just started on the same database. */
    Timers started() {
        return new Timers(
                new TimerStore(jdbc),
                open.door,
                new CommandReceipts(jdbc, Randomness.secure()),
                stream -> new CaseTerms(Made.STANDARD, policies.monthsAt(clock.instant())),
                clock,
                clock::nanos);
    }

    /** Does what must be allowed, at the clock's time, and lets the projection see it. */
    void does(Actor by, FeedbackCommand command) {
        CommandResult result = open.door.send(command, Act.of(by, clock.instant()), Attachment.none());
        if (!(result instanceof CommandResult.Done)) {
            throw new AssertionError(command.getClass().getSimpleName() + ": " + result);
        }
        fold();
    }

    /** Does one of {@link Commands#byName}. */
    void does(Actor by, String stream, String command) {
        does(by, requireNonNull(Commands.byName().get(command), command).make(stream, null));
    }

    /** Fires what is due and lets the projection see what followed. */
    int fire() {
        int done = timers.fireDue();
        fold();
        return done;
    }

    /** Lets time pass and fires what is due then. */
    int fireAfter(Duration time) {
        return fireAt(clock.instant().plus(time));
    }

    int fireAt(Instant time) {
        clock.passTo(time);
        return fire();
    }

    /** Forgets every timer and folds the whole ledger anew. */
    void rebuild() {
        jdbc.sql("DELETE FROM ops.timer").update();
        folded = 0;
        fold();
    }

    void fold() {
        long head = open.ledger.reader.headPosition();
        try (var events = open.store.openStream(folded == 0 ? null : new GlobalSequenceTrackingToken(folded))) {
            while (folded < head) {
                TrackedEventMessage<?> event = events.nextAvailable();
                projection.handle(event);
                retention.handle(event);
                folded++;
            }
        } catch (Exception e) {
            throw new IllegalStateException("the projection does not take event " + (folded + 1), e);
        }
    }

    /** Names of a case's events, in order. */
    List<String> events(String stream) {
        return open.ledger.reader.ofStream(stream, 0, 1_000).stream()
                .map(StoredEvent::eventName)
                .toList();
    }

    long head() {
        return open.ledger.reader.headPosition();
    }

    /** Kinds of the timers of a case that have not fired. */
    List<String> waiting(String stream) {
        return jdbc.sql("SELECT kind FROM ops.timer WHERE stream_id = :stream ORDER BY kind")
                .param("stream", stream)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        open.close();
    }
}
