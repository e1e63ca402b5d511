package al.feedbackledger.store.axon;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.store.eventstore.PayloadFormat;

import static java.util.Objects.requireNonNull;

/** The ledger's event catalogue, as the event store reads it. */
public final class LedgerPayloads implements PayloadFormat {
    private final EventFormat format = EventFormat.current();

    @Override
    public String name(Class<?> type) {
        return format.of(type).name();
    }

    @Override
    public int revision(Class<?> type) {
        return format.of(type).revision();
    }

    @Override
    public boolean isPublic(String name) {
        return known(name).isPublic();
    }

    @Override
    public byte[] write(Object event) {
        return format.write(event);
    }

    @Override
    public Object read(String name, int revision, byte[] payload) {
        return format.read(name, revision, payload);
    }

    @Override
    public Class<?> typeOf(String name, int revision) {
        return known(name).type();
    }

    @Override
    public String streamType(String name) {
        return known(name).stream().name();
    }

    private EventType known(String name) {
        return requireNonNull(format.find(name), () -> "not in the event catalogue: " + name);
    }
}
