package al.feedbackledger.rules.eventformat;

/**
 * One entry of the event catalogue.
 *
 * @param name as stored
 * @param revision of the payload, counted from 1
 * @param type the current record
 * @param isPublic whether the log shows the event in the clear; everything about a case is opaque
 */
public record EventType(String name, int revision, Class<?> type, StreamType stream, boolean isPublic) {}
