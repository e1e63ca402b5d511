package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.store.eventstore.LedgerIds;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metadata of stored events: an allow-list, in a fixed order. Anything else a message carries (trace headers, what
 * interceptors add) would stay in the record for ever.
 */
final class EventMetadata {
    static final String ACTOR_ROLE = "actorRole";
    static final String ACTOR_ID = "actorId";
    static final String CHANNEL = "channel";
    static final String CORRELATION_ID = "correlationId";
    static final String CAUSATION_ID = "causationId";

    private static final List<String> ALLOWED = List.of(ACTOR_ROLE, ACTOR_ID, CHANNEL, CORRELATION_ID, CAUSATION_ID);

    private final Map<String, String> ofCase;
    private final Map<String, String> ofPublic;

    private EventMetadata(Map<String, String> ofCase, Map<String, String> ofPublic) {
        this.ofCase = ofCase;
        this.ofPublic = ofPublic;
    }

    /** What all events of one command carry. */
    static EventMetadata of(Act act, Origin origin, Message<?> command) {
        String correlation = origin.correlationId();
        String causation = origin.causationId();
        Map<String, String> ofCase = new LinkedHashMap<>();
        ofCase.put(ACTOR_ROLE, act.by().role().name());
        ofCase.put(ACTOR_ID, act.by().id());
        putIfThere(ofCase, CHANNEL, origin.channel());
        ofCase.put(CORRELATION_ID, correlation == null ? command.getIdentifier() : correlation);
        ofCase.put(CAUSATION_ID, causation == null ? command.getIdentifier() : causation);
        return new EventMetadata(ofCase, publicPart(ofCase));
    }

    /** What an event published without a command carries: of its own metadata, what is allowed. */
    static EventMetadata of(Message<?> event) {
        Map<String, String> ofCase = new LinkedHashMap<>();
        for (String key : ALLOWED) {
            if (event.getMetaData().get(key) instanceof String text) {
                ofCase.put(key, text);
            }
        }
        return new EventMetadata(ofCase, publicPart(ofCase));
    }

    /** A public event names no case and no person: its actor is the role alone, its ids are drawn for it. */
    private static Map<String, String> publicPart(Map<String, String> ofCase) {
        Map<String, String> ofPublic = new LinkedHashMap<>();
        putIfThere(ofPublic, ACTOR_ROLE, ofCase.get(ACTOR_ROLE));
        putIfThere(ofPublic, CHANNEL, ofCase.get(CHANNEL));
        String fresh = LedgerIds.next();
        ofPublic.put(CORRELATION_ID, fresh);
        ofPublic.put(CAUSATION_ID, fresh);
        return ofPublic;
    }

    private static void putIfThere(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    Map<String, String> forEvent(boolean isPublic) {
        return isPublic ? ofPublic : ofCase;
    }
}
