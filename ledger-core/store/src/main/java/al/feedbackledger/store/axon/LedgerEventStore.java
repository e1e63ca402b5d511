package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.LedgerIds;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.eventstore.LedgerWriter;
import al.feedbackledger.store.eventstore.StagedEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Axon's event store over the ledger.
 *
 * <p>Events gather in the root unit of work and go to the writer as one request when it commits, with whatever the
 * command carries for storing beside them. The thread waits there without holding a connection. Here is also enforced
 * what Axon's own contract leaves open: ids are UUIDs, streams begin at 0, metadata is on the list.
 */
public final class LedgerEventStore extends AbstractEventBus implements EventStore {
    private static final String STAGED = LedgerEventStore.class.getName() + ".staged";

    private final LedgerEventStorageEngine engine;
    private final LedgerWriter writer;
    private final LedgerTail tail;

    public LedgerEventStore(LedgerEventStorageEngine engine, LedgerWriter writer, LedgerTail tail) {
        super(new Builder());
        this.engine = engine;
        this.writer = writer;
        this.tail = tail;
    }

    private static final class Builder extends AbstractEventBus.Builder {}

    /** Called in the root's PREPARE_COMMIT, perhaps more than once; after it nothing more is published. */
    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        super.prepareCommit(events);
        if (CurrentUnitOfWork.isStarted()) {
            staged(CurrentUnitOfWork.get().root()).addAll(events);
        } else {
            submit(events, null);
        }
    }

    /** Called in the root's COMMIT, once for each unit of work that published; the first call takes all. */
    @Override
    protected void commit(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            List<EventMessage<?>> staged = List.copyOf(staged(root));
            staged(root).clear();
            if (!staged.isEmpty()) {
                submit(staged, root.getMessage());
            }
        }
    }

    private static List<EventMessage<?>> staged(UnitOfWork<?> root) {
        return root.getOrComputeResource(STAGED, key -> new ArrayList<EventMessage<?>>());
    }

    private void submit(List<? extends EventMessage<?>> events, @Nullable Message<?> cause) {
        Sending sending = cause != null && cause.getMetaData().get(ActMetadata.SENDING) instanceof Sending s ? s : null;
        Attachment attachment = sending == null ? Attachment.none() : sending.attachment();
        AppendRequest request = new AppendRequest(stage(events, cause, sending), withErasure(attachment, events));
        try {
            Appended appended = writer.append(request).join();
            if (sending != null) {
                sending.appended(appended);
            }
        } catch (CompletionException e) {
            throw engine.inAxonsWords(e.getCause(), events);
        }
    }

    /** Whoever records that words are erased erases them: no command, door or timer can do the one without the other. */
    private static Attachment withErasure(Attachment attachment, List<? extends EventMessage<?>> events) {
        Attachment all = attachment;
        for (EventMessage<?> message : events) {
            if (message.getPayload() instanceof PersonalDataErased erased
                    && message instanceof DomainEventMessage<?> event) {
                if (all.erased() != null) {
                    throw new IllegalStateException("one command erases the words of one case");
                }
                List<UUID> refs = erased.refs().stream().map(UUID::fromString).toList();
                all = all.with(
                        new ErasedCase(event.getAggregateIdentifier(), refs, event.getTimestamp(), erased.ground()));
            }
        }
        return all;
    }

    private List<StagedEvent> stage(
            List<? extends EventMessage<?>> events, @Nullable Message<?> cause, @Nullable Sending sending) {
        EventMetadata ofCommand = cause != null && cause.getMetaData().get(ActMetadata.ACT) instanceof Act act
                ? EventMetadata.of(act, sending == null ? Origin.INTERNAL : sending.origin(), cause)
                : null;
        List<StagedEvent> staged = new ArrayList<>();
        for (EventMessage<?> event : events) {
            EventMetadata metadata = ofCommand == null ? EventMetadata.of(event) : ofCommand;
            staged.add(engine.stage(event, metadata.forEvent(engine.isPublic(event.getPayloadType()))));
        }
        requireOrder(staged);
        return staged;
    }

    /** Sequence numbers above 0 are checked against the stream under the ledger's lock; only its beginning is not. */
    private void requireOrder(List<StagedEvent> staged) {
        for (int i = 0; i < staged.size(); i++) {
            StagedEvent event = staged.get(i);
            if (!LedgerIds.isUuid(event.eventId())) {
                throw new IllegalArgumentException("an event's id is not a UUID: " + event.eventName());
            }
            boolean firstHere =
                    staged.subList(0, i).stream().noneMatch(e -> e.streamId().equals(event.streamId()));
            if (firstHere
                    && event.sequenceNo() > 0
                    && engine.lastSequenceNumberFor(event.streamId()).isEmpty()) {
                throw new IllegalArgumentException(
                        "a stream begins with " + event.eventName() + " at " + event.sequenceNo() + " instead of 0");
            }
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return readEvents(aggregateIdentifier, 0);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.concat(
                engine.readEvents(aggregateIdentifier, firstSequenceNumber),
                DomainEventStream.of(stagedOf(aggregateIdentifier)
                        .filter(event -> event.getSequenceNumber() >= firstSequenceNumber)));
    }

    private Stream<? extends DomainEventMessage<?>> stagedOf(String aggregateIdentifier) {
        List<DomainEventMessage<?>> own = new ArrayList<>();
        for (EventMessage<?> message : queuedMessages()) {
            if (message instanceof DomainEventMessage<?> event
                    && event.getAggregateIdentifier().equals(aggregateIdentifier)) {
                own.add(event);
            }
        }
        return own.stream();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        Optional<Long> staged = stagedOf(aggregateIdentifier)
                .map(DomainEventMessage::getSequenceNumber)
                .max(Long::compareTo);
        return staged.isPresent() ? staged : engine.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    /** A stream of all events after a token; it wakes its reader when the ledger grows. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new LedgerEventStream(engine, tail, trackingToken);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }
}
