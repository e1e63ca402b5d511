package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.AppendRefusal.DuplicateEventId;
import al.feedbackledger.store.eventstore.AppendRefusal.StreamConflict;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The ledger as Axon sees it. Tokens are positions: {@code GlobalSequenceTrackingToken(n)} means that the event at
 * position n was seen; the tail is 0.
 */
public final class LedgerEventStorageEngine extends BatchingEventStorageEngine {
    static final String UNIQUE_VIOLATION = "23505";

    private final LedgerReader reader;
    private final LedgerWriter writer;
    private final EventFormatSerializer format;
    private final UnaryOperator<Map<String, Object>> metadataFilter;
    private final Snapshots snapshots;

    private LedgerEventStorageEngine(Builder builder) {
        super(builder);
        this.reader = builder.reader;
        this.writer = builder.writer;
        this.format = builder.format;
        this.metadataFilter = builder.metadataFilter;
        this.snapshots = builder.snapshots;
    }

    /**
     * Begins an engine.
     *
     * @param format the catalogue of events, also their serializer
     */
    public static Builder builder(LedgerReader reader, LedgerWriter writer, EventFormatSerializer format) {
        return new Builder(reader, writer, format);
    }

    /** Resolves what PostgreSQL calls a unique violation; Axon's default knows other databases only. */
    public static boolean isUniqueViolation(Exception e) {
        return e instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    /** Turns a message into what is stored of it; its metadata passes the engine's filter. */
    public StagedEvent stage(EventMessage<?> message) {
        return stage(message, new LinkedHashMap<>(metadataFilter.apply(new LinkedHashMap<>(message.getMetaData()))));
    }

    /** Turns a message into what is stored of it, with exactly this metadata. */
    public StagedEvent stage(EventMessage<?> message, Map<String, ?> metadata) {
        return switch (message) {
            case DomainEventMessage<?> domain ->
                stage(domain, domain.getAggregateIdentifier(), domain.getSequenceNumber(), metadata);
            default -> stage(message, message.getIdentifier(), 0, metadata);
        };
    }

    private StagedEvent stage(EventMessage<?> message, String streamId, long sequenceNo, Map<String, ?> metadata) {
        Object payload = message.getPayload();
        String name = format.format().name(payload.getClass());
        return new StagedEvent(
                streamId,
                sequenceNo,
                message.getIdentifier(),
                name,
                format.format().revision(payload.getClass()),
                message.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                format.format().write(payload),
                format.writeMetadata(metadata),
                format.format().isPublic(name));
    }

    /** Whether the catalogue shows events of this class in the public log. */
    public boolean isPublic(Class<?> payloadType) {
        return format.format().isPublic(format.format().name(payloadType));
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            writer.append(AppendRequest.of(events.stream().map(this::stage).toList()))
                    .join();
        } catch (CompletionException e) {
            throw inAxonsWords(e.getCause(), events);
        }
    }

    /**
     * What Axon expects to be thrown for an append that failed: a conflict found under the lock is to Axon a violated
     * unique constraint.
     */
    public RuntimeException inAxonsWords(@Nullable Throwable cause, List<? extends EventMessage<?>> events) {
        if (cause instanceof AppendRefused refused) {
            if (refused.refusal() instanceof StreamConflict conflict) {
                handleConflict(refused, events, conflict.streamId(), conflict.sequenceNo());
            } else if (refused.refusal() instanceof DuplicateEventId duplicate) {
                handleConflict(refused, events, duplicate.streamId(), duplicate.sequenceNo());
            }
            return refused;
        }
        return cause instanceof RuntimeException e
                ? e
                : new LedgerUnavailable("the ledger did not take a request", cause);
    }

    private void handleConflict(
            AppendRefused refused, List<? extends EventMessage<?>> events, String streamId, long sequenceNo) {
        EventMessage<?> failed = events.getFirst();
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domain
                    && domain.getAggregateIdentifier().equals(streamId)
                    && domain.getSequenceNumber() == sequenceNo) {
                failed = event;
            }
        }
        handlePersistenceException(new SQLException(refused.getMessage(), UNIQUE_VIOLATION, refused), failed);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        try {
            snapshots.store(snapshot, serializer);
        } catch (SQLException e) {
            handlePersistenceException(e, snapshot);
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier, format.format());
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return reader.after(position(lastToken), batchSize).stream()
                .map(this::tracked)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return reader.ofStream(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(this::entry)
                .toList();
    }

    /** The next events after a token, decoded; fewer than the limit only at the ledger's end. */
    public List<TrackedEventMessage<?>> nextBatch(@Nullable TrackingToken lastToken, int limit) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        fetchTrackedEvents(lastToken, limit).stream(), getEventSerializer(), upcasterChain)
                .toList();
    }

    private TrackedEventData<?> tracked(StoredEvent event) {
        TrackingToken token = new GlobalSequenceTrackingToken(event.position());
        return event.standsAlone()
                ? new StandaloneEventData(token, entry(event))
                : new TrackedDomainEventData<>(token, entry(event));
    }

    private StoredEventData entry(StoredEvent event) {
        return new StoredEventData(event, format.format().streamType(event.eventName()));
    }

    /** The position a token stands for; nothing seen is 0. */
    public static long position(@Nullable TrackingToken token) {
        return token == null
                ? 0
                : token.position()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "not a token of the ledger: " + token.getClass().getSimpleName()));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.headPosition());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        long head = reader.headPosition();
        return new GlobalSequenceTrackingToken(reader.firstAt(dateTime).orElse(head + 1) - 1);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reader.lastSequenceNo(aggregateIdentifier);
    }

    /** Gathers what an engine needs; both serializers are ours unless a test says otherwise. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {
        private final LedgerReader reader;
        private final LedgerWriter writer;
        private final EventFormatSerializer format;
        private final Snapshots snapshots;
        private UnaryOperator<Map<String, Object>> metadataFilter = UnaryOperator.identity();

        private Builder(LedgerReader reader, LedgerWriter writer, EventFormatSerializer format) {
            this.reader = reader;
            this.writer = writer;
            this.format = format;
            this.snapshots = reader.snapshots();
            eventSerializer(format);
            snapshotSerializer(format);
            persistenceExceptionResolver(LedgerEventStorageEngine::isUniqueViolation);
        }

        /** Which metadata of a message is stored; everything unless said otherwise. */
        public Builder metadataFilter(UnaryOperator<Map<String, Object>> filter) {
            this.metadataFilter = filter;
            return this;
        }

        @Override
        public Builder persistenceExceptionResolver(@Nullable PersistenceExceptionResolver resolver) {
            super.persistenceExceptionResolver(resolver);
            return this;
        }

        @Override
        protected void validate() throws AxonConfigurationException {
            super.validate();
        }

        public LedgerEventStorageEngine build() {
            return new LedgerEventStorageEngine(this);
        }
    }
}
