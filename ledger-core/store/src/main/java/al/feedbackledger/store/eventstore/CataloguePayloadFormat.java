package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;

/** The ledger's own events, as {@link EventFormat} writes and reads them. */
public final class CataloguePayloadFormat implements PayloadFormat {
    private final EventFormat format;

    public CataloguePayloadFormat(EventFormat format) {
        this.format = format;
    }

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
        return type(name).isPublic();
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
        return type(name).type();
    }

    @Override
    public String streamType(String name) {
        return type(name).stream().name();
    }

    private EventType type(String name) {
        EventType found = format.find(name);
        if (found == null) {
            throw new IllegalArgumentException(name + " is not in the event catalogue");
        }
        return found;
    }
}
